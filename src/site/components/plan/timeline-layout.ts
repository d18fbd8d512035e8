import type { Milestone } from '../../../model/guidance/plan.ts';
import { byLooseDate, firstDay, formatLooseDate, formatLoosePeriod, lastDay } from './loose-date.ts';
import { spreadLabels } from './spread-labels.ts';
import { wrapWords } from './wrap-words.ts';

/** What is drawn for one milestone, or for today; heights in pixels from the top. */
export interface TimelineEntry {
  readonly id: string;
  readonly kind: Milestone['kind'] | 'today';
  /** The words above the label: its date. */
  readonly when: string;
  readonly lines: readonly string[];
  /** Where it stands on the axis, and where it ends when it lasts. */
  readonly from: number;
  readonly to: number | undefined;
  /** Baseline of the first line of words. */
  readonly textTop: number;
  /** Middle of the words, where the line from the axis ends. */
  readonly textMiddle: number;
}

/** A whole drawing: the axis, a tick a year, and every entry with words that do not touch. */
export interface TimelineLayout {
  readonly height: number;
  readonly axis: { readonly from: number; readonly to: number };
  /** Stretches without milestones that are drawn shorter than they lasted. */
  readonly breaks: readonly { readonly from: number; readonly to: number }[];
  readonly years: readonly { readonly year: number; readonly at: number }[];
  readonly entries: readonly TimelineEntry[];
}

const LINE = 19;
const GAP = 9;
const MARGIN = 14;
const PIXELS_A_MONTH = 18;
const CHARACTERS = 31;
/** Months without a milestone before the axis is broken, and how many months a broken stretch is drawn as. */
const LONGEST_EMPTY = 24;
const BROKEN = 4;
const MONTH = 86_400_000 * 30.4375;

/** Lays milestones and today out down a page, distance by time. A day without milestones around it still takes its room. */
export function layTimeline(milestones: readonly Milestone[], today: string): TimelineLayout {
  const items = [
    ...milestones.map((milestone) => ({ ...milestone, when: formatLoosePeriod(milestone.date, milestone.until) })),
    {
      id: 'i-dag',
      date: today,
      until: undefined,
      kind: 'today' as const,
      label: 'I dag',
      when: formatLooseDate(today),
    },
  ].toSorted((a, b) => byLooseDate(a.date, b.date));
  const days = items
    .flatMap(({ date, until }) => [firstDay(date), until === undefined ? firstDay(date) : lastDay(until)])
    .toSorted();
  const scale = timeScale(days);
  const at = (day: string): number => MARGIN + scale.at(time(day));

  const texts = items.map((item) => ({ item, lines: wrapWords(item.label, CHARACTERS) }));
  const heightOf = (lines: readonly string[]): number => (lines.length + 1) * LINE;
  const tops = spreadLabels(
    texts.map(({ item, lines }) => ({ wanted: at(firstDay(item.date)), height: heightOf(lines) })),
    GAP,
    0,
  );
  const entries = texts.map(({ item, lines }, index): TimelineEntry => {
    const top = tops[index] ?? 0;
    return {
      id: item.id,
      kind: item.kind,
      when: item.when,
      lines,
      from: at(firstDay(item.date)),
      to: item.until === undefined ? undefined : at(lastDay(item.until)),
      textTop: top + LINE - 5,
      textMiddle: top + heightOf(lines) / 2,
    };
  });
  const axis = { from: 0, to: MARGIN * 2 + scale.length };
  const lowest = Math.max(0, ...texts.map(({ lines }, index) => (tops[index] ?? 0) + heightOf(lines)));
  const breaks = scale.breaks.map(({ from, to }) => ({ from: MARGIN + from, to: MARGIN + to }));
  const height = Math.ceil(Math.max(axis.to, lowest));
  return { height, axis, breaks, years: yearsBetween(days, at, breaks), entries };
}

/** Height of a line of words, for whoever sets them. */
export const TIMELINE_LINE = LINE;

const time = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** From time to pixels, where a long empty stretch takes no more room than it is worth looking at. */
function timeScale(days: readonly string[]): {
  readonly at: (moment: number) => number;
  readonly length: number;
  readonly breaks: TimelineLayout['breaks'];
} {
  const moments = [...new Set(days.map(time))];
  let next = 0;
  const points = moments.map((moment, index) => {
    const months = (moment - (moments[index - 1] ?? moment)) / MONTH;
    const broken = months > LONGEST_EMPTY;
    const from = next;
    next += (broken ? BROKEN : months) * PIXELS_A_MONTH;
    return { moment, y: next, from, broken };
  });
  const at = (moment: number): number => {
    const after = points.find((point) => point.moment >= moment) ?? points.at(-1);
    const before = points[points.findIndex((point) => point === after) - 1];
    if (after === undefined || before === undefined) return after?.y ?? 0;
    return before.y + ((after.y - before.y) * (moment - before.moment)) / (after.moment - before.moment);
  };
  return { at, length: next, breaks: points.filter(({ broken }) => broken).map(({ from, y }) => ({ from, to: y })) };
}

/** Every New Year within the drawing, but for those in a stretch that is drawn short. */
function yearsBetween(
  days: readonly string[],
  at: (day: string) => number,
  breaks: TimelineLayout['breaks'],
): TimelineLayout['years'] {
  const [begins = '', ends = ''] = [days[0], days.at(-1)];
  const first = Number(begins.slice(0, 4));
  return Array.from({ length: Number(ends.slice(0, 4)) - first + 1 }, (_, index) => first + index)
    .filter((year) => `${year}-01-01` >= begins && `${year}-01-01` <= ends)
    .map((year) => ({ year, at: at(`${year}-01-01`) }))
    .filter(({ at: place }) => !breaks.some(({ from, to }) => from < place && place < to));
}
