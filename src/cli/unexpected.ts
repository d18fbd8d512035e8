import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PilotError } from '../model/pilot-error.ts';
import { toolRoot } from './places.ts';

/**
 * What nobody foresaw, as a coded error: its message and the place in the tool where it arose, which is what those who mend
 * it need. A stack says nothing to anybody else.
 */
export function unexpected(error: unknown): PilotError {
  const place = error instanceof Error ? ownPlace(error.stack ?? '') : undefined;
  return new PilotError('SP5003', {
    ...(place === undefined ? {} : { place }),
    seen: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    expected: 'at værktøjet kan forklare, hvad der er galt',
    remedy: 'Meld fejlen til dem, der vedligeholder værktøjet, med kommandoen og det, der står her.',
    cause: error,
  });
}

/** The first place of a stack that is in this project's own code. */
function ownPlace(stack: string): { readonly file: string; readonly line: number } | undefined {
  for (const [, location = '', line] of stack.matchAll(/\(?((?:file:\/\/|\/|[A-Za-z]:\\)[^()\n]*?):(\d+):\d+\)?$/gm)) {
    const path = relative(toolRoot, location.startsWith('file:') ? fileURLToPath(location) : location);
    if (!path.startsWith('..') && !path.includes('node_modules')) return { file: path.replaceAll('\\', '/'), line: Number(line) };
  }
  return undefined;
}
