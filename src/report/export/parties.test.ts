import { describe, expect, it } from 'vitest';
import { runSample } from '../samples.fixture.ts';
import { summariseRun } from '../runs.ts';
import { addressesIn, RUN_NAMES } from './export-world.fixture.ts';
import { toCsv } from './csv.ts';
import { fromRun } from './from-run.ts';
import { resultsJson } from './json/results.ts';
import { resultSetIn, runsIn } from './version.ts';

const PRODUCT = { kind: 'produkt', product: { vendor: 'Leverandør', name: 'Journal' }, version: '4.2' } as const;
const sample = runSample({
  hour: 6,
  cases: { a: [{ key: 'ID27-001', verdict: 'passed' }], b: [{ key: 'ID27-001', verdict: 'deviation' }] },
});
/** A run of region A and of a product, told under the id B. */
const mixed = {
  ...sample,
  regions: sample.regions.map((digest) => (digest.region === 'b' ? { ...digest, party: PRODUCT } : digest)),
};
const onlyProduct = { ...mixed, regions: mixed.regions.filter(({ party }) => party !== undefined) };

describe('results of a party that is no region', () => {
  it('are told with kind, vendor, product and version in the second version of the data, and not at all in the first', () => {
    const told = (version: 'v1' | 'v2') =>
      resultsJson(resultSetIn(version, fromRun(mixed, RUN_NAMES)), addressesIn(version)).regions;
    expect(told('v1').map(({ id }) => id)).toEqual(['a']);
    expect(told('v2').map(({ id, party }) => [id, party])).toEqual([
      ['a', undefined],
      ['b', { kind: 'produkt', kindName: 'Produkt', vendor: 'Leverandør', product: 'Journal', version: '4.2' }],
    ]);
  });

  it('stand in the last columns of CSV', () => {
    const [, ...lines] = toCsv(fromRun(mixed, RUN_NAMES)).trim().split('\r\n');
    expect(lines.map((line) => line.split(';').slice(-3))).toEqual([
      ['Region', '', ''],
      ['Produkt', 'Leverandør', '4.2'],
    ]);
  });

  it('count in no figure of a run that the first version tells, which has no run of products alone', () => {
    const [run, ...none] = runsIn('v1', [mixed, onlyProduct].map(summariseRun));
    expect(none).toEqual([]);
    expect([run?.tally.total, run?.tally.passedPercent, run?.regions.map(({ id }) => id)]).toEqual([1, 100, ['a']]);
    expect(runsIn('v2', [mixed, onlyProduct].map(summariseRun)).map(({ tally }) => tally.total)).toEqual([2, 1]);
  });
});
