/**
 * Writes into the catalogue which cases each deviation makes fail, found by running it. For the one who adds a deviation
 * or a scenario: read the difference before it is committed, since a guard nobody meant is a fault of the scenario.
 * `node test/deviations/refresh-guards.ts [ID …]`
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { isMap, isSeq, parseDocument } from 'yaml';
import type { DeliberateDeviation } from '../../src/model/config/deviation.ts';
import { CATALOGUE, runTrials } from './run-deviations.ts';

const wanted = process.argv.slice(2);
const document = parseDocument(readFileSync(CATALOGUE, 'utf8'));
const list = document.get('deviations');
if (!isSeq(list)) throw new Error('kataloget har ingen liste');
const entries = list.items.filter(isMap).filter((entry) => wanted.length === 0 || wanted.includes(String(entry.get('id'))));
const trials = entries.map((entry) => [entry.toJSON() as DeliberateDeviation]);
const findings = await runTrials(trials, { scope: process.env['SOR_PILOT_DEVIATIONS'] === 'touched' ? 'touched' : 'all' });
entries.forEach((entry, at) => {
  const expects = document.createNode(Object.entries(findings[at] ?? {}).map(([key, verdict]) => ({ case: key, verdict })));
  if (isSeq(expects)) for (const one of expects.items) if (isMap(one)) one.flow = true;
  entry.set('expects', expects);
});
writeFileSync(CATALOGUE, document.toString({ lineWidth: 0, flowCollectionPadding: true }));
