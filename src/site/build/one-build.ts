import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { formatPilotError, PilotError } from '../../model/pilot-error.ts';
import { isProcessAlive } from '../../store/process-liveness.ts';
import { acquireLock, type LockOptions, type RegionLock } from '../../store/run-lock.ts';

/**
 * Takes the right to build into a folder, so that two builds never mix their pages there. Locks lie among what may be deleted
 * at any time, named by the folder; a holder that was killed holds nothing. Throws PilotError SP5004 and SP4003.
 */
export function acquireBuildLock(outFolder: string, { root, ...options }: LockOptions & { readonly root: string }): RegionLock {
  const lock = {
    folder: join(root, 'node_modules', '.cache', 'sor-pilot', 'builds'),
    name: createHash('sha256').update(outFolder).digest('hex').slice(0, 16),
  };
  return acquireLock(
    lock,
    options,
    (by) =>
      new PilotError('SP5004', {
        place: { file: outFolder },
        seen: `siden bliver bygget af ${by}`,
        expected: 'at kun én ad gangen bygger siden i mappen',
        remedy: 'Vent, til den anden er færdig, eller byg i en anden mappe: npm run build -- --outDir MAPPE',
      }),
  );
}

/** Lets one process at a time build into a folder: the second is told so before anything is touched. Stands last, so that all have written before it lets go. */
export function oneBuild(root: string): AstroIntegration {
  let release = (): void => undefined;
  return {
    name: 'sor-pilot-one-build',
    hooks: {
      'astro:config:setup': ({ command, config }) => {
        if (command !== 'build') return;
        const holder = { pid: process.pid, startedAt: new Date(performance.timeOrigin), isAlive: isProcessAlive };
        try {
          const lock = acquireBuildLock(fileURLToPath(config.outDir), { root, ...holder });
          release = () => {
            release = () => undefined;
            lock.release();
          };
        } catch (error) {
          throw error instanceof PilotError ? withoutStack(error) : error;
        }
        process.once('exit', () => release());
      },
      'astro:build:done': () => release(),
    },
  };
}

/** Astro shows the stack of what is thrown; a coded error says where and why itself. */
function withoutStack(error: PilotError): Error {
  const told = new Error(formatPilotError(error));
  told.stack = '';
  return told;
}
