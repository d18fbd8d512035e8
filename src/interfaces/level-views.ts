import type { LevelView } from './views.ts';

/**
 * Levels from the two ID27 fields, paired in order. A field that is not there is undefined, one that is empty an empty
 * string; a pair with nothing in it is no level, which is how a file with fixed columns says that there is none.
 */
export function levelViews(codes: readonly string[], names: readonly string[]): readonly LevelView[] {
  return Array.from({ length: Math.max(codes.length, names.length) }, (_, index) => ({
    code: codes[index],
    name: names[index],
    system: undefined,
  })).filter(({ code, name }) => (code ?? '') !== '' || (name ?? '') !== '');
}
