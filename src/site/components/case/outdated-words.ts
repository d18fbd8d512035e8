import type { Cell } from '../../../report/types.ts';

const WORDS: Readonly<Record<Cell['outdatedParts'][number], string>> = {
  specification: 'scenariets ordlyd',
  features: 'specifikationerne',
  steps: 'trinnenes kode',
  config: 'konfigurationen',
  register: 'registrets dag: regionen er siden afprøvet på et nyere register',
  lapsed: 'tiden: resultatet er ældre, end det er aftalt, at et resultat gælder',
};

/** What moved since a case was measured, in words. */
export const outdatedWords = (parts: Cell['outdatedParts']): string[] => parts.map((part) => WORDS[part]);
