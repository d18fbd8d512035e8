import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { Assumption } from '../model/config/assumption.ts';
import { type Environment, environmentSchema } from '../model/config/environment.ts';
import { ADDRESSES } from './export/export-world.fixture.ts';
import { DOCUMENTS } from './export/json/documents.ts';
import { openQuestionsJson } from './export/json/open-questions.ts';
import { openQuestionsCsv } from './export/open-questions-csv.ts';
import { openQuestions } from './open-questions.ts';
import { catalogueSample, matrixSample, runSample } from './samples.fixture.ts';

const assumption = (id: string, more: Partial<Assumption> = {}): Assumption => ({
  id,
  text: `Det antages, at ${id}.`,
  restsOn: { why: 'Ingen kilde siger det.' },
  settledBy: 'En beskrivelse.',
  who: 'SOR-teamet',
  ...more,
});
const settled = { as: 'assumed', source: 'Aftale', date: '2026-11-20' } as const;
const environment = (more: Partial<Environment> = {}): Environment => ({
  ...environmentSchema.parse({ id: 'test1', name: 'TEST1', description: 'Et miljø', exercise: false, regions: {} }),
  ...more,
});

const catalogue = catalogueSample([{ key: 'ID27-001' }, { key: 'ID27-002' }]);
const fault = {
  type: 'OpenQuestion',
  sentence: 'Anderledes.',
  expected: 'et',
  received: '=andet',
  assumption: 'anderledes',
};
const matrix = matrixSample(catalogue, [
  runSample({
    hour: 8,
    cases: {
      a: [
        { key: 'ID27-001', verdict: 'passed', assumptions: [{ id: 'anderledes', outcome: 'as-assumed' }] },
        {
          key: 'ID27-002',
          verdict: 'open-question',
          fault,
          assumptions: [
            { id: 'anderledes', outcome: 'differs' },
            { id: 'som-antaget', outcome: 'as-assumed' },
          ],
        },
      ],
      b: [{ key: 'ID27-001', verdict: 'passed', assumptions: [{ id: 'anderledes', outcome: 'as-assumed' }] }],
    },
  }),
]);
const assumptions = [
  assumption('anderledes'),
  assumption('som-antaget'),
  assumption('ingen-svar'),
  assumption('afklaret', { settled: { ...settled, source: 'LOV' } }),
];
const input = { assumptions, requirements: [], environments: [environment()], matrices: [matrix] };

describe('the open questions', () => {
  it('are told by who answers how, those that differ first', () => {
    const found = openQuestions(input);
    expect(found.map(({ assumption: { id }, state }) => [id, state])).toEqual([
      ['anderledes', 'differs'],
      ['som-antaget', 'as-assumed'],
      ['ingen-svar', 'unanswered'],
      ['afklaret', 'settled'],
    ]);
    expect(
      found[0]!.answers.map(({ region, outcome, cases }) => [region.id, outcome, cases.map(({ cell }) => cell.key)]),
    ).toEqual([
      ['a', 'differs', ['ID27-002', 'ID27-001']],
      ['b', 'as-assumed', ['ID27-001']],
    ]);
  });

  it('are no longer asked where the environment has settled them', () => {
    const [first] = openQuestions({ ...input, environments: [environment({ settled: { anderledes: settled } })] });
    expect(first).toMatchObject({ state: 'unanswered', answers: [], settledIn: [{ settlement: settled }] });
  });

  it('name the requirements that rest on them', () => {
    const requirement = {
      id: 'r',
      title: 'R',
      text: 'R.',
      status: 'assumption' as const,
      sources: [],
      assumptions: ['som-antaget'],
    };
    const found = openQuestions({ ...input, requirements: [requirement] });
    expect(found.map(({ requirements }) => requirements.map(({ id }) => id))).toEqual([[], ['r'], [], []]);
  });

  it('are the same as a document and as a table', () => {
    const questions = openQuestions(input);
    const document = openQuestionsJson(questions, ADDRESSES);
    expect(DOCUMENTS.v2['open-questions'].safeParse(document).success).toBe(true);
    expect(document.questions[0]!.answers[0]!.cases[0]).toMatchObject({
      key: 'ID27-002',
      outcome: 'differs',
      received: '=andet',
    });
    const lines = parse(openQuestionsCsv(questions), { bom: true, delimiter: ';', columns: true, record_delimiter: '\r\n' });
    expect(lines).toMatchObject([
      // What a spreadsheet would take for a formula is kept from it.
      { Antagelse: 'anderledes', Region: 'Region A', Svarer: 'differs', Tilfælde: 'ID27-002', Modtaget: "'=andet" },
      { Antagelse: 'anderledes', Region: 'Region A', Svarer: 'as-assumed', Tilfælde: 'ID27-001' },
      { Antagelse: 'anderledes', Region: 'Region B', Svarer: 'as-assumed', Tilfælde: 'ID27-001' },
      { Antagelse: 'som-antaget', Region: 'Region A', Svarer: 'as-assumed', Tilfælde: 'ID27-002' },
      { Antagelse: 'ingen-svar', Stand: 'unanswered', Region: '' },
      { Antagelse: 'afklaret', Stand: 'settled', 'Afklaret til': 'assumed' },
    ]);
  });
});
