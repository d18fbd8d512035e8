import { verdictRow } from '../../../model/verdict.ts';
import type { Tally } from '../../../report/types.ts';
import { formatNumber, formatPercent } from '../../format.ts';

/** `84 af 91`: what passed of what stands on confirmed ground; what is not relevant is in neither number. */
export const passedOf = ({ confirmed }: Pick<Tally, 'confirmed'>): string =>
  `${formatNumber(confirmed.passed)}\u00a0af\u00a0${formatNumber(confirmed.total)}`;

/** What stands beside the percentage and never in it: `126 som antaget`, `14 åbne spørgsmål`; none where there is none. */
export function besidePassed({ assumed, counts }: Pick<Tally, 'assumed' | 'counts'>): readonly string[] {
  const open = counts['open-question'];
  const { counted } = verdictRow('open-question');
  return [
    ...(assumed === 0 ? [] : [`${formatNumber(assumed)}\u00a0som\u00a0antaget`]),
    ...(open === 0 ? [] : [`${formatNumber(open)}\u00a0${counted[open === 1 ? 0 : 1]}`]),
  ];
}

/** `92 % bestået (84 af 91), 126 som antaget, 14 åbne spørgsmål`. */
export function passedWords(tally: Pick<Tally, 'assumed' | 'counts' | 'total' | 'confirmed' | 'passedPercent'>): string {
  if (tally.total === 0) return 'intet relevant at afprøve';
  const percent = formatPercent(tally.passedPercent).replace(' ', '\u00A0');
  const passed = tally.confirmed.total === 0 ? [] : [`${percent} bestået (${passedOf(tally)})`];
  return [...passed, ...besidePassed(tally)].join(', ');
}
