import { describe, expect, it } from 'vitest';
import {
  ADDRESSES,
  addressesIn,
  EXPORT_CATALOGUE,
  EXPORT_RUNS,
  exportMatrix,
  exportSet,
  RUN_NAMES,
} from './export-world.fixture.ts';
import { changesOfRuns } from '../compare/compared-sets.ts';
import { toCsv } from './csv.ts';
import { toEarl } from './earl.ts';
import { toAtom } from './feed/atom.ts';
import { entriesOf } from './feed/entries.ts';
import { movementsOf } from './feed/movements.ts';
import { tagId } from './feed/tag-id.ts';
import { fromRun } from './from-run.ts';
import { changesJson } from './json/changes.ts';
import { runsJson, scenariosJson } from './json/lists.ts';
import { regionJson, resultsJson } from './json/results.ts';
import { toJUnit } from './junit.ts';
import type { ResultSet } from './result-set.ts';
import { API_VERSIONS, type ApiVersion, changesIn, resultSetIn, runsIn } from './version.ts';
import { summariseRun } from '../runs.ts';

const pretty = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

function feed(exercise: boolean): string {
  const matrix = exportMatrix(exercise);
  const idOf = (...parts: readonly string[]): string => tagId(undefined, ['aendring', ...parts]);
  const entries = entriesOf(movementsOf(matrix), 50, { environment: matrix.environment, addresses: ADDRESSES, idOf });
  const updated = entries[0]?.updated ?? '';
  const page = '/resultater/';
  return toAtom({
    id: tagId(undefined, ['feed', 'x']),
    title: 'Alle',
    subtitle: undefined,
    self: '/x.xml',
    page,
    updated,
    entries,
  });
}

/** The documents of one version, in its folder. */
function documents(version: ApiVersion): Readonly<Record<string, () => string>> {
  const addresses = addressesIn(version);
  const told = (exercise = false): ResultSet => resultSetIn(version, exportSet(exercise));
  const files: Readonly<Record<string, () => unknown>> = {
    'matrix.json': () => resultsJson(told(), addresses),
    'exercise.json': () => resultsJson(told(true), addresses),
    'run.json': () => resultsJson(resultSetIn(version, fromRun(EXPORT_RUNS[1]!, RUN_NAMES)), addresses),
    'region.json': () => regionJson(told(), told().regions[0]!, addresses),
    'runs.json': () => runsJson(runsIn(version, EXPORT_RUNS.map(summariseRun)), addresses),
    'scenarios.json': () => scenariosJson(EXPORT_CATALOGUE, addresses),
    'changes.json': () => {
      const sets = changesOfRuns(EXPORT_RUNS).get(EXPORT_RUNS[1]!.run)!;
      return changesJson(
        changesIn(version, sets, () => true),
        'TEST1',
        addresses,
      );
    },
  };
  return Object.fromEntries(Object.entries(files).map(([name, make]) => [`${version}/${name}`, () => pretty(make())]));
}

/**
 * Every format as a file that a person can read and another program be tried on. Written anew with `vitest -u`; a change
 * here is a change to what others were promised.
 */
describe('the exports', () => {
  const files: Readonly<Record<string, () => string>> = {
    'matrix.junit.xml': () => toJUnit(exportSet()),
    'exercise.junit.xml': () => toJUnit(exportSet(true)),
    'run-aborted.junit.xml': () => toJUnit(fromRun(EXPORT_RUNS[2]!, RUN_NAMES)),
    'matrix.csv': () => toCsv(exportSet()),
    'exercise.csv': () => toCsv(exportSet(true)),
    ...Object.fromEntries(API_VERSIONS.flatMap((version) => Object.entries(documents(version)))),
    'matrix.earl.jsonld': () => pretty(toEarl(exportSet(), ADDRESSES, '0.1.0')),
    'exercise.earl.jsonld': () => pretty(toEarl(exportSet(true), ADDRESSES, '0.1.0')),
    'feed.xml': () => feed(false),
    'exercise.feed.xml': () => feed(true),
  };
  it.each(Object.keys(files))('match the golden file %s', async (name) => {
    await expect(files[name]!()).toMatchFileSnapshot(`../../../test/golden/exports/${name}`);
  });
});
