import { expect, it } from 'vitest';
import { signatureWords } from './handover-words.ts';

it.each([
  [{ signedBy: ['Region Nordjylland'], problems: [] }, 'underskrevet af Region Nordjylland'],
  [{ signedBy: [], problems: [] }, 'som ingen har skrevet under på'],
  [
    { signedBy: ['Region Nordjylland'], problems: ['nøglen blev spærret den 1. december 2026'] },
    'hvis underskrift ikke gælder: nøglen blev spærret den 1. december 2026',
  ],
])('%j reads “%s”', (handover, words) => expect(signatureWords(handover)).toBe(words));
