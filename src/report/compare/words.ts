import type { ChangeKind } from './change-kind.ts';
import type { ChangeReason, MovedPart } from './change-reason.ts';

/** What happened, as a heading over several and beside a number: “3 nye fejl”. */
export const CHANGE_WORDS: Readonly<
  Record<ChangeKind, { readonly heading: string; readonly one: string; readonly many: string }>
> = {
  regressed: { heading: 'Nye fejl', one: 'ny fejl', many: 'nye fejl' },
  changed: { heading: 'Anderledes', one: 'anderledes', many: 'anderledes' },
  unstable: { heading: 'Ustabile', one: 'ustabil', many: 'ustabile' },
  fixed: { heading: 'Rettet', one: 'rettet', many: 'rettet' },
  new: { heading: 'Nye resultater', one: 'nyt resultat', many: 'nye resultater' },
  gone: { heading: 'Ikke kørt nu', one: 'ikke kørt nu', many: 'ikke kørt nu' },
  same: { heading: 'Uændret', one: 'uændret', many: 'uændrede' },
};

/** Where to look for it, and what that is read from. */
export const REASON_WORDS: Readonly<
  Record<ChangeReason, { readonly heading: string; readonly short: string; readonly meaning: string }>
> = {
  system: {
    heading: 'Regionens system',
    short: 'systemet',
    meaning: 'Scenariet og trinnene er de samme, og systemet svarer anderledes end før.',
  },
  specification: {
    heading: 'Specifikationen',
    short: 'specifikationen',
    meaning: 'Scenariets tekst eller trinnene bag den er ændret, siden der sidst blev målt. Det kan være hele forklaringen.',
  },
  data: {
    heading: 'Data',
    short: 'data',
    meaning: 'Testdata manglede før eller mangler nu, eller registret er fra en anden dag.',
  },
  surroundings: {
    heading: 'Opsætning, netværk og værktøj',
    short: 'opsætning, netværk eller værktøj',
    meaning: 'Før eller nu nåede scenariet ikke frem til systemet, eller regionen har erklæret det ikke relevant.',
  },
  'newly-run': {
    heading: 'Kørt for første gang',
    short: 'første gang',
    meaning: 'Der er ikke noget tidligere resultat at måle det imod.',
  },
};

/** A part that results are measured on, in a sentence. */
export const PART_WORDS: Readonly<Record<MovedPart, string>> = {
  specification: 'scenariets tekst',
  steps: 'trinnene',
  config: 'opsætningen',
  register: 'registrets dag',
};
