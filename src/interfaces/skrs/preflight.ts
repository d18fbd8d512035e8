import type { SkrsEndpoint } from '../../model/config/environment.ts';
import { PreconditionError } from '../../model/faults.ts';
import type { ResolvedAuth, Wire } from '../../wire/call.ts';
import { createReadingCache } from '../../wire/reading-cache.ts';
import type { Questions } from '../interface.ts';
import { describedBy } from '../soap/preflight.ts';
import { createSkrsClient } from './client/client.ts';

/** The register copy: its WSDL, and one record of its smallest datatype. */
export function skrsQuestions(endpoint: SkrsEndpoint, auth: ResolvedAuth): Questions {
  const client = (wire: Wire) => createSkrsClient({ endpoint, auth, wire, cache: createReadingCache() });
  return {
    self: async (wire) => describedBy(await client(wire).wsdl()),
    access: async (wire) => {
      const answer = await client(wire).replicate({ datatype: 'sorOrganisationalLevel', maxRecords: 1 });
      if (answer.kind !== 'fault' || answer.faultCode !== 'urn:stamdata:unauthorized-access') return;
      throw new PreconditionError('SKRS afviste kaldet.', {
        received: `${answer.faultCode}: ${answer.faultString}`,
        remedy: 'Få adgangen givet for det CVR-nummer, der afprøves med.',
      });
    },
  };
}
