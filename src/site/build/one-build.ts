import { createHash } from 'node:crypto';
import { join, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AstroIntegration } from 'astro';
import { formatPilotError, PilotError } from '../../model/pilot-error.ts';
import { isProcessAlive } from '../../disk/process-liveness.ts';
import { acquireLock, type LockOptions, type ProcessLock } from '../../disk/process-lock.ts';
import { type StagedBuild, stageBuild } from './last-good-build.ts';

/**
 * Takes the right to build into a folder, so that two builds never mix their pages there. Locks lie among what may be deleted
 * at any time, named by the folder; a holder that was killed holds nothing. Throws PilotError SP5004 and SP4003.
 */
export function acquireBuildLock(outFolder: string, { root, ...options }: LockOptions & { readonly root: string }): ProcessLock {
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

/** What ends a build from outside without a chance to tidy up, unless it is listened for; and the codes a shell knows them by. */
const ENDED_BY = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/**
 * Lets one process at a time build into a folder: the second is told so before anything is touched. What is built stands
 * beside the folder until all have accepted it, so that the last good site stays where a build is refused or cut off. Stands
 * last, so that all have written before it is put in place.
 */
export function oneBuild(root: string): AstroIntegration {
  let staged: StagedBuild | undefined;
  let lock: ProcessLock | undefined;
  const end = (): void => {
    try {
      staged?.discard();
    } finally {
      lock?.release();
      staged = lock = undefined;
    }
  };
  return {
    name: 'sor-pilot-one-build',
    hooks: {
      'astro:config:setup': ({ command, config, updateConfig }) => {
        if (command !== 'build') return;
        const holder = { pid: process.pid, startedAt: new Date(performance.timeOrigin), isAlive: isProcessAlive };
        const folder = fileURLToPath(config.outDir);
        process.once('exit', end);
        for (const [signal, code] of Object.entries(ENDED_BY)) process.once(signal, () => process.exit(code));
        withoutStacks(() => {
          lock = acquireBuildLock(folder, { root, ...holder });
          staged = stageBuild(folder, root);
          updateConfig({ outDir: pathToFileURL(staged.folder + sep) });
        });
      },
      'astro:build:done': () => {
        withoutStacks(() => staged?.accept());
        end();
      },
    },
  };
}

/** Astro shows the stack of what is thrown; a coded error says where and why itself. */
function withoutStacks(act: () => void): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof PilotError)) throw error;
    const told = new Error(formatPilotError(error));
    told.stack = '';
    throw told;
  }
}
