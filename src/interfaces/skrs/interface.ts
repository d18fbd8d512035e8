import type { SkrsEndpoint } from '../../model/config/environment.ts';
import { defineInterface, withAddress } from '../interface.ts';
import { createSkrsClient } from './client/client.ts';
import type { SkrsClient } from './contract.ts';
import { skrsQuestions } from './preflight.ts';

/** The register copy (SKRS). */
export const skrsInterface = defineInterface<SkrsEndpoint, SkrsClient>({
  id: 'skrs',
  offered: ({ skrs }) => withAddress(skrs),
  open: (endpoint, { auth, wire, cache }) => createSkrsClient({ endpoint, auth, wire, cache }),
  questions: (endpoint, { auth }) => skrsQuestions(endpoint, auth),
  named: (client) => client.sorEntities({ fresh: true }),
  exercise: async () => {
    const { registerSkrs } = await import('./exercise/register-skrs.ts');
    const prefix = '/stamdata-batch-copy-ws/service/StamdataReplication';
    return [{ name: 'skrs', prefix, mount: registerSkrs, shown: ['?wsdl'] }];
  },
});
