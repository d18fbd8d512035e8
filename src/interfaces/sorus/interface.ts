import type { SorusEndpoint } from '../../model/config/environment.ts';
import { createReadingCache } from '../../wire/reading-cache.ts';
import { defineInterface, withAddress } from '../interface.ts';
import { readWsdl } from '../soap/client.ts';
import { describedBy } from '../soap/preflight.ts';
import { createSorusClient } from './client/client.ts';
import type { SorusClient } from './contract.ts';

/** The update service (SORUS). */
export const sorusInterface = defineInterface<SorusEndpoint, SorusClient>({
  id: 'sorus',
  offered: ({ sorus }) => withAddress(sorus),
  open: (endpoint, { auth, wire, cache, ledger, leftBehind, session, lookUp }) =>
    createSorusClient({
      endpoint,
      auth,
      wire,
      cache,
      ledger,
      leftBehind,
      onDate: session.onDate,
      isClosed: async (sorIdentifier) => ((await lookUp(sorIdentifier))?.toDate ?? '') !== '',
    }),
  // What was never made needs no clean-up.
  idle: { cleanUp: () => Promise.resolve() },
  // Its WSDL only, because every other call of it changes the register.
  questions: (endpoint, { auth }) => {
    const context = { interface: 'sorus', url: endpoint.url, auth, cache: createReadingCache() } as const;
    return { self: async (wire) => describedBy(await readWsdl({ ...context, wire })) };
  },
  cleanUp: (client) => client.cleanUp(),
  refreshCopies: (client) => client.importNow(),
  exercise: async () => {
    const { registerNightlyImport, registerSorus } = await import('./exercise/register-sorus.ts');
    return [
      { name: 'sorus', prefix: '/sor-opdatering/v4/SOROpdateringService', mount: registerSorus, shown: ['?wsdl'] },
      { name: 'natlig-import', prefix: '/natlig-import', mount: registerNightlyImport },
    ];
  },
});
