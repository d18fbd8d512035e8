import type { SkrsEndpoint, SorlsEndpoint, SorusEndpoint } from '../../model/config/environment.ts';
import { PreconditionError } from '../../model/faults.ts';
import { createSkrsClient } from '../../interfaces/skrs/client/client.ts';
import { readWsdl } from '../../interfaces/soap/client.ts';
import { parseXml } from '../../protocols/xml/xml-tree.ts';
import { createSorlsClient } from '../../interfaces/sorls/client/client.ts';
import type { Wire } from '../../wire/call.ts';
import { createReadingCache } from '../../wire/reading-cache.ts';
import type { Probe, Questions, Told } from './probe.ts';

/** The register copy: its WSDL, and one record of its smallest datatype. */
export function skrsQuestions({ endpoint, auth }: Probe<SkrsEndpoint>): Questions {
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

/** The lookup service: its WSDL, and a lookup of a test unit when the configuration has one. */
export function sorlsQuestions({ endpoint, auth }: Probe<SorlsEndpoint>, testUnit: string | undefined): Questions {
  const cache = createReadingCache();
  const client = (wire: Wire) => createSorlsClient({ endpoint, auth, wire, cache });
  return {
    self: async (wire) => describedBy(await client(wire).wsdl()),
    ...(testUnit === undefined ? {} : { access: (wire: Wire) => client(wire).getSorEntity({ sorIdentifier: testUnit }) }),
  };
}

/** The update service: its WSDL only, because every other call of it changes the register. */
export function sorusQuestions({ endpoint, auth }: Probe<SorusEndpoint>): Questions {
  const context = { interface: 'sorus', url: endpoint.url, auth, cache: createReadingCache() } as const;
  return { self: async (wire) => describedBy(await readWsdl({ ...context, wire })) };
}

function describedBy(wsdl: string): Told {
  const { attributes } = parseXml(wsdl);
  const name = attributes['name'] ?? 'WSDL uden navn';
  const namespace = attributes['targetNamespace'];
  return { version: namespace === undefined ? name : `${name}, ${namespace}`, release: undefined };
}
