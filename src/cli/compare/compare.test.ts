import { describe, expect, it } from 'vitest';
import { compareRuns } from '../../report/compare/compared-sets.ts';
import { runSample } from '../../report/samples.fixture.ts';
import type { RunRecord } from '../../store/types.ts';
import { changeLines } from './change-lines.ts';
import { chooseRuns } from './choose-runs.ts';

const real = (hour: number) => runSample({ hour, cases: { a: [{ key: 'ID27-001', verdict: 'passed' }] } });
const exercise = (hour: number) => runSample({ hour, cases: {}, plan: { exercise: true, environment: 'oevelse' } });
const [oldest, older, drill, newest] = [real(1), real(2), exercise(3), real(4)];
/** As the store gives them: newest first. */
const runs = [newest, drill, older, oldest];

const inShort = ({ run, plan: { environment, exercise } }: RunRecord) => ({ run, environment, exercise });

const chosen = (from: readonly RunRecord[], ...ids: string[]): readonly (string | undefined)[] => {
  const pair = chooseRuns(from.map(inShort), ids);
  return [pair?.before.run, pair?.after.run];
};

describe('the runs “sor-pilot compare” chooses', () => {
  it.each<[string, readonly (RunRecord | string)[], readonly (RunRecord | undefined)[]]>([
    ['without a choice, are the newest and the one before it in the same environment', [], [older, newest]],
    ['given one, are that and the one before it in the same environment', [older], [oldest, older]],
    ['given two, are those in the order they are named', [newest, oldest], [newest, oldest]],
    ['are none when there is none before', [drill], [undefined, undefined]],
  ])('%s', (_what, given, expected) => {
    expect(chosen(runs, ...given.map((one) => (typeof one === 'string' ? one : one.run)))).toEqual(
      expected.map((one) => one?.run),
    );
  });

  it('are none when nothing has been run', () => expect(chosen([])).toEqual([undefined, undefined]));

  it.each([
    ['a run that does not exist', ['20200101T000000Z-00000000'], 'SP4001'],
    ['two from different environments', [newest.run, drill.run], 'SP4063'],
  ])('cannot be %s', (_what, ids, code) => {
    expect(() => chooseRuns(runs.map(inShort), ids)).toThrow(expect.objectContaining({ code }));
  });
});

describe('what “sor-pilot compare” writes', () => {
  it('is the counts, then each change with verdict, place, cause and sentence', () => {
    const before = runSample({
      hour: 1,
      cases: {
        a: [
          { key: 'ID27-001', verdict: 'passed' },
          { key: 'ID27-002~Afsnit', verdict: 'passed', specification: 'gammel' },
        ],
        b: [{ key: 'ID27-001', verdict: 'passed' }],
      },
    });
    const after = runSample({
      hour: 2,
      cases: {
        a: [
          { key: 'ID27-001', verdict: 'passed', marks: ['unstable'] },
          {
            key: 'ID27-002~Afsnit',
            verdict: 'deviation',
            cause: 'system',
            fault: { type: 'Deviation', sentence: 'Niveauet er tomt.' },
          },
        ],
      },
    });
    expect(changeLines(compareRuns(before, after))).toEqual([
      `Miljøet test1: ${before.run} → ${after.run}`,
      '1 ny fejl · 1 ustabil',
      'Ikke med i den seneste: b',
      '',
      'Nye fejl',
      '  a  ID27-002 · Afsnit  Bestået → Afvigelse (specifikationen)  ID27-002~Afsnit',
      '    Niveauet er tomt.',
      '    Ændret siden: scenariets tekst',
      '',
      'Ustabile',
      '  a  ID27-001  Bestået → Bestået (systemet)  ID27-001',
    ]);
  });

  it('says so when nothing was run in either', () => {
    const empty = runSample({ hour: 1, cases: {} });
    expect(changeLines(compareRuns(empty, empty))).toContain('Ingen scenarier er kørt i begge.');
  });
});
