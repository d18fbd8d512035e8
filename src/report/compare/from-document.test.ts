import { describe, expect, it } from 'vitest';
import { ADDRESSES, EXPORT_RUNS, RUN_NAMES } from '../export/export-world.fixture.ts';
import { fromRun } from '../export/from-run.ts';
import { resultsJson } from '../export/json/results.ts';
import { compareResults } from './compare-results.ts';
import { resultsOfRun } from './compared-result.ts';
import { resultsOfDocument, type RunDocument } from './from-document.ts';

/** What the site publishes of a run, as a browser reads it. */
const published = (index: number): RunDocument =>
  JSON.parse(JSON.stringify(resultsJson(fromRun(EXPORT_RUNS[index]!, RUN_NAMES), ADDRESSES))) as RunDocument;

describe('the published document of a run', () => {
  it.each([
    [0, 1],
    [1, 2],
    [2, 0],
  ])('compares as the run itself does (%i and %i)', (a, b) => {
    const direct = compareResults(resultsOfRun(EXPORT_RUNS[a]!), resultsOfRun(EXPORT_RUNS[b]!));
    const through = compareResults(resultsOfDocument(published(a)), resultsOfDocument(published(b)));
    expect(JSON.parse(JSON.stringify(through))).toEqual(JSON.parse(JSON.stringify(direct)));
    expect(direct.changes.length).toBeGreaterThan(0);
  });
});
