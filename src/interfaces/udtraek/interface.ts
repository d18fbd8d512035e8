import type { ExtractEndpoint } from '../../model/config/environment.ts';
import { defineInterface, withAddress } from '../interface.ts';
import { createExtractClient } from './client/client.ts';
import type { ExtractClient } from './contract.ts';
import { extractQuestions } from './preflight.ts';

/** The extract's files. */
export const udtraekInterface = defineInterface<ExtractEndpoint, ExtractClient>({
  id: 'udtraek',
  offered: ({ udtraek }) => withAddress(udtraek),
  open: (endpoint, { auth, wire, cache }) => createExtractClient({ endpoint, auth, wire, cache }),
  questions: (endpoint, { auth }) => extractQuestions({ endpoint, auth }),
  named: async (client) => (await client.read('xml3', { fresh: true })).units,
  exercise: async () => {
    const [{ registerExtracts }, { EXTRACT_FILES }] = await Promise.all([
      import('./exercise/register-extracts.ts'),
      import('./exercise/files.ts'),
    ]);
    const shown = Object.keys(EXTRACT_FILES).map((file) => `/${file}`);
    return [{ name: 'udtraek', prefix: '/udtraek', mount: registerExtracts, shown }];
  },
});
