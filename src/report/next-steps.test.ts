import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CAUSE_CODES, CAUSE_TURNS } from '../model/cause.ts';
import { awaitsTrial, needsAction, VERDICT_CODES } from '../model/verdict.ts';
import { commandFor, NEXT_KINDS, nextSteps } from './next-steps.ts';
import { regionStates } from './region-state.ts';
import { type CaseSample, catalogueSample, matrixSample, runSample } from './samples.fixture.ts';
import { cellsOf } from './matrix.ts';

const KEYS = ['ID27-001', 'ID27-002', 'ID27-003', 'ID27-004', 'ID27-005', 'ID27-006', 'MAN-001'] as const;
const catalogue = catalogueSample(KEYS.map((key) => ({ key, marks: key.startsWith('MAN') ? (['manual'] as const) : [] })));
const matrixOf = (cases: readonly CaseSample[]) => matrixSample(catalogue, [runSample({ hour: 8, cases: { a: cases } })]);

describe('what to do next', () => {
  it('starts with network and access, as one fix can open up for many', () => {
    const matrix = matrixOf([
      { key: 'ID27-001', verdict: 'deviation', cause: 'system' },
      { key: 'ID27-002', verdict: 'passed' },
      { key: 'ID27-003', verdict: 'passed', specification: 'en ældre ordlyd' },
      { key: 'ID27-004', verdict: 'precondition', cause: 'configuration' },
      { key: 'ID27-005', verdict: 'endpoint-error', cause: 'network' },
    ]);
    const groups = nextSteps(matrix)[0]!.groups.map(({ kind, cause, cases }) => [
      kind,
      cause,
      ...cases.map(({ row }) => row.key),
    ]);
    expect(groups).toEqual([
      ['failed', 'network', 'ID27-005'],
      ['failed', 'configuration', 'ID27-004'],
      ['failed', 'system', 'ID27-001'],
      ['outdated', undefined, 'ID27-003'],
      ['never-run', undefined, 'ID27-006'],
      ['manual', undefined, 'MAN-001'],
    ]);
  });

  it('puts failures without a known cause last, and the worst first', () => {
    const matrix = matrixOf([
      { key: 'ID27-001', verdict: 'deviation' },
      { key: 'ID27-002', verdict: 'deviation', cause: 'system' },
      { key: 'ID27-003', verdict: 'endpoint-error', cause: 'system' },
    ]);
    const failed = nextSteps(matrix)[0]!.groups.filter(({ kind }) => kind === 'failed');
    expect(failed.map(({ cause, cases }) => [cause, ...cases.map(({ row }) => row.key)])).toEqual([
      ['system', 'ID27-003', 'ID27-002'],
      [undefined, 'ID27-001'],
    ]);
  });

  it('lets what is agreed as known wait until the agreement ends', () => {
    const matrix = matrixOf([
      { key: 'ID27-001', verdict: 'deviation', cause: 'system' },
      { key: 'ID27-002', verdict: 'deviation', cause: 'system' },
    ]);
    const known = { id: 'aftalt', until: '2026-12-31', owner: 'Regionen', reason: 'Rettes i januar.', link: undefined };
    const agreed = {
      ...matrix,
      groups: matrix.groups.map((group) => ({
        ...group,
        rows: group.rows.map((row) =>
          row.key === 'ID27-001' ? { ...row, cells: cellsOf(row).map((cell) => ({ ...cell, known })) } : row,
        ),
      })),
    };
    const failed = nextSteps(agreed)[0]!.groups.filter(({ kind }) => kind === 'failed');
    expect(failed.flatMap(({ cases }) => cases.map(({ row }) => row.key))).toEqual(['ID27-002']);
  });

  it('has a place for every cause', () => {
    expect(CAUSE_TURNS.toSorted()).toEqual(CAUSE_CODES.toSorted());
  });

  it('names each case at most once, and exactly those not both passed and current', () => {
    const sample = fc.record({
      verdict: fc.constantFrom(...VERDICT_CODES),
      cause: fc.constantFrom(...CAUSE_CODES, undefined),
      specification: fc.constantFrom('spec', 'ældre'),
    });
    fc.assert(
      fc.property(fc.array(sample, { maxLength: KEYS.length }), (samples) => {
        const matrix = matrixOf(samples.map((one, index) => ({ key: KEYS[index]!, ...one })));
        const [steps] = nextSteps(matrix);
        const named = steps!.groups.flatMap(({ cases }) => cases.map(({ row }) => row.key));
        const waiting = matrix.groups.flatMap(({ rows }) =>
          rows.filter(
            ({ cells: [cell] }) => needsAction(cell!.verdict) || awaitsTrial(cell!.verdict) || cell!.marks.includes('outdated'),
          ),
        );
        expect(named.toSorted()).toEqual(waiting.map(({ key }) => key).toSorted());
        const kinds = steps!.groups.map(({ kind }) => NEXT_KINDS.indexOf(kind));
        expect(kinds).toEqual(kinds.toSorted((a, b) => a - b));
        expect(steps!.total).toBe(named.length);
      }),
    );
  });
});

describe('the command that runs it again', () => {
  const place = { environment: 'test1', region: 'midtjylland' };
  it.each([
    [['ID27-001'], false, 'npx sor-pilot run --environment test1 --region midtjylland --scenario ID27-001'],
    [
      ['ID27-012~Hospitalsområde'],
      false,
      'npx sor-pilot run --environment test1 --region midtjylland --scenario ID27-012~Hospitalsområde',
    ],
    [['ID27-012~Øre næse'], false, 'npx sor-pilot run --environment test1 --region midtjylland --scenario "ID27-012~Øre næse"'],
    [['MAN-001'], true, 'npx sor-pilot manual new --environment test1 --region midtjylland --scenario MAN-001 -o svar.yaml'],
    [
      Array.from({ length: 30 }, (_, index) => `ID27-${index}`),
      false,
      'npx sor-pilot run --environment test1 --region midtjylland',
    ],
  ])('covers %j', (keys, manual, expected) => {
    expect(commandFor({ ...place, keys, manual })).toBe(expected);
  });
});

describe('the state of a region in one word', () => {
  const every = (verdict: CaseSample['verdict'], count: number = KEYS.length) =>
    KEYS.slice(0, count).map((key) => ({ key, verdict }));
  it.each([
    ['is untried when nothing has run', [], 'untried'],
    ['is passed when everything passed', every('passed'), 'passed'],
    ['is unfinished when something has yet to run', every('passed', 3), 'unfinished'],
    ['is open when something did not pass', [...every('passed', 3), { key: 'ID27-005', verdict: 'deviation' as const }], 'open'],
  ])('%s', (_name, cases, expected) => {
    expect(regionStates(matrixOf(cases))[0]!.state).toBe(expected);
  });

  it('comes with the worst case', () => {
    const [state] = regionStates(
      matrixOf([
        { key: 'ID27-001', verdict: 'deviation', cause: 'system' },
        { key: 'ID27-002', verdict: 'endpoint-error', cause: 'network' },
      ]),
    );
    expect(state!.worst?.row.key).toBe('ID27-002');
    expect(state!.causes.total).toBe(2);
  });
});
