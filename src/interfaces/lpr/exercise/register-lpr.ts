import type { FastifyInstance } from 'fastify';
import { registerDelivery } from '../../deliveries/exercise.ts';
import { perContent } from '../../../exercise/ground/per-content.ts';
import { contentFor, type RegionService } from '../../../exercise/ground/region-service.ts';
import { REPORT_FILE, reportFor } from './report.ts';

/** Mounts the region's sample report to LPR. */
export function registerLpr(app: FastifyInstance, service: RegionService): void {
  const report = perContent(
    () => contentFor(service, { interface: 'lpr' }),
    () => {
      const text = reportFor(service);
      return text === undefined ? undefined : { contentType: 'application/xml; charset=utf-8', bytes: Buffer.from(text, 'utf8') };
    },
  );
  registerDelivery(app, service, { interface: 'lpr', files: [REPORT_FILE], render: () => report() });
}
