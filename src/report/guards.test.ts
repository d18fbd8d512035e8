import { describe, expect, it } from 'vitest';
import type { DeliberateDeviation } from '../model/config/deviation.ts';
import { guards } from './guards.ts';
import { catalogueSample } from './samples.fixture.ts';

const deviation = (id: string, ...cases: readonly string[]): DeliberateDeviation => ({
  id,
  kind: 'lpr-empty',
  description: id,
  expects: cases.map((key) => ({ case: key, verdict: 'deviation' })),
});

describe('what catches what', () => {
  const catalogue = catalogueSample([{ key: 'ID27-001' }, { key: 'ID27-002' }, { key: 'ID27-003' }]);
  const { byScenario, byDeviation } = guards(
    [deviation('b', 'ID27-002', 'ID27-001~Afsnit'), deviation('a', 'ID27-001~Afdeling')],
    catalogue,
  );

  it('leads from a fault to its scenarios in catalogue order, even when a single example row catches it', () => {
    expect(byDeviation.map((one) => [one.deviation.id, one.scenarios.map(({ id }) => id)])).toEqual([
      ['b', ['ID27-001', 'ID27-002']],
      ['a', ['ID27-001']],
    ]);
  });

  it('leads from a scenario to its faults, and includes a scenario that has caught none', () => {
    expect(byScenario.map((one) => [one.specification.id, one.deviations.map(({ id }) => id)])).toEqual([
      ['ID27-001', ['b', 'a']],
      ['ID27-002', ['b']],
      ['ID27-003', []],
    ]);
  });
});
