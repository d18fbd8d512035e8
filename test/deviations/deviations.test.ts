import { beforeAll, describe, expect, it } from 'vitest';
import { readCatalogue } from '../../src/gherkin/catalogue.ts';
import { loadFeatures } from '../../src/gherkin/load-features.ts';
import { disjointTrials, type Findings, LISTS, readDeviations, runTrials, type Trial } from './run-deviations.ts';

/** `alone` runs every deviation by itself against every case; it takes most of an hour and is for the one who changes the catalogue. */
const ALONE = process.env['SOR_PILOT_DEVIATIONS'] === 'alone';
/** How often a right answer is tried; a hundred by hand, a few on every machine. */
const CORRECT_RUNS = Number(process.env['SOR_PILOT_CORRECT_RUNS'] ?? 2);
const LIMIT_MS = ALONE || CORRECT_RUNS > 10 ? 3 * 3_600_000 : 15 * 60_000;

const catalogue = readDeviations();
const all = LISTS.flatMap((list) => catalogue[list]);
/** Each trial with what it found; a trial without deviations is of an endpoint that answers right. */
let tried: readonly { readonly trial: Trial; readonly found: Findings }[] = [];

beforeAll(async () => {
  const found: (typeof tried)[number][] = [];
  for (const list of LISTS) {
    const deviations = catalogue[list];
    const trials = ALONE ? deviations.map((deviation) => [deviation]) : disjointTrials(deviations);
    const planned: readonly Trial[] = [...trials, ...Array.from({ length: CORRECT_RUNS }, (): Trial => [])];
    const findings = await runTrials(list, planned);
    found.push(...planned.map((trial, at) => ({ trial, found: findings[at] ?? {} })));
  }
  tried = found;
}, LIMIT_MS);

describe('the catalogue of deliberate faults', () => {
  it('has at least 60, each naming scenarios that exist', async () => {
    expect(all.length).toBeGreaterThanOrEqual(60);
    const { cases } = readCatalogue(await loadFeatures('features')).catalogue;
    const keys = new Set(cases.map(({ key }) => key));
    const missing = all.flatMap(({ id, expects }) => expects.filter((one) => !keys.has(one.case)).map((one) => [id, one.case]));
    expect(missing).toEqual([]);
  });

  it.each(all.map((deviation) => [deviation.id, deviation] as const))('has %s caught by its scenarios', (_id, deviation) => {
    const own = tried.find(({ trial }) => trial.includes(deviation));
    const expected = Object.fromEntries(deviation.expects.map((one) => [one.case, one.verdict]));
    const found = Object.fromEntries(Object.keys(expected).map((key) => [key, own?.found[key] ?? 'passed']));
    expect(found).toEqual(expected);
  });

  it('causes no failures in other scenarios', () => {
    const unrelated = tried.flatMap(({ trial, found }) => {
      const meant = new Set(trial.flatMap(({ expects }) => expects.map((one) => one.case)));
      const others = trial.length === 0 ? [] : Object.keys(found).filter((key) => !meant.has(key));
      return others.map((key) => ({ case: key, among: trial.map(({ id }) => id) }));
    });
    expect(unrelated).toEqual([]);
  });
});

describe('an endpoint that answers right', () => {
  it(`causes no failures in ${CORRECT_RUNS} runs of a region, before a merger and elsewhere`, () => {
    const right = tried.filter(({ trial }) => trial.length === 0).map(({ found }) => found);
    expect(right).toEqual(Array.from({ length: CORRECT_RUNS * LISTS.length }, () => ({})));
  });
});
