import { type MeasuredChange, OTHER_OWNERS } from '../../../../model/measurement.ts';
import { neutral } from '../../../../model/neutral.ts';
import { changesInWords } from '../../../../report/rollout/change-words.ts';
import type { MassUpdate } from '../../../../report/rollout/series.ts';
import { formatDate, formatDateTime, formatList, plural } from '../../../format.ts';

/** What a change made of a unit, after the unit's name: `fra intet niveau til Center, 270…`; empty where the kind says it all. */
export function changeDetail({ kind, before, after }: Pick<MeasuredChange, 'kind' | 'before' | 'after'>): string {
  switch (kind) {
    case 'opened':
    case 'gone':
      return '';
    case 'closed':
      return after === '' ? '' : `sidste dag ${formatDate(after)}`;
    case 'renamed':
      return `hed før ${before}`;
    case 'moved':
      return `fra ${before === '' ? 'ingen overordnet enhed' : before} til ${after === '' ? 'ingen overordnet enhed' : after}`;
    case 'level':
      return `fra ${levelInWords(before)} til ${levelInWords(after)}`;
  }
}

/** A level as a change tells it: its name and its code, or the one of them that was there. */
function levelInWords(level: string): string {
  if (level === '') return 'intet niveau';
  if (/^\d+$/.test(level)) return `kun koden ${level}`;
  return /, \d+$/.test(level) ? level : `kun navnet ${level}`;
}

/**
 * What a unit is called where it is told of: one whose name is not filled in would else be an empty line or link, and one
 * that turns the reading direction would turn the code after it too.
 */
export const nameInWords = (name: string): string => (name.trim() === '' ? 'uden navn' : neutral(name));

/** How units that are in no region are told where a region's name else stands. */
const PLACES: Partial<Record<string, string>> = { '': 'ukendt region', [OTHER_OWNERS]: 'hospitaler med andre ejere' };

/** Where units are, in a sentence: a region by its name. */
export const placeInWords = (region: string): string => PLACES[region] ?? region;

/** A mass update in one sentence: how many units, where, when, and what became of them. */
export function massSentence({ units, registered, changes }: MassUpdate): string {
  const regions = [...new Set(changes.map(({ region }) => placeInWords(region)))];
  const when = Number.isNaN(Date.parse(registered)) ? registered : formatDateTime(registered);
  return `${plural(units, 'enhed', 'enheder')} i ${formatList(regions)} blev registreret på samme tidspunkt, ${when}: ${changesInWords(changes)}.`;
}
