import type { MeasuredLevel } from '../../../../model/measurement.ts';

/** What is said of a unit's level: a sign and words, so that colour never stands alone. */
export interface LevelWords {
  readonly state: 'both' | 'wrong' | 'one' | 'none';
  /** Stands before the words and says the same to the eye alone. */
  readonly sign: string;
  readonly words: string;
}

/** `Afsnit 270…` of a whole level; else which of the two fields is missing. */
export function levelWords(level: MeasuredLevel | undefined): LevelWords {
  if (level === undefined || (level.code === '' && level.name === '')) return { state: 'none', sign: '○', words: 'Intet niveau' };
  if (level.name === '') return { state: 'one', sign: '◐', words: `Kun kode: ${level.code}` };
  if (level.code === '') return { state: 'one', sign: '◐', words: `Kun navn: ${level.name}` };
  if (level.wrong === true) {
    return { state: 'wrong', sign: '✕', words: `Ikke i klassifikationen: ${level.name}, ${level.code}` };
  }
  return { state: 'both', sign: '●', words: `${level.name}, ${level.code}` };
}
