import { verdictRow } from '../../model/verdict.ts';
import type { Paint } from '../paint.ts';
import { labelledRows, together, wrap } from '../terminal-text.ts';
import type { Failure, FailureGroup } from './failures.ts';

/** What telling a failure takes beside the failure itself. */
export interface Telling {
  readonly width: number;
  readonly paint: Paint;
  readonly nameOf: (region: string) => string;
  /** Where the evidence of a failure lies, as a path that opens. */
  readonly evidenceOf: (region: string, failure: Failure) => string;
  /** The command that runs exactly these again. */
  readonly again: (group: FailureGroup) => string;
}

/** Every failure, numbered, each cause told once. Pure. */
export function tellFailures(groups: readonly FailureGroup[], telling: Telling): readonly string[] {
  return groups.flatMap((group, index) => ['', ...tellGroup(group, index + 1, telling)]);
}

/** Longer answers are read in the evidence, not in a terminal. */
const SHOWN = 320;
/** More places than this say no more than their number does. */
const SHOWN_PLACES = 3;
/** A whole region's scenarios may have one cause, such as that the run was cut off. */
const MOST_IDS = 60;
const FEW_IDS = 12;
const INDENT = 5;
/** Room for the longest label, so that the texts of all failures stand under each other. */
const LABELS = 'Forventet:'.length;

function tellGroup(group: FailureGroup, number: number, telling: Telling): readonly string[] {
  const { region, failures } = group;
  const { width, paint, nameOf, evidenceOf, again } = telling;
  const [first, ...others] = failures;
  const { da, shape, kind } = verdictRow(first.verdict);
  const look = kind === 'lacking' ? 'warning' : 'bad';
  const heading = others.length === 0 ? `${first.key}  ${first.name}` : `${failures.length} scenarier har den samme årsag`;
  const marks = first.marks.filter((mark) => others.every((other) => other.marks.includes(mark)));
  const [lead = '', ...more] = wrap(`${shape} ${heading}`, { width, indent: INDENT, hanging: INDENT + 2 });
  const rows: readonly (readonly [label: string, text: string])[] = [
    ...row('Sted:', places(failures)),
    ...row('Forventet:', common(failures, 'expected')),
    ...row('Fundet:', common(failures, 'received')),
    ...row('Løsning:', common(failures, 'remedy')),
    ...(others.length === 0 ? [] : [['Scenarier:', idsOf(failures)] as const]),
    ['Bevis:', evidenceOf(region, first)],
  ];
  return [
    `${`${number})`.padEnd(INDENT)}${paint(look, paint('strong', lead.trimStart()))}`,
    ...more.map((line) => paint(look, paint('strong', line))),
    ...wrap([nameOf(region), da, ...marks].join(' · '), { width, indent: INDENT }).map((line) => paint('dim', line)),
    '',
    ...wrap(first.fault.sentence, { width, indent: INDENT }),
    '',
    ...labelledRows(rows, { width, indent: INDENT, labels: LABELS }),
    // Whole on one line: a command that is broken cannot be copied.
    `${' '.repeat(INDENT)}${'Kør igen:'.padEnd(LABELS)} ${again(group)}`,
  ];
}

const row = (label: string, text: string | undefined): readonly (readonly [string, string])[] =>
  text === undefined || text === '' ? [] : [[label, clipped(text)]];

/** Every id, while they can be read; beyond that the command has them all. */
function idsOf(failures: readonly Failure[]): string {
  const shown = failures.slice(0, failures.length > MOST_IDS ? FEW_IDS : MOST_IDS).map(({ key }) => together(key));
  const rest = failures.length - shown.length;
  return `${shown.join(', ')}${rest === 0 ? '' : ` … og ${rest} til`}`;
}

/** Each place once; beyond a few only their number. */
function places(failures: readonly Failure[]): string | undefined {
  const all = [...new Set(failures.flatMap(({ fault }) => fault.place ?? []))];
  if (all.length <= SHOWN_PLACES) return all.length === 0 ? undefined : all.join('\n');
  return [...all.slice(0, SHOWN_PLACES), `… og ${all.length - SHOWN_PLACES} andre steder`].join('\n');
}

/** What all of them tell; where they differ, the first and how many others there are. */
function common(failures: FailureGroup['failures'], detail: 'expected' | 'received' | 'remedy'): string | undefined {
  const told = [...new Set(failures.map(({ fault }) => fault[detail] ?? ''))].filter((text) => text !== '');
  const [first, ...others] = told;
  if (first === undefined || others.length === 0) return first;
  return `${clipped(first)}\n… og ${others.length} til`;
}

function clipped(text: string): string {
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN).trimEnd()} … (resten står i beviset)`;
}
