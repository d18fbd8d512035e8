import { describe, expect, it } from 'vitest';
import { ADDRESSES, EXPORT_CATALOGUE, EXPORT_RUNS, exportMatrix, exportSet, RUN_NAMES } from './export-world.fixture.ts';
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
    'matrix.json': () => pretty(resultsJson(exportSet(), ADDRESSES)),
    'exercise.json': () => pretty(resultsJson(exportSet(true), ADDRESSES)),
    'run.json': () => pretty(resultsJson(fromRun(EXPORT_RUNS[1]!, RUN_NAMES), ADDRESSES)),
    'region.json': () => pretty(regionJson(exportSet(), exportSet().regions[0]!, ADDRESSES)),
    'runs.json': () => pretty(runsJson(EXPORT_RUNS.map(summariseRun), ADDRESSES)),
    'scenarios.json': () => pretty(scenariosJson(EXPORT_CATALOGUE, ADDRESSES)),
    'changes.json': () => pretty(changesJson(changesOfRuns(EXPORT_RUNS).get(EXPORT_RUNS[1]!.run)!, 'TEST1', ADDRESSES)),
    'matrix.earl.jsonld': () => pretty(toEarl(exportSet(), ADDRESSES, '0.1.0')),
    'exercise.earl.jsonld': () => pretty(toEarl(exportSet(true), ADDRESSES, '0.1.0')),
    'feed.xml': () => feed(false),
    'exercise.feed.xml': () => feed(true),
  };
  it.each(Object.keys(files))('match the golden file %s', async (name) => {
    await expect(files[name]!()).toMatchFileSnapshot(`../../../test/golden/exports/${name}`);
  });
});
