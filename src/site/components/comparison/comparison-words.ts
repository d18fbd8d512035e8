import type { ComparisonCell, ComparisonSource } from '../../../model/comparison.ts';

/** What stands in a cell that holds no value. */
export const CELL_WORDS: Readonly<Record<Exclude<ComparisonCell['state'], 'value'>, string>> = {
  empty: 'Tomt felt',
  absent: 'Ikke med',
  'not-carried': 'Findes ikke her',
  'not-read': 'Ikke læst',
};

/** What a column says of an interface that gave no unit. */
export const SOURCE_WORDS: Readonly<Record<Exclude<ComparisonSource['state'], 'read'>, string>> = {
  'unknown-unit': 'Kender ikke enheden',
  deviation: 'Svaret kan ikke bruges',
  'endpoint-error': 'Teknisk fejl',
  'open-question': 'Åbent spørgsmål',
  precondition: 'Forudsætning mangler',
};
