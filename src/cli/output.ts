import { formatPilotError, type PilotError } from '../model/pilot-error.ts';

/** Text for people goes to stderr, so that data on stdout can be piped on. */
export function say(text = ''): void {
  process.stderr.write(`${text}\n`);
}

/** Data for machines. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Coded errors, one after another, each with its place and remedy. */
export function sayErrors(errors: readonly PilotError[]): void {
  say(errors.map(formatPilotError).join('\n\n'));
}

/**
 * A whole document for a program. The program may stop reading when it has seen enough (`| head`); that is its right and no
 * fault of ours.
 */
export function printDocument(text: string): void {
  process.stdout.once('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  process.stdout.write(text);
}
