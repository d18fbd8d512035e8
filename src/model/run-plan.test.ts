import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { goldenFolder } from '../../test/golden/runs.ts';
import { runPlanSchema } from './run-plan.ts';

const golden = JSON.parse(readFileSync(join(goldenFolder('passing'), 'plan.json'), 'utf8')) as object;

describe('a plan on disk', () => {
  it('is read when it was written before scenarios that measure time had a mark of their own', () => {
    expect(JSON.stringify(golden)).not.toContain('timed');
    const [region] = runPlanSchema.parse(golden).regions;
    expect(new Set(region?.cases.map(({ timed }) => timed))).toEqual(new Set([false]));
  });

  it('is read as it was written', () => {
    const plan = runPlanSchema.parse(golden);
    const timed = {
      ...plan,
      regions: plan.regions.map((one) => ({ ...one, cases: one.cases.map((c) => ({ ...c, timed: true })) })),
    };
    expect(runPlanSchema.parse(JSON.parse(JSON.stringify(timed)))).toEqual(timed);
  });
});
