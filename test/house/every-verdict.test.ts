import { globSync, readFileSync } from 'node:fs';
import { parse as parseCsv } from 'csv-parse/sync';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { exitCode } from '../../src/cli/exit-codes.ts';
import { keptClass } from '../../src/recording/foreign/exception-class.ts';
import { CAUSES } from '../../src/model/cause.ts';
import type { Requirement } from '../../src/model/config/vocabulary.ts';
import { THROWN_VERDICTS, type Verdict, VERDICT_CODES, verdictOfThrown, VERDICTS, worst } from '../../src/model/verdict.ts';
import { causeTally } from '../../src/report/cause-tally.ts';
import { changeReason } from '../../src/report/compare/change-reason.ts';
import { toCsv } from '../../src/report/export/csv.ts';
import { toEarl } from '../../src/report/export/earl.ts';
import { ADDRESSES } from '../../src/report/export/export-world.fixture.ts';
import { fromMatrices } from '../../src/report/export/from-matrix.ts';
import { DOCUMENTS } from '../../src/report/export/json/documents.ts';
import { resultsJson } from '../../src/report/export/json/results.ts';
import { toJUnit } from '../../src/report/export/junit.ts';
import { hasOutcome } from '../../src/report/known.ts';
import { nextSteps } from '../../src/report/next-steps.ts';
import { regionStates } from '../../src/report/region-state.ts';
import { requirementStandings } from '../../src/report/requirement-standing.ts';
import { catalogueSample, matrixSample, runSample } from '../../src/report/samples.fixture.ts';
import { countUntried, tally } from '../../src/report/tally.ts';
import { transition } from '../../src/report/transition.ts';
import type { Matrix } from '../../src/report/types.ts';
import { badgeSvg, badgeText } from '../../src/site/badge.ts';
import { cellText } from '../../src/site/components/matrix/matrix-cell.ts';
import { barSegments } from '../../src/site/components/tally/bar-segments.ts';
import { VERDICT_SHAPES } from '../../src/site/verdict-shapes.ts';
import { causeOf } from '../../src/recording/digest/cause.ts';

/** What a reader is to see of a verdict, whatever code it goes through. Written by hand, and not read from the table. */
interface Expected {
  readonly exit: number;
  /** What it makes of a region and a requirement that have nothing else but passes. */
  readonly state: 'open' | 'unfinished' | 'passed';
  readonly next: 'failed' | 'never-run' | undefined;
  /** From passed to it, and back. */
  readonly moves: readonly [string, string];
  /** Part of the total, and tried. */
  readonly counts: readonly [total: number, tried: number];
  readonly junit: 'error' | 'failure' | 'skipped' | 'testcase' | undefined;
}
const FAULT: Expected = {
  exit: 2,
  state: 'open',
  next: 'failed',
  moves: ['regressed', 'fixed'],
  counts: [1, 1],
  junit: 'error',
};
const EXPECTED: Readonly<Record<Verdict, Expected>> = {
  aborted: FAULT,
  'tool-error': FAULT,
  'endpoint-error': FAULT,
  deviation: { ...FAULT, exit: 1, junit: 'failure' },
  'open-question': { ...FAULT, exit: 1, junit: 'skipped' },
  unspecified: { ...FAULT, exit: 1, junit: 'skipped' },
  precondition: { ...FAULT, exit: 1, junit: 'skipped' },
  'not-run': { ...FAULT, exit: 1, state: 'unfinished', next: 'never-run', counts: [1, 0], junit: undefined },
  passed: { exit: 0, state: 'passed', next: undefined, moves: ['same', 'same'], counts: [1, 1], junit: 'testcase' },
  'not-applicable': {
    exit: 0,
    state: 'passed',
    next: undefined,
    moves: ['changed', 'changed'],
    counts: [0, 0],
    junit: 'skipped',
  },
};

const REQUIREMENT: Requirement = { id: 'r1', title: 'Et krav', text: 'Et krav.', status: 'confirmed', sources: [] };
const catalogue = catalogueSample([
  { key: 'ID27-001', requirements: ['r1'] },
  { key: 'ID27-002', requirements: ['r1'] },
]);

/** Region A passed one case and has the verdict in the other; nothing was ever run in region B. */
function matrixWith(verdict: Verdict): Matrix {
  const cases = [
    { key: 'ID27-001', verdict: 'passed' as const },
    { key: 'ID27-002', verdict },
  ];
  return matrixSample(catalogue, [runSample({ hour: 8, cases: { a: cases } })]);
}

const cellOf = (matrix: Matrix) => matrix.groups[0]!.rows[1]!.cells[0]!;
const styles = globSync('src/site/**/*.css').map((file) => readFileSync(file, 'utf8'));
const page = readFileSync('docs/pilot/laes-en-afgoerelse.mdx', 'utf8');

describe.each(VERDICTS)('the verdict $code', (row) => {
  const { code } = row;
  const expected = EXPECTED[code];
  const matrix = matrixWith(code);
  const cell = cellOf(matrix);
  const set = fromMatrices([matrix], []);
  const [region] = set.regions;
  const alone = { ...set, regions: [{ ...region!, results: region!.results.slice(1) }] };

  it('gives the exit code that was agreed, alone and beside a pass', () => {
    expect(exitCode(['passed', code])).toBe(expected.exit);
    expect(exitCode([code])).toBe(code === 'not-applicable' ? 4 : expected.exit);
  });

  it('is counted once, in the total and as tried just where it belongs', () => {
    const counted = tally([{ verdict: code, marks: [] }]);
    expect(Object.values(counted.counts).reduce((sum, count) => sum + count, 0)).toBe(1);
    expect([counted.total, counted.judged]).toEqual(expected.counts);
    expect(counted.passedPercent).toBe(code === 'passed' ? 100 : 0);
    expect(countUntried(counted)).toBe(expected.counts[0] - expected.counts[1]);
    expect(hasOutcome({ verdict: code })).toBe(expected.counts[1] === 1);
  });

  it('has a cause when it is open, and only then', () => {
    const cause = causeOf({ verdict: code, faultType: undefined, exchanges: [] });
    expect(cause !== undefined).toBe(expected.state === 'open');
    expect(causeTally([cell]).total).toBe(expected.state === 'open' ? 1 : 0);
  });

  it('decides how its region and its requirement stand', () => {
    expect(regionStates(matrix)[0]?.state).toBe(expected.state);
    const onlyA = {
      ...matrix,
      regions: matrix.regions.slice(0, 1),
      groups: matrix.groups.map((group) => ({
        ...group,
        rows: group.rows.map((one) => ({ ...one, cells: one.cells.slice(0, 1) })),
      })),
    };
    expect(requirementStandings(onlyA, catalogue, [REQUIREMENT]).map(({ state }) => state)).toEqual([expected.state]);
  });

  it('waits for somebody when it is open or was never run', () => {
    const groups = nextSteps(matrix)[0]!.groups.map(({ kind }) => kind);
    expect(groups).toEqual(expected.next === undefined ? [] : [expected.next]);
  });

  it('is a step back from a pass and forward to one, unless it was declared', () => {
    expect([transition('passed', code), transition(code, 'passed')]).toEqual(expected.moves);
    const measured = { region: 'a', cause: undefined, marks: [], specification: undefined, fingerprint: undefined };
    expect(changeReason({ ...measured, verdict: 'passed' }, { ...measured, verdict: code })).toBe(
      expected.moves[0] === 'changed' ? 'surroundings' : 'system',
    );
  });

  it('never makes a group look better than it is', () => {
    expect(worst(['passed', code])).toBe(expected.state === 'passed' ? 'passed' : code);
  });

  it('is the element in JUnit that a build server takes it for', () => {
    const names: string[] = [];
    const parser = new SaxesParser();
    parser.on('opentag', ({ name }) => names.push(name));
    parser.write(toJUnit(alone)).close();
    const found = ['error', 'failure', 'skipped', 'testcase'].find((name) => names.includes(name));
    expect(found).toBe(expected.junit);
    const failed = expected.junit === 'error' || expected.junit === 'failure';
    expect(row.ctrf === 'failed').toBe(failed);
    expect(row.ctrf === 'passed').toBe(expected.junit === 'testcase');
  });

  it('is the same verdict in EARL, CSV and JSON', () => {
    const outcomes = toEarl(alone, ADDRESSES, '0')['@graph'].flatMap((node) => node['result'] ?? []);
    expect(outcomes).toMatchObject([{ outcome: `earl:${row.earl}` }]);
    const lines = parseCsv(toCsv(alone), { bom: true, delimiter: ';', columns: true, record_delimiter: '\r\n' }) as unknown;
    expect(lines).toMatchObject([{ Afgørelseskode: code, Afgørelse: row.da }]);
    const document = resultsJson(set, ADDRESSES);
    expect(DOCUMENTS.v2.results.safeParse(document).success).toBe(true);
    expect(document.cases.map(({ results }) => results['a']?.verdict)).toEqual(['passed', code]);
  });

  it('is told in words: whole, short, counted and explained', () => {
    expect(row.da.toLowerCase()).toContain(row.short.toLowerCase());
    expect(row.meaning).toMatch(/^\p{Lu}.*\.$/u);
    for (const words of row.counted) expect(words).toMatch(/^\p{Ll}/u);
    const { short, rest } = cellText({ ...cell, transition: 'same' });
    expect(`${short} ${rest}`).toContain(row.da);
  });

  it('is drawn with a shape and colours of its own', () => {
    const same = Object.entries(VERDICT_SHAPES).filter(
      ([, paths]) => JSON.stringify(paths) === JSON.stringify(VERDICT_SHAPES[code]),
    );
    expect(same.map(([name]) => name)).toEqual([code]);
    expect(VERDICTS.filter(({ shape }) => shape === row.shape)).toHaveLength(1);
    for (const part of [`.is-${code}`, `--${code}-ink:`, `--${code}-paper:`, `--${code}-fill:`])
      expect({ part, found: styles.some((css) => css.includes(part)) }).toEqual({ part, found: true });
  });

  it('gives a badge its colour, which is that of the site, unless it concerns no total', () => {
    const [own] = matrix.regions;
    const said = badgeText(matrix, own!).verdict;
    expect(said).toBe(expected.state === 'passed' ? 'passed' : code);
    const ground = /rx="4"\/><\/clipPath>.*<rect[^>]* fill="(#[0-9a-f]+)"\/><g transform/s.exec(badgeSvg(matrix, own!))?.[1];
    const inks = styles.flatMap((css) =>
      Array.from(css.matchAll(new RegExp(`--${said}-ink:([^;]+);`, 'g')), ([, value]) => value),
    );
    expect(inks.some((value) => value?.includes(ground ?? 'none'))).toBe(true);
  });

  it('fills the bar, unless it concerns no total', () => {
    const parts = barSegments(tally([{ verdict: code, marks: [] }]), VERDICT_CODES).map(({ part }) => part);
    expect(parts).toEqual(expected.counts[0] === 1 ? [code] : []);
  });

  it('has its row on the page that explains the verdicts', () => {
    expect(page).toMatch(new RegExp(`^\\| <VerdictLabel verdict="${code}" /> +\\| \`${code}\` +\\| \\S`, 'm'));
  });
});

describe('a verdict nobody has placed', () => {
  it('never ends a run with success', () => {
    expect(exitCode(['passed', 'postponed' as Verdict])).toBe(1);
    expect(exitCode(['postponed' as Verdict])).toBe(1);
  });
});

describe('the classes that steps throw', () => {
  const thrownClasses = THROWN_VERDICTS.flatMap(({ code, thrown }) => thrown.map((name) => ({ code, thrown: name })));

  it.each(thrownClasses)('$thrown ends as $code, from our own steps and from a foreign suite', ({ code, thrown }) => {
    expect(verdictOfThrown(thrown)).toBe(code);
    const result = { status: 'FAILED', exceptionType: `suite.faults::${thrown}` } as Parameters<typeof keptClass>[0];
    expect(keptClass(result)).toBe(thrown);
  });

  it.each([undefined, '', 'TypeError', 'Skipped', 'Aborted', 'deviation'])(
    '%j is no class of ours, and our own fault',
    (type) => {
      expect(verdictOfThrown(type)).toBe('tool-error');
    },
  );
});

describe.each(CAUSES)('the cause $code', (row) => {
  it('has a turn of its own, words, and a row on the page that explains the causes', () => {
    expect(CAUSES.filter(({ turn }) => turn === row.turn)).toHaveLength(1);
    for (const text of [row.meaning, row.advice]) expect(text).toMatch(/^\p{Lu}.*\.$/u);
    expect(page).toContain(`| ${row.da} `);
  });
});
