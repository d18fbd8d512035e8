import { UNIT_CHANGES, type MeasuredChange, type UnitChangeKind } from '../../model/measurement.ts';
import { countInWords } from './in-words.ts';

/** What happened, as a heading and as counted of units; Danish. `gone` never says closed: nobody has said why. */
export const CHANGE_WORDS: Readonly<Record<UnitChangeKind, { readonly title: string; readonly counted: string }>> = {
  opened: { title: 'Åbnet', counted: 'åbnet' },
  closed: { title: 'Lukket', counted: 'lukket' },
  gone: { title: 'Ikke længere i filen', counted: 'ikke længere i filen' },
  moved: { title: 'Flyttet til en anden overordnet enhed', counted: 'flyttet' },
  renamed: { title: 'Nyt navn', counted: 'med nyt navn' },
  level: { title: 'Ændret niveau', counted: 'med ændret niveau' },
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
