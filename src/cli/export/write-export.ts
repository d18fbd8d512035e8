import { PilotError } from '../../model/pilot-error.ts';
import { writeFileAtomic } from '../../store/atomic-write.ts';
import { errnoOf } from '../../store/write-error.ts';

/** Writes an export so that its reader sees the old one or the whole new one. Throws SP4051. */
export function writeExport(file: string, text: string): void {
  try {
    writeFileAtomic(file, text);
  } catch (cause) {
    throw new PilotError('SP4051', {
      place: { file },
      seen: seenOf(cause),
      expected: 'en mappe, der findes og kan skrives i',
      remedy: 'Opret mappen, eller vælg en anden fil med -o.',
      cause,
    });
  }
}

function seenOf(error: unknown): string {
  if (!(error instanceof PilotError)) return String(error);
  return errnoOf(error.cause) === 'ENOENT' ? 'mappen findes ikke' : error.seen;
}
