import { CAUSES } from '../../../model/cause.ts';
import type { RegionState } from '../../../report/region-state.ts';
import { countUntried } from '../../../report/tally.ts';
import { formatNumber, plural } from '../../format.ts';

/** How a region stands, in one plain sentence or two short ones. */
export function regionSentence({ state, region, causes, outdated }: RegionState): string {
  const aborted = region.latest?.state === 'aborted' ? ' Den seneste kørsel blev afbrudt.' : '';
  const { total } = region.tally;
  const untried = countUntried(region.tally);
  const missing = untried === 0 ? '' : ` ${formatNumber(untried)} er aldrig kørt.`;
  const old = outdated === 0 ? '' : ` ${plural(outdated, 'resultat er forældet', 'resultater er forældede')}.`;
  switch (state) {
    case 'untried':
      return `Intet er afprøvet.${aborted}`;
    case 'passed':
      return `${total === 1 ? 'Den ene afprøvning' : `Alle ${formatNumber(total)} afprøvninger`} bestod.${old}${aborted}`;
    case 'unfinished':
      return `Det, der er afprøvet, bestod.${missing}${old}${aborted}`;
    case 'known':
      return `Alt det, der ikke bestod, er kendte afvigelser.${missing}${old}${aborted}`;
    case 'open': {
      const failed =
        causes.known === 0
          ? `${formatNumber(causes.total)} bestod ikke.`
          : `${formatNumber(causes.total)} bestod ikke og er ikke aftalt.`;
      return `${failed}${causeWords(causes)}${missing}${old}${aborted}`;
    }
  }
}

/** ` Årsager: netværket (47), systemet (11).`, the most frequent first; empty when no cause is known. */
function causeWords({ counts }: RegionState['causes']): string {
  const known = CAUSES.filter(({ code }) => counts[code] > 0).toSorted((a, b) => counts[b.code] - counts[a.code]);
  const words = known.map(({ code, da }) => `${da.toLowerCase()} (${formatNumber(counts[code])})`);
  return words.length === 0 ? '' : ` ${words.length === 1 ? 'Årsag' : 'Årsager'}: ${words.join(', ')}.`;
}
