import type { SorlsEndpoint } from '../../model/config/environment.ts';
import { createReadingCache } from '../../wire/reading-cache.ts';
import type { Wire } from '../../wire/call.ts';
import { defineInterface, withAddress } from '../interface.ts';
import { describedBy } from '../soap/preflight.ts';
import { createSorlsClient } from './client/client.ts';
import type { SorlsClient } from './contract.ts';

/** The lookup service (SORLS). */
export const sorlsInterface = defineInterface<SorlsEndpoint, SorlsClient>({
  id: 'sorls',
  offered: ({ sorls }) => withAddress(sorls),
  open: (endpoint, { auth, wire, cache }) => createSorlsClient({ endpoint, auth, wire, cache }),
  // Its WSDL, and a lookup of a test unit when configuration has one.
  questions: (endpoint, { auth, session }) => {
    const cache = createReadingCache();
    const client = (wire: Wire) => createSorlsClient({ endpoint, auth, wire, cache });
    const testUnit = Object.values(session.endpoints.units).at(0);
    return {
      self: async (wire) => describedBy(await client(wire).wsdl()),
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
