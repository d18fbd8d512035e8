import { describe, expect, it } from 'vitest';
import { formatPilotError, PilotError } from '../model/pilot-error.ts';
import type { PlannedCase } from '../model/run-plan.ts';
import { VERDICTS } from '../model/verdict.ts';
import { runSample, type RunSample } from '../report/samples.fixture.ts';
import { planRerun } from './rerun.ts';

const planned = (manual: boolean) => ({
  regions: [{ region: 'a', cases: [{ key: 'A-001', manual } as PlannedCase], notApplicable: [] }],
});
const run = (told: Partial<RunSample>) => runSample({ hour: 6, cases: {}, plan: planned(false), ...told });
const asked = { environment: 'test1', resultsFolder: 'results' };

describe('what is run again', () => {
  it('is what did not pass in the newest run, region by region', () => {
    const newest = run({
      hour: 8,
      cases: { a: VERDICTS.map(({ code }) => ({ key: code, verdict: code })), b: [{ key: 'A-001', verdict: 'passed' }] },
    });
    const older = run({ hour: 7, cases: { b: [{ key: 'A-001', verdict: 'deviation' }] } });
    const { run: id, failed } = planRerun([newest, older], asked);
    expect(id).toBe(newest.run);
    const all = VERDICTS.map(({ code }) => code).filter((code) => !['passed', 'not-applicable'].includes(code));
    expect([...failed].map(([region, keys]) => [region, [...keys]])).toEqual([['a', all]]);
  });

  it('comes from a run of this environment, made here by a machine', () => {
    const elsewhere = run({ hour: 11, plan: { ...planned(false), environment: 'test2' } });
    const people = run({ hour: 10, plan: planned(true) });
    const selection = { regions: ['a'], scenarios: [], recording: 'f'.repeat(64) };
    const foreign = run({ hour: 9, plan: { ...planned(false), selection } });
    const own = run({ hour: 8 });
    expect(planRerun([elsewhere, people, foreign, own], asked).run).toBe(own.run);
  });

  it('is refused where nothing has been run', () => {
    try {
      planRerun([run({ plan: { ...planned(false), environment: 'test2' } })], asked);
      expect.unreachable();
    } catch (error) {
      expect(error instanceof PilotError ? formatPilotError(error) : error).toMatchInlineSnapshot(`
        "SP4001 Kørslen findes ikke
          Sted:      results
          Fundet:    der er ingen kørsel i miljøet “test1”, hvis fejl kan køres igen
          Forventet: mindst én kørsel i miljøet
          Løsning:   Kør først uden --rerun-failed, eller vælg en anden mappe med --results.
          Læs mere:  docs/fejl/sp4001.mdx"
      `);
    }
  });
});
