import fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { VERDICT_CODES } from '../../../model/verdict.ts';
import { summariseRun } from '../../runs.ts';
import { ADDRESSES, EXPORT_CATALOGUE, EXPORT_RUNS, exportSet, RUN_NAMES } from '../export-world.fixture.ts';
import { fromRun } from '../from-run.ts';
import { DOCUMENTS, type DocumentName } from './documents.ts';
import { changesOfRuns } from '../../compare/compared-sets.ts';
import { changesJson } from './changes.ts';
import { runsJson, scenariosJson } from './lists.ts';
import { regionJson, resultsJson } from './results.ts';
import { jsonSchemaOf } from './schema.ts';

/** Validates as a stranger would: the published schema, in a validator that knows nothing of ours. */
async function complaint(name: DocumentName, document: unknown): Promise<string | undefined> {
  const { $id, ...schema } = jsonSchemaOf(name, `/api/v1/schema/${name}.json`);
  expect($id).toBe(`/api/v1/schema/${name}.json`);
  const server = fastify({ ajv: { customOptions: { removeAdditional: false, coerceTypes: false, useDefaults: false } } });
  server.post('/', { schema: { body: schema } }, () => 'gyldig');
  const answer = await server.inject({ method: 'POST', url: '/', payload: JSON.parse(JSON.stringify(document)) as object });
  await server.close();
  return answer.statusCode === 200 ? undefined : answer.body;
}

const documents: readonly (readonly [string, DocumentName, () => unknown])[] = [
  ['a matrix', 'results', () => resultsJson(exportSet(), ADDRESSES)],
  ['an exercise', 'results', () => resultsJson(exportSet(true), ADDRESSES)],
  ['a run', 'results', () => resultsJson(fromRun(EXPORT_RUNS[1]!, RUN_NAMES), ADDRESSES)],
  ['an aborted run', 'results', () => resultsJson(fromRun(EXPORT_RUNS[2]!, RUN_NAMES), ADDRESSES)],
  ['a region', 'region', () => regionJson(exportSet(), exportSet().regions[0]!, ADDRESSES)],
  ['the list of runs', 'runs', () => runsJson(EXPORT_RUNS.map(summariseRun), ADDRESSES)],
  [
    'the changes in a run',
    'changes',
    () => changesJson(changesOfRuns(EXPORT_RUNS).get(EXPORT_RUNS[1]!.run)!, 'TEST1', ADDRESSES),
  ],
  ['the list of scenarios', 'scenarios', () => scenariosJson(EXPORT_CATALOGUE, ADDRESSES)],
];

describe('the published schemas', () => {
  it.each(documents)('%s conforms to its schema', async (_what, name, make) => {
    expect(await complaint(name, make())).toBeUndefined();
    expect(DOCUMENTS[name].safeParse(make()).success).toBe(true);
    expect((make() as { $schema: string }).$schema).toBe(`/api/v1/schema/${name}.json`);
  });

  it('reject an invalid document', async () => {
    const document = resultsJson(exportSet(), ADDRESSES);
    expect(await complaint('results', { ...document, exercise: 'nej' })).toContain('exercise');
    expect(await complaint('results', { ...document, regions: undefined })).toContain('regions');
  });

  it('accept a field added later', async () => {
    expect(await complaint('results', { ...resultsJson(exportSet(), ADDRESSES), nyt: 1 })).toBeUndefined();
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

  it.each(Object.keys(DOCUMENTS) as DocumentName[])('%s is written in draft 7 and has a title and a description', (name) => {
    expect(jsonSchemaOf(name, '/x')).toMatchObject({
      $schema: 'http://json-schema.org/draft-07/schema#',
      $id: '/x',
      type: 'object',
      title: expect.any(String) as unknown,
      description: expect.any(String) as unknown,
    });
  });
});
