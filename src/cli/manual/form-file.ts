import { existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { PilotError } from '../../model/pilot-error.ts';

/**
 * Writes a form so that Ctrl-C, a crash or a full disk leaves either the old one or the whole new one. Throws
 * PilotError SP4029.
 */
export async function writeFormFile(file: string, text: string): Promise<void> {
  const temporary = join(dirname(file), `.${basename(file)}.${process.pid}.tmp`);
  try {
    const handle = await open(temporary, 'w');
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw new PilotError('SP4029', {
      place: { file },
      seen: `filen kan ikke skrives (${(cause as NodeJS.ErrnoException).code ?? 'ukendt årsag'})`,
      expected: 'en mappe, der findes og kan skrives i',
      remedy: 'Vælg en anden fil med -o. De svar, der var gemt, er der stadig.',
      cause,
    });
  }
}

/** Throws SP4029 when the file is there: a form with answers in it is never written over. */
export function assertNew(file: string): void {
  if (!existsSync(file)) return;
  throw new PilotError('SP4029', {
    place: { file },
    seen: 'filen findes i forvejen',
    expected: 'et nyt navn, så ingen svar går tabt',
    remedy: 'Vælg et andet navn med -o, eller svar videre i filen med “npx sor-pilot manual -o FIL”.',
  });
}
