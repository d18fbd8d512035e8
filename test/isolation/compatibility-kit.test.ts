import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/tools.ts';
import { importFiles } from '../../src/handover/import-files.ts';
import { readRuns } from '../../src/store/reader.ts';
import { verifyRun } from '../../src/store/verify.ts';
import type { Verdict } from '../../src/model/verdict.ts';

const KIT = join(root, 'node_modules/@cucumber/compatibility-kit/features');

/**
 * What the recordings of Cucumber's own compatibility kit mean, by a person's reading of them: `+` passed, `x` a deviation,
 * `!` a fault in the test's own code, `?` no step or an unfinished one, `-` excused by a step, `0` never ended. One sign a
 * scenario, in the order of the recording; `~` after it: passed only when tried again.
 */
const EXPECTED = {
  'all-statuses': '+!?-?!',
  ambiguous: '!',
  attachments: '+++++++!',
  backgrounds: '++',
  cdata: '+',
  'data-tables': '+',
  'doc-strings': '+++',
  empty: '?',
  'examples-tables': '++xx+++',
  'examples-tables-attachment': '++',
  'examples-tables-undefined': '???',
  'examples-tables-undefined-multiple': '????',
  'failedish-combinations': '!!!!??!!-',
  'global-hooks': '+!',
  'global-hooks-afterall-error': '+',
  'global-hooks-attachments': '+',
  'global-hooks-beforeall-error': '0',
  hooks: '+!',
  'hooks-attachment': '+',
  'hooks-conditional': '!!+',
  'hooks-named': '+',
  'hooks-skipped': '---',
  'hooks-undefined': '?',
  markdown: '!+',
  minimal: '+',
  'multiple-features': '+++++++++',
  'multiple-features-reversed': '+++++++++',
  'parameter-types': '+',
  pending: '???',
  'pending-exception': '?',
  'regular-expression': '+',
  retry: '++~+~!',
  'retry-ambiguous': '!',
  'retry-pending': '?',
  'retry-undefined': '?',
  rules: '+++',
  'rules-backgrounds': '++',
  skipped: '--',
  'skipped-exception': '-',
  'skipped-failing-hook': '!',
  'stack-traces': '!',
  'test-run-exception': '0',
  undefined: '????',
  'undefined-multiple': '???????',
  'unknown-parameter-type': '?',
  'unused-steps': '+',
} as const satisfies Readonly<Record<string, string>>;

const SIGNS: Readonly<Partial<Record<Verdict, string>>> = {
  passed: '+',
  deviation: 'x',
  'tool-error': '!',
  unspecified: '?',
  precondition: '-',
  aborted: '0',
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sor-pilot-kit-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('Cucumber’s own compatibility kit', () => {
  it('is known in full', async () => {
    expect((await readdir(KIT)).toSorted()).toEqual(Object.keys(EXPECTED).toSorted());
  });

  it.each(Object.entries(EXPECTED))('%s is taken in with the verdicts %s', async (name, expected) => {
    const resultsFolder = join(folder, name);
    await importFiles([join(KIT, name, `${name}.ndjson`)], {
      resultsFolder,
      environments: [{ id: 'oevelse', exercise: true, regions: ['midtjylland'] }],
      keys: [],
      catalogue: { specifications: [], cases: [] },
      toolVersion: '0.1.0',
      environment: 'oevelse',
      region: 'midtjylland',
      runStarted: undefined,
      unsigned: false,
    });
    const { runs, problems } = await readRuns(resultsFolder);
    expect(problems).toEqual([]);
    const [record] = runs;
    if (record === undefined) throw new Error('Kørslen er der ikke');
    expect(await verifyRun(record)).toEqual([]);
    const signs = record.regions.flatMap(({ cases }) =>
      cases.map(({ verdict, marks }) => `${SIGNS[verdict] ?? verdict}${marks.includes('unstable') ? '~' : ''}`),
    );
    expect(signs.join('')).toBe(expected);
  });
});
