import type { ReportsEndpoint } from '../../model/config/environment.ts';
import { deliveryQuestions } from '../deliveries/preflight.ts';
import { delivered } from '../deliveries/delivered.ts';
import { defineInterface } from '../interface.ts';
import { createReportClient } from './client/client.ts';
import type { ReportClient } from './contract.ts';

/** Sample reports to LPR. */
export const lprInterface = defineInterface<ReportsEndpoint, ReportClient>({
  id: 'lpr',
  offered: ({ lpr }) => delivered(lpr),
  open: (endpoint, { auth, wire, cache, environmentFolder }) =>
    createReportClient({ interface: 'lpr', endpoint, auth, wire, cache, environmentFolder }),
  questions: (endpoint, { auth }) => deliveryQuestions({ interface: 'lpr', endpoint, auth }),
  exercise: async () => {
    const [{ registerLpr }, { REPORT_FILE }] = await Promise.all([
      import('./exercise/register-lpr.ts'),
      import('./exercise/report.ts'),
    ]);
    return [{ name: 'lpr', prefix: '/lpr', mount: registerLpr, shown: [`/${REPORT_FILE}`] }];
  },
});
