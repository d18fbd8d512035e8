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

describe('hvad der fanger hvad', () => {
  const catalogue = catalogueSample([{ key: 'ID27-001' }, { key: 'ID27-002' }, { key: 'ID27-003' }]);
  const { byScenario, byDeviation } = guards(
    [deviation('b', 'ID27-002', 'ID27-001~Afsnit'), deviation('a', 'ID27-001~Afdeling')],
    catalogue,
  );

  it('går fra fejlen til scenarierne i katalogets orden, også når kun en række i et eksempel fanger den', () => {
    expect(byDeviation.map((one) => [one.deviation.id, one.scenarios.map(({ id }) => id)])).toEqual([
      ['b', ['ID27-001', 'ID27-002']],
      ['a', ['ID27-001']],
    ]);
  });

  it('går fra scenariet til fejlene og har også det scenarie, der ingen har fanget', () => {
    expect(byScenario.map((one) => [one.specification.id, one.deviations.map(({ id }) => id)])).toEqual([
      ['ID27-001', ['b', 'a']],
      ['ID27-002', ['b']],
      ['ID27-003', []],
    ]);
  });
});
