import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ErrorPlace, PilotError } from '../model/pilot-error.ts';
import { nameInPlaces, type Places } from '../model/places.ts';

/** SP2020 for what kept step definitions from being loaded, with the place in them that it arose at. */
export function stepsNotLoaded(error: unknown, places: Places): PilotError {
  const compiled = ofCompiler(error);
  return new PilotError('SP2020', {
    place: placeInSteps(error, places) ?? {},
    seen: compiled?.[4] ?? (error instanceof Error ? error.message : String(error)),
    expected: 'trin, der kan læses og køres som TypeScript',
    remedy: 'Ret filen. Det, et trin skal bruge, kommer fra “sor-pilot/steps” eller ligger i step-definitions/.',
    cause: error,
  });
}

/** Where in step definitions an error arose; undefined when it says of no place in them. */
export function placeInSteps(error: unknown, places: Places): ErrorPlace | undefined {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const [, told, toldLine] = ofCompiler(error) ?? [];
  // The compiler names a file from where the tool lies.
  if (told !== undefined) return placeOf(resolve(places.tool, told), toldLine, places);
  for (const [, location = '', line] of stack.matchAll(/((?:file:\/\/|\/|[A-Za-z]:\\)[^()\n]*?):(\d+)(?::\d+)?\)?$/gm)) {
    const place = placeOf(location.startsWith('file:') ? fileURLToPath(location) : location, line, places);
    if (place !== undefined) return place;
  }
  return undefined;
}

function placeOf(path: string, line: string | undefined, places: Places): ErrorPlace | undefined {
  const file = nameInPlaces(places, path);
  return file.startsWith('step-definitions/') ? { file, line: Number(line) } : undefined;
}

/** File, line, column and sentence of the first thing the compiler could not read. */
function ofCompiler(error: unknown): RegExpExecArray | undefined {
  return /^(.+\.ts)\((\d+),(\d+)\): error TS\d+: (.*)$/m.exec(error instanceof Error ? error.message : '') ?? undefined;
}
