import { join } from 'node:path';
import { acquireLock, type LockOptions, type ProcessLock } from '../../disk/process-lock.ts';
import { PilotError } from '../../model/pilot-error.ts';
import { LOCKS_FOLDER } from '../paths.ts';
import { type NewestUnits, type NewMeasurement, notWritten, readUnits, writeMeasurement } from './measurements-folder.ts';

/** Who adds a day, and what they had read before. */
export interface AddedBy {
  readonly holder: LockOptions;
  /** The newest units the changes were found against; undefined when there were none. */
  readonly state: NewestUnits | undefined;
}

/**
 * Adds a day as {@link writeMeasurement} does, when nobody else has added one since `state` was read: what happened to the
 * units would else be told twice, or not at all. Throws PilotError SP4070 to SP4072.
 */
export function addMeasurement(folder: string, measurement: NewMeasurement, { holder, state }: AddedBy): void {
  const lock = lockOn(folder, holder);
  try {
    if (readUnits(folder)?.digest !== state?.digest) throw occupied(folder, 'en anden måling er gemt, mens denne blev lavet');
    writeMeasurement(folder, measurement);
  } finally {
    lock.release();
  }
}

function lockOn(folder: string, holder: LockOptions): ProcessLock {
  try {
    return acquireLock({ folder: join(folder, LOCKS_FOLDER), name: 'measure' }, holder, (by) =>
      occupied(folder, `en anden måling bliver gemt: ${by}`),
    );
  } catch (error) {
    // A folder that cannot be locked is one that cannot be written.
    throw error instanceof PilotError && error.code === 'SP4003' ? notWritten(folder, error) : error;
  }
}

const occupied = (folder: string, seen: string): PilotError =>
  new PilotError('SP4072', {
    place: { file: folder },
    seen,
    expected: 'at én måling ad gangen gemmes i mappen',
    remedy: 'Mål igen, når den anden er færdig.',
  });
