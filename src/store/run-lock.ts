import { acquireLock, type LockOptions, type ProcessLock } from '../disk/process-lock.ts';
import { PilotError } from '../model/pilot-error.ts';
import { checkedSlug, insideFolder, LOCKS_FOLDER } from './paths.ts';

/**
 * Takes the lock on a region in an environment, so that two runs never ask the same endpoint at once. Throws PilotError
 * SP4004 when a live process (or one that cannot be proven dead) holds it, and SP4003.
 */
export function acquireRegionLock(
  resultsDir: string,
  { environment, region }: { readonly environment: string; readonly region: string },
  options: LockOptions,
): ProcessLock {
  const lock = { folder: insideFolder(resultsDir, LOCKS_FOLDER), name: `${checkedSlug(environment)}.${checkedSlug(region)}` };
  return acquireLock(lock, options, (by) => held(environment, region, by));
}

function held(environment: string, region: string, by: string): PilotError {
  return new PilotError('SP4004', {
    place: { what: `region ${region} i miljøet ${environment}` },
    seen: `regionen er optaget: ${by}`,
    expected: 'at kun én kørsel ad gangen afprøver en region i et miljø',
    remedy: 'Vent, til den anden kørsel er slut. Er du sikker på, at den ikke kører mere, så slet filerne i results/.locks.',
  });
}
