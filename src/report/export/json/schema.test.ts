import fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { VERDICT_CODES } from '../../../model/verdict.ts';
import { summariseRun } from '../../runs.ts';
import { ADDRESSES, addressesIn, EXPORT_CATALOGUE, EXPORT_RUNS, exportSet, RUN_NAMES } from '../export-world.fixture.ts';
import { fromRun } from '../from-run.ts';
import { tally } from '../../tally.ts';
import type { ResultSet } from '../result-set.ts';
import { API_VERSIONS, type ApiVersion, changesIn, resultSetIn, runsIn, tallyIn } from '../version.ts';
import { DOCUMENTS } from './documents.ts';
import { changesOfRuns } from '../../compare/compared-sets.ts';
import { changesJson } from './changes.ts';
import { runsJson, scenariosJson } from './lists.ts';
import { regionJson, resultsJson } from './results.ts';
import { jsonSchemaOf } from './schema.ts';

/** The documents both versions have. */
type SharedName = keyof (typeof DOCUMENTS)['v1'];

/** Validates as a stranger would: the published schema, in a validator that knows nothing of ours. */
async function complaint(version: ApiVersion, name: SharedName, document: unknown): Promise<string | undefined> {
  const { $id, ...schema } = jsonSchemaOf(DOCUMENTS[version][name], `/api/${version}/schema/${name}.json`);
  expect($id).toBe(`/api/${version}/schema/${name}.json`);
  const server = fastify({ ajv: { customOptions: { removeAdditional: false, coerceTypes: false, useDefaults: false } } });
  server.post('/', { schema: { body: schema } }, () => 'gyldig');
  const answer = await server.inject({ method: 'POST', url: '/', payload: JSON.parse(JSON.stringify(document)) as object });
  await server.close();
  return answer.statusCode === 200 ? undefined : answer.body;
}

/** A case that is an open question, and one that passed as assumed. */
const questioned = (): ResultSet => {
  const set = exportSet();
  const [first, ...others] = set.regions;
  const [one, two, ...rest] = first!.results;
  const asked = { ...one!, verdict: 'open-question' as const };
  const assumed = { ...two!, verdict: 'passed' as const, marks: [...two!.marks, 'assumed' as const] };
  const results = [asked, assumed, ...rest];
  return { ...set, regions: [{ ...first!, results, tally: tally(results) }, ...others] };
};

const documents: readonly (readonly [string, SharedName, (version: ApiVersion) => unknown])[] = [
  ['a matrix', 'results', (version) => resultsJson(resultSetIn(version, exportSet()), addressesIn(version))],
  ['an open question', 'results', (version) => resultsJson(resultSetIn(version, questioned()), addressesIn(version))],
  ['an exercise', 'results', (version) => resultsJson(resultSetIn(version, exportSet(true)), addressesIn(version))],
  ['a run', 'results', (version) => resultsJson(resultSetIn(version, fromRun(EXPORT_RUNS[1]!, RUN_NAMES)), addressesIn(version))],
  [
    'an aborted run',
    'results',
    (version) => resultsJson(resultSetIn(version, fromRun(EXPORT_RUNS[2]!, RUN_NAMES)), addressesIn(version)),
  ],
  [
    'a region',
    'region',
    (version) => {
      const set = resultSetIn(version, questioned());
      return regionJson(set, set.regions[0]!, addressesIn(version));
    },
  ],
  ['the list of runs', 'runs', (version) => runsJson(runsIn(version, EXPORT_RUNS.map(summariseRun)), addressesIn(version))],
  [
    'the changes in a run',
    'changes',
    (version) =>
      changesJson(
        changesIn(version, changesOfRuns(EXPORT_RUNS).get(EXPORT_RUNS[1]!.run)!, () => true),
        'TEST1',
        addressesIn(version),
      ),
  ],
  ['the list of scenarios', 'scenarios', (version) => scenariosJson(EXPORT_CATALOGUE, addressesIn(version))],
];

describe.each(API_VERSIONS)('the published schemas of %s', (version) => {
  it.each(documents)('hold %s', async (_what, name, make) => {
    expect(await complaint(version, name, make(version))).toBeUndefined();
    expect(DOCUMENTS[version][name].safeParse(make(version)).success).toBe(true);
    expect((make(version) as { $schema: string }).$schema).toBe(`/api/${version}/schema/${name}.json`);
  });
});

describe('an open question', () => {
  const [region] = questioned().regions;

  it('is told in the first version as a missing precondition with the mark assumption', () => {
    const document = resultsJson(resultSetIn('v1', questioned()), ADDRESSES);
    const [asked, assumed] = document.cases.map(({ results }) => results[region!.id]);
    expect(asked).toMatchObject({ verdict: 'precondition', marks: expect.arrayContaining(['assumption']) as unknown });
    expect(assumed).toMatchObject({ verdict: 'passed', marks: expect.not.arrayContaining(['assumed']) as unknown });
    expect(JSON.stringify(document)).not.toMatch(/open-question|"assumed"|confirmed/);
  });

  it('is counted in the first version as it is told, with the percentage of all', () => {
    const { counts, passedPercent, total } = tallyIn('v1', region!.tally);
    expect(counts.precondition).toBe((region!.tally.counts.precondition ?? 0) + (region!.tally.counts['open-question'] ?? 0));
    expect(passedPercent).toBe(Math.floor((100 * (counts.passed ?? 0)) / total));
  });

  it('has its own code in the second, and the percentage is of what stands on confirmed ground', () => {
    const document = resultsJson(resultSetIn('v2', questioned()), ADDRESSES);
    expect(document.cases[0]!.results[region!.id]!.verdict).toBe('open-question');
    expect(document.regions[0]!.tally).toMatchObject({ assumed: 1, counts: { 'open-question': 1 } });
  });
});

describe('the published schemas', () => {
  it('reject an invalid document', async () => {
    const document = resultsJson(exportSet(), ADDRESSES);
    expect(await complaint('v2', 'results', { ...document, exercise: 'nej' })).toContain('exercise');
    expect(await complaint('v2', 'results', { ...document, regions: undefined })).toContain('regions');
  });

  it('accept a field added later', async () => {
    expect(await complaint('v2', 'results', { ...resultsJson(exportSet(), ADDRESSES), nyt: 1 })).toBeUndefined();
  });

  it('the JSON says what the matrix says, cell by cell', () => {
    const set = exportSet();
    const { cases } = resultsJson(set, ADDRESSES);
    for (const region of set.regions) {
      expect(cases.map((one) => one.results[region.id]?.verdict)).toEqual(region.results.map(({ verdict }) => verdict));
    }
    expect(Object.keys(resultsJson(set, ADDRESSES).regions[0]!.tally.counts)).toEqual([...VERDICT_CODES]);
  });

  it('the JSON says it is an exercise only when it is one', () => {
    expect(JSON.stringify(resultsJson(exportSet(), ADDRESSES))).not.toMatch(/øvelse/i);
    expect(resultsJson(exportSet(true), ADDRESSES)).toMatchObject({
      exercise: true,
      exerciseNote: expect.stringContaining('øvelse') as unknown,
    });
  });

  it.each(Object.entries(DOCUMENTS.v2))('%s is written in draft 7 and has a title and a description', (_name, document) => {
    expect(jsonSchemaOf(document, '/x')).toMatchObject({
      $schema: 'http://json-schema.org/draft-07/schema#',
      $id: '/x',
      type: 'object',
      title: expect.any(String) as unknown,
      description: expect.any(String) as unknown,
    });
  });
});

describe('the code of a fault', () => {
  const coded = (version: ApiVersion): ResultSet => {
    const set = exportSet();
    const [first, ...others] = set.regions;
    const [one, ...rest] = first!.results;
    const fault = { type: 'Deviation', sentence: 'Filen er tom.' };
    const results = [{ ...one!, verdict: 'deviation' as const, fault, faultCode: 'filen-tom' }, ...rest];
    return resultSetIn(version, { ...set, regions: [{ ...first!, results }, ...others] });
  };
  const codesIn = (version: ApiVersion) => {
    const set = coded(version);
    const results = JSON.stringify(resultsJson(set, addressesIn(version)));
    const region = JSON.stringify(regionJson(set, set.regions[0]!, addressesIn(version)));
    return [/"faultCode":"filen-tom"/.test(results), /"code":"filen-tom"/.test(region)];
  };

  it('stands in the second version, and the first is as it was', async () => {
    expect(codesIn('v2')).toEqual([true, true]);
    expect(codesIn('v1')).toEqual([false, false]);
    for (const version of API_VERSIONS) {
      const set = coded(version);
      expect(await complaint(version, 'results', resultsJson(set, addressesIn(version)))).toBeUndefined();
      expect(await complaint(version, 'region', regionJson(set, set.regions[0]!, addressesIn(version)))).toBeUndefined();
    }
  });

  it('is read from the sentence when a run is exported, also of a run from before there were codes', () => {
    const [run] = EXPORT_RUNS;
    const [digest, ...others] = run!.regions;
    const [one] = digest!.cases;
    const cases = [{ ...one!, fault: { type: 'Deviation', sentence: 'Filen er tom.' } }];
    const set = fromRun({ ...run!, regions: [{ ...digest!, cases }, ...others] }, RUN_NAMES);
    expect(set.regions[0]?.results[0]?.faultCode).toBe('filen-tom');
  });
});

describe('a specification of the publisher’s own', () => {
  const withOwn = (version: ApiVersion): ResultSet => {
    const set = exportSet();
    const [first, ...others] = set.regions;
    const [one, ...rest] = first!.results;
    return resultSetIn(version, { ...set, regions: [{ ...first!, results: [{ ...one!, own: true }, ...rest] }, ...others] });
  };

  it('is told from the common ones in the second version, and the first is as it was', async () => {
    for (const version of API_VERSIONS) {
      const set = withOwn(version);
      const documents = {
        results: resultsJson(set, addressesIn(version)),
        region: regionJson(set, set.regions[0]!, addressesIn(version)),
      };
      for (const [name, document] of Object.entries(documents)) {
        expect(JSON.stringify(document).split('"own":true')).toHaveLength(version === 'v1' ? 1 : 2);
        expect(await complaint(version, name as SharedName, document)).toBeUndefined();
      }
    }
  });

  it('is told where the matrix and the run say so', () => {
    const keys = EXPORT_RUNS[1]!.regions.flatMap(({ cases }) => cases.map(({ key }) => key));
    const specifications = new Map(EXPORT_CATALOGUE.specifications.map((one) => [one.id, { ...one, origin: 'own' as const }]));
    const catalogue = { ...EXPORT_CATALOGUE, specifications: [...specifications.values()] };
    const set = fromRun(EXPORT_RUNS[1]!, { ...RUN_NAMES, catalogue });
    const own = set.regions.flatMap(({ results }) => results.flatMap(({ key, own: isOwn }) => (isOwn === true ? key : [])));
    expect(own.length).toBeGreaterThan(0);
    expect(own).toEqual(keys.filter((key) => specifications.has(key.split('~')[0]!)));
  });
});
