import type { Milestone } from '../model/guidance/plan.ts';
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
  readonly years: readonly { readonly year: number; readonly at: number }[];
  readonly entries: readonly TimelineEntry[];
}

const LINE = 19;
const GAP = 9;
const MARGIN = 14;
const PIXELS_A_MONTH = 13;
const CHARACTERS = 31;
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
  const begins = time(days[0] ?? today);
  const ends = time(days.at(-1) ?? today);
  const at = (day: string): number => MARGIN + ((time(day) - begins) / MONTH) * PIXELS_A_MONTH;

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
  const axis = { from: 0, to: MARGIN * 2 + ((ends - begins) / MONTH) * PIXELS_A_MONTH };
  const lowest = Math.max(0, ...texts.map(({ lines }, index) => (tops[index] ?? 0) + heightOf(lines)));
  return { height: Math.ceil(Math.max(axis.to, lowest)), axis, years: yearsBetween(begins, ends, at), entries };
}

/** Height of a line of words, for whoever sets them. */
export const TIMELINE_LINE = LINE;

const time = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** Every New Year within the drawing. */
function yearsBetween(begins: number, ends: number, at: (day: string) => number): TimelineLayout['years'] {
  const first = new Date(begins).getUTCFullYear();
  const count = new Date(ends).getUTCFullYear() - first + 1;
  return Array.from({ length: count }, (_, index) => first + index)
    .filter((year) => time(`${year}-01-01`) >= begins)
    .map((year) => ({ year, at: at(`${year}-01-01`) }));
}
