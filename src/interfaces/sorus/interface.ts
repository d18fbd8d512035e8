import type { SorusEndpoint } from '../../model/config/environment.ts';
import { createReadingCache } from '../../wire/reading-cache.ts';
import { defineInterface, withAddress } from '../interface.ts';
import { contractFile } from '../soap/given-contract.ts';
import { mappingsFor } from '../soap/names.ts';
import { describeService } from '../soap/preflight.ts';
import { createSorusClient } from './client/client.ts';
import { contractChecks } from './client/use-cases.ts';
import type { SorusClient } from './contract.ts';

/** The update service (SORUS). */
export const sorusInterface = defineInterface<SorusEndpoint, SorusClient>({
  id: 'sorus',
  offered: ({ sorus }) => withAddress(sorus),
  open: (endpoint, { auth, wire, cache, ledger, leftBehind, creation, session, environmentFolder, lookUp }) =>
    createSorusClient({
      endpoint,
      auth,
      wire,
      cache,
      mappings: mappingsFor('sorus', session.endpoints.interfaces),
      given: contractFile(endpoint.contract, environmentFolder),
      ledger,
      leftBehind,
      // The exercise is made anew for each run, and its mistakes are each to be found by their own scenario.
      creation: session.environment.exercise ? undefined : creation,
      onDate: session.onDate,
      isClosed: async (sorIdentifier) => ((await lookUp(sorIdentifier))?.toDate ?? '') !== '',
    }),
  // What was never made needs no clean-up.
  idle: { cleanUp: () => Promise.resolve() },
  // Its contract only, because every call of it changes the register.
  questions: (endpoint, { auth, session, environmentFolder }) => {
    const mappings = mappingsFor('sorus', session.endpoints.interfaces);
    const given = contractFile(endpoint.contract, environmentFolder);
    const context = { interface: 'sorus', url: endpoint.url, auth, cache: createReadingCache(), mappings, given } as const;
    return { self: (wire) => describeService({ ...context, wire }, (contract) => contractChecks(contract, mappings)) };
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
