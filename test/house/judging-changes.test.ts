import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readCatalogue } from '../../src/gherkin/catalogue.ts';
import { loadFeatures } from '../../src/gherkin/load-features.ts';
import { JUDGING_CHANGES } from '../../src/model/judging-change.ts';

it('numbers the changes of judging from 1, in order of time, each of scenarios that exist', async () => {
  const { catalogue } = readCatalogue(await loadFeatures(fileURLToPath(new URL('../../features', import.meta.url))));
  const known = new Set(catalogue.specifications.map(({ id }) => id));
  expect(JUDGING_CHANGES.map(({ number }) => number)).toEqual(JUDGING_CHANGES.map((_change, at) => at + 1));
  expect(JUDGING_CHANGES.map(({ date }) => date)).toEqual(JUDGING_CHANGES.map(({ date }) => date).toSorted());
  expect(JUDGING_CHANGES.flatMap(({ scenarios }) => scenarios).filter((id) => !known.has(id))).toEqual([]);
});
