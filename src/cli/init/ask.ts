import { sayErrors } from '../output.ts';
import type { Terminal } from '../manual/terminal.ts';
import type { Read } from './replies.ts';

/** The person ended the questions: q, Ctrl-C, Ctrl-D, or there are no more lines. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

interface Asked<T> {
  readonly question: string;
  readonly read: (reply: string) => Read<T>;
  /** What Enter alone stands for; without, an empty reply is asked again. */
  readonly usual?: T;
}

/** Asks until there is a reply that can be used; what is wrong with the others is told. Throws Stopped. */
export async function askFor<T>(terminal: Terminal, { question, read, usual }: Asked<T>): Promise<T> {
  for (;;) {
    const reply = await terminal.ask(question);
    if (reply === undefined || reply === 'q') throw new Stopped();
    if (reply === '') {
      if (usual !== undefined) return usual;
      continue;
    }
    const told = read(reply);
    if ('value' in told) return told.value;
    sayErrors([told.problem]);
  }
}
