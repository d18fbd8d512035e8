import { createInterface } from 'node:readline';
import { neutral } from '../../model/neutral.ts';
import { sayLines } from '../output.ts';

/** Asks a person, one line at a time. */
export interface Terminal {
  /** The reply without spaces around it; undefined when the person ended with Ctrl-C or Ctrl-D, or there is nobody. */
  ask(question: string): Promise<string | undefined>;
  close(): void;
}

/**
 * Opens the terminal for questions; they go to stderr like all text for people. Lines that come faster than the
 * questions, as from a file, wait for their turn. Plain lines instead of a drawn menu, so that a screen reader can follow.
 */
export function openTerminal(): Terminal {
  const reader = createInterface({ input: process.stdin, output: process.stderr, terminal: process.stdin.isTTY });
  const waiting: string[] = [];
  let closed = false;
  let deliver: ((line: string | undefined) => void) | undefined;
  const hand = (line: string | undefined): void => {
    const to = deliver;
    deliver = undefined;
    to?.(line);
  };
  reader.on('line', (line) => {
    if (deliver === undefined) waiting.push(line);
    else hand(line);
  });
  reader.on('SIGINT', () => reader.close());
  reader.on('close', () => {
    closed = true;
    hand(undefined);
  });
  return {
    ask(asked) {
      // The reader writes its prompt itself.
      const question = neutral(asked);
      reader.setPrompt(question);
      const early = waiting.shift();
      if (early !== undefined) {
        sayLines([question]);
        return Promise.resolve(early.trim());
      }
      if (closed) return Promise.resolve(undefined);
      reader.prompt();
      return new Promise((resolve) => {
        deliver = (line) => resolve(line?.trim());
      });
    },
    close: () => reader.close(),
  };
}
