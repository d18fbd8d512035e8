import { PilotError } from '../../model/pilot-error.ts';
import { destinationOf, type OutputErrors, writeOutput } from '../output-file.ts';

const ERRORS: OutputErrors = {
  code: 'SP4029',
  expected: 'en mappe, der findes og kan skrives i',
  remedy: 'Vælg en anden fil med -o. De svar, der var gemt, er der stadig.',
};

/**
 * Writes a form so that Ctrl-C, a crash or a full disk leaves either the old one or the whole new one. Throws
 * PilotError SP4029.
 */
export async function writeFormFile(file: string, text: string): Promise<void> {
  await writeOutput(file, text, { errors: ERRORS });
}

/** Writes a form that was not there: one with answers in it is never written over. Throws PilotError SP4029. */
export async function writeNewFormFile(file: string, text: string): Promise<void> {
  const errors: OutputErrors = {
    code: 'SP4029',
    expected: 'et nyt navn, så ingen svar går tabt, i en mappe, der findes og kan skrives i',
    remedy: 'Vælg et andet navn med -o, eller svar videre i filen med “npx sor-pilot manual -o FIL”.',
  };
  await writeOutput(file, text, { errors, isNew: true });
}

/** Throws SP4029 for what is no regular file: answers are read again from where they were written. */
export function assertAnswerable(file: string): void {
  if (destinationOf(file, ERRORS).kind === 'file') return;
  throw new PilotError('SP4029', {
    place: { file },
    seen: 'det er ikke en almindelig fil',
    expected: 'en fil, svarene kan stå i',
    remedy: 'Vælg en anden fil med -o.',
  });
}
