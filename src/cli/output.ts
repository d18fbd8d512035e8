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
