import type { PhaseOutSystem } from '../../../model/guidance/phase-out.ts';
import type { Milestone, Progress } from '../../../model/guidance/plan.ts';
import { interfaceRow, isInterface } from '../../../model/interfaces.ts';
import type { Tally } from '../../../report/types.ts';
import { passedWords } from '../tally/passed-words.ts';

/** How far something has come, in words. What nobody has told is said to be so. */
export const PROGRESS_WORDS: Readonly<Record<Progress, string>> = {
  done: 'Gennemført',
  'under-way': 'I gang',
  planned: 'Planlagt',
  unknown: 'Ikke oplyst',
};

/** The states in the order of a table: furthest first, what nobody told last. */
export const PROGRESS_ORDER = ['done', 'under-way', 'planned', 'unknown'] as const satisfies readonly Progress[];

/** How a source tells of a milestone, in one word and with what it means. */
export const MILESTONE_WORDS: Readonly<Record<Milestone['kind'], { readonly name: string; readonly meaning: string }>> = {
  reported: { name: 'Meddelt', meaning: 'en kilde siger, at det er sket' },
  plan: { name: 'Plan', meaning: 'en kilde siger, at det skal ske' },
  expectation: { name: 'Forventning', meaning: 'en kilde siger, at det ventes' },
  law: { name: 'Lov', meaning: 'det står i en lov' },
};

/** The codes that a source names for a system. It does not say that the others are not used. */
export const USES_WORDS: Readonly<Record<PhaseOutSystem['uses'], string>> = {
  shak: 'SHAK',
  sor: 'SOR',
  both: 'SHAK og SOR',
  unknown: 'Ikke oplyst',
};

/** What the kinds of national systems are called. */
export const SYSTEM_KIND: Readonly<Record<PhaseOutSystem['kind'], string>> = {
  system: 'System',
  register: 'Register',
  service: 'Tjeneste',
};

/** The folders under features/ that are no interface in words, where a plan names them. */
const SUBJECT_WORDS: Readonly<Record<string, string>> = {
  drift: 'Svartid',
  enhed: 'Én enhed på alle snitflader',
  fagsystem: 'Regionale systemer',
  id27: 'Niveauet',
  manuel: 'Brugerflader og dokumentation',
  'region-oest': 'Region Østdanmark',
  shak: 'SHAK og SOR',
};

/** A subject’s name: the interface’s where its folder is one, and the folder itself where nobody gave it a name. */
export const subjectWords = (subject: string): string =>
  isInterface(subject) ? interfaceRow(subject).short : (SUBJECT_WORDS[subject] ?? subject);

/** How scenarios stand; where none of them was tried that is said, and no percent is given. */
export const standingWords = (tally: Tally): string => (tally.judged === 0 ? 'ikke afprøvet endnu' : passedWords(tally));
