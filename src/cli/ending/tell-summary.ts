import type { Manifest } from '../../model/run.ts';
import { needsAction, type Verdict, VERDICTS, verdictRow, worst } from '../../model/verdict.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { Look, Paint } from '../paint.ts';
import { together, wrap } from '../terminal-text.ts';

/** How a run ended, as far as its summary tells. */
export interface Ended extends Pick<Manifest, 'run' | 'state' | 'regions' | 'startedAt' | 'finishedAt'> {
  readonly code: ExitCode;
  /** Folder of the run, as a path that opens. */
  readonly folder: string;
  /** Goes on with the run, if it was cut off. */
  readonly resume: string;
  /** Runs again what did not pass. */
  readonly rerunFailed: string;
  /** Scenarios that would change data and were left out, over all regions. */
  readonly heldBack: number;
}

/** What laying the summary out takes. */
export interface Layout {
  readonly width: number;
  readonly paint: Paint;
  readonly nameOf: (region: string) => string;
}

type Counts = Manifest['regions'][number]['counts'];

/** The end of a run: the counts in all and by region, why the exit code is what it is, where the results lie, and what to do. Pure. */
export function tellSummary(ended: Ended, { width, paint, nameOf }: Layout): readonly string[] {
  const { regions, code, run, state, folder, resume, rerunFailed, heldBack, startedAt, finishedAt } = ended;
  const total = sum(regions.map(({ counts }) => counts));
  const names = Math.max(0, ...regions.map(({ region }) => nameOf(region).length));
  const aborted = state === 'aborted';
  const lines = (text: string, hanging = 2): readonly string[] => wrap(text, { width, indent: 2, hanging });
  return [
    '',
    paint('strong', 'Opgørelse'),
    ...lines(`${number(sizeOf(total))} ${sizeOf(total) === 1 ? 'resultat' : 'resultater'}: ${inWords(total)}`),
    '',
    ...regions.flatMap(({ region, state: ended, counts }) => {
      const { shape, look } = ended === 'aborted' ? ABORTED : signOf(counts);
      const [first = '', ...more] = lines(`${shape} ${nameOf(region).padEnd(names)}  ${inWords(counts)}`, names + 6);
      return [paint(look, first), ...more.map((line) => paint(look, line))];
    }),
    '',
    ...(heldBack === 0 ? [] : lines(heldBackInWords(heldBack))),
    ...lines(`Afslutningskode ${code}: ${reason(code, total)}.`),
    ...lines(`Kørslen ${aborted ? 'blev afbrudt' : 'er færdig'} efter ${spent(startedAt, finishedAt)}: ${folder}`),
    ...(aborted ? [`  Genoptag kørsel ${run}:`, `    ${resume}`] : []),
    ...(!aborted && hasFailures(total) ? ['  Kør det, der ikke bestod, igen:', `    ${rerunFailed}`] : []),
  ];
}

/** That scenarios which change data were not run, and how to have them run. */
export function heldBackInWords(count: number): string {
  return count === 1
    ? 'Ét scenarie, der ændrer data, blev ikke kørt; tilføj --skriv, hvis det skal køres.'
    : `${number(count)} scenarier, der ændrer data, blev ikke kørt; tilføj --skriv, hvis de skal køres.`;
}

const ABORTED = { shape: verdictRow('aborted').shape, look: 'bad' } as const;

function signOf(counts: Counts): { readonly shape: string; readonly look: Look } {
  const { shape, kind } = verdictRow(worst(verdictsIn(counts)));
  return { shape, look: kind === 'failed' ? 'bad' : kind === 'passed' || kind === 'waived' ? 'good' : 'warning' };
}

const verdictsIn = (counts: Counts): readonly Verdict[] =>
  VERDICTS.flatMap(({ code }) => ((counts[code] ?? 0) === 0 ? [] : [code]));

const hasFailures = (counts: Counts): boolean => verdictsIn(counts).some(needsAction);

function sum(all: readonly Counts[]): Counts {
  return Object.fromEntries(VERDICTS.map(({ code }) => [code, all.reduce((count, counts) => count + (counts[code] ?? 0), 0)]));
}

const sizeOf = (counts: Counts): number => VERDICTS.reduce((count, { code }) => count + (counts[code] ?? 0), 0);

/** “11 afvigelser · 321 bestået”, worst first. */
function inWords(counts: Counts): string {
  return parts(counts, verdictsIn(counts)).map(together).join(' · ') || 'intet kørt';
}

function parts(counts: Counts, verdicts: readonly Verdict[]): readonly string[] {
  return verdicts.map((verdict) => {
    const count = counts[verdict] ?? 0;
    return `${number(count)} ${verdictRow(verdict).counted[count === 1 ? 0 : 1]}`;
  });
}

/** Why the exit code is what it is, in a few words. */
function reason(code: ExitCode, counts: Counts): string {
  const weighing = code === EXIT.faults ? 'faults' : 'short-of-passed';
  const deciding = verdictsIn(counts).filter((verdict) => verdictRow(verdict).exit === weighing);
  if (code === EXIT.passed) return hasFailures(counts) ? 'intet, der skal standse noget' : 'alt, der blev kørt, bestod';
  return deciding.length === 0 ? 'intet blev afprøvet' : parts(counts, deciding).join(', ');
}

function spent(from: string, to: string): string {
  const seconds = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));
  if (seconds < 60) return `${seconds} ${seconds === 1 ? 'sekund' : 'sekunder'}`;
  const minutes = Math.floor(seconds / 60);
  return `${minutes} min. ${seconds % 60} sek.`;
}

const number = (value: number): string => value.toLocaleString('da-DK');
