import type { SorlsEndpoint } from '../../model/config/environment.ts';
import { createReadingCache } from '../../wire/reading-cache.ts';
import type { Wire } from '../../wire/call.ts';
import { defineInterface, withAddress } from '../interface.ts';
import { contractFile } from '../soap/given-contract.ts';
import { mappingsFor } from '../soap/names.ts';
import { describeService } from '../soap/preflight.ts';
import { contractChecks, createSorlsClient } from './client/client.ts';
import type { SorlsClient } from './contract.ts';

/** The lookup service (SORLS). */
export const sorlsInterface = defineInterface<SorlsEndpoint, SorlsClient>({
  id: 'sorls',
  offered: ({ sorls }) => withAddress(sorls),
  open: (endpoint, { auth, wire, cache, session, environmentFolder }) =>
    createSorlsClient({
      endpoint,
      auth,
      wire,
      cache,
      mappings: mappingsFor('sorls', session.endpoints.interfaces),
      given: contractFile(endpoint.contract, environmentFolder),
    }),
  // Its contract, and a lookup of a test unit when configuration has one.
  questions: (endpoint, { auth, session, environmentFolder }) => {
    const context = {
      endpoint,
      auth,
      cache: createReadingCache(),
      mappings: mappingsFor('sorls', session.endpoints.interfaces),
      given: contractFile(endpoint.contract, environmentFolder),
    };
    const client = (wire: Wire) => createSorlsClient({ ...context, wire });
    const testUnit = Object.values(session.endpoints.units).at(0);
    return {
      self: (wire) =>
        describeService({ ...context, interface: 'sorls', url: endpoint.url, wire }, (contract) =>
          contractChecks(contract, context.mappings),
        ),
      ...(testUnit === undefined ? {} : { access: (wire: Wire) => client(wire).getSorEntity({ sorIdentifier: testUnit }) }),
    };
  },
  lookUp: async (client, sorIdentifier) => {
    const answer = await client.getSorEntity({ sorIdentifier });
    return answer.kind === 'found' ? answer.value : undefined;
  },
  exercise: async () => {
    const { registerSorls } = await import('./exercise/register-sorls.ts');
    return [{ name: 'sorls', prefix: '/sorls/service/SOROpslagsservice', mount: registerSorls, shown: ['?wsdl'] }];
  },
});
