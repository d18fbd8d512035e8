import { UNIT_CHANGES, type MeasuredChange, type UnitChangeKind } from '../../model/measurement.ts';
import { countInWords } from './in-words.ts';

/** What happened to a unit, in Danish: as a heading, as counted among others, and as a sentence of one and of many. */
interface ChangeWords {
  readonly title: string;
  readonly counted: string;
  readonly one: string;
  readonly many: string;
}

/** What can happen to a unit, in words. `gone` never says closed: nobody has said why. */
export const CHANGE_WORDS: Readonly<Record<UnitChangeKind, ChangeWords>> = {
  opened: { title: 'Åbnet', counted: 'åbnet', one: 'enhed åbnet', many: 'enheder åbnet' },
  closed: { title: 'Lukket', counted: 'lukket', one: 'enhed lukket', many: 'enheder lukket' },
  gone: {
    title: 'Ikke længere i filen',
    counted: 'ikke længere i filen',
    one: 'åben enhed er ikke længere i filen',
    many: 'åbne enheder er ikke længere i filen',
  },
  moved: {
    title: 'Flyttet til en anden overordnet enhed',
    counted: 'flyttet',
    one: 'enhed flyttet',
    many: 'enheder flyttet',
  },
  renamed: {
    title: 'Nyt navn',
    counted: 'med nyt navn',
    one: 'enhed har fået nyt navn',
    many: 'enheder har fået nyt navn',
  },
  level: {
    title: 'Ændret niveau',
    counted: 'med ændret niveau',
    one: 'enhed har fået et andet niveau',
    many: 'enheder har fået et andet niveau',
  },
};

/** How many changes of a kind. */
export interface ChangeCount {
  readonly kind: UnitChangeKind;
  readonly count: number;
}

/** Changes counted by kind, in the order they are told; kinds without any are left out. */
export function changeCounts(changes: readonly Pick<MeasuredChange, 'kind'>[]): readonly ChangeCount[] {
  return UNIT_CHANGES.flatMap((kind) => {
    const count = changes.filter((change) => change.kind === kind).length;
    return count === 0 ? [] : [{ kind, count }];
  });
}

/** `1 lukket, 112 med ændret niveau`; empty when nothing happened. */
export const changesInWords = (changes: readonly Pick<MeasuredChange, 'kind'>[]): string =>
  changeCounts(changes)
    .map(({ kind, count }) => `${countInWords(count)} ${CHANGE_WORDS[kind].counted}`)
    .join(', ');
