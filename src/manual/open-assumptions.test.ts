import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readCatalogue } from '../gherkin/catalogue.ts';
import type { ManualAnswer, SettlementMark } from '../model/manual.ts';
import { digestRegion } from '../recording/digest/digest-region.ts';
import { answerMessages, type RecordedAnswer } from '../recording/manual/answer-messages.ts';
import { settlementMessages } from '../recording/manual/settlement-messages.ts';
import { manualCases } from './manual-case.ts';
import { planManualRun } from './plan-manual-run.ts';

const PATH = 'test/golden/features/manual.feature';
const REGION = 'nordjylland';
const AT = new Date('2026-11-23T13:30:00Z');
const file = { path: PATH, text: readFileSync(fileURLToPath(new URL(`../../${PATH}`, import.meta.url)), 'utf8') };
const one = manualCases([file], readCatalogue([file]).catalogue).find(({ key }) => key === 'GULD-303~Afsnit')!;
const meta: Parameters<typeof answerMessages>[1] = {
  ...{ protocolVersion: '1', implementation: { name: 'prøve' }, runtime: { name: 'node.js' } },
  ...{ os: { name: 'x' }, cpu: { name: 'x' } },
};
const plan = planManualRun({
  ...{ run: '20261123T133000Z-00000005', startedAt: AT, environment: { id: 'test1', exercise: false }, region: REGION },
  ...{ cases: [one], onDate: '2026-11-23' },
  fingerprint: { features: 'a'.repeat(64), steps: 'b'.repeat(64), config: 'c'.repeat(64) },
});

/** The messages of a case whose last step was answered so, and all before it passed. */
function answered(last: ManualAnswer, ...assumptions: readonly string[]): readonly object[] {
  const steps = one.steps.map((_step, index): RecordedAnswer['steps'][number] => {
    const isLast = index === one.steps.length - 1;
    return { answer: isLast ? last : 'bestået', comment: isLast && last !== 'bestået' ? 'Der stod intet.' : undefined };
  });
  const answer = { case: one, assumptions, tester: { name: 'AB' }, at: AT, steps, comment: undefined, files: [] };
  return [...answerMessages([answer], meta)];
}
const outcomeOf = (envelopes: readonly object[]) =>
  digestRegion({ plan, region: REGION, envelopes, regionEnd: undefined }).digest.cases[0];

describe('what a person answers to a scenario that rests on an open assumption', () => {
  it.each<[answer: ManualAnswer, assumptions: readonly string[], told: object]>([
    [
      'afvigelse',
      ['sor-gui-niveau'],
      {
        verdict: 'open-question',
        cause: 'unsettled',
        marks: ['assumption', 'manual'],
        fault: { type: 'OpenQuestion', sentence: 'Der stod intet.', assumption: 'sor-gui-niveau' },
        assumptions: [{ id: 'sor-gui-niveau', outcome: 'differs' }],
      },
    ],
    [
      'bestået',
      ['sor-gui-niveau'],
      {
        verdict: 'passed',
        marks: ['assumption', 'assumed', 'manual'],
        assumptions: [{ id: 'sor-gui-niveau', outcome: 'as-assumed' }],
      },
    ],
    ['ikke muligt', ['sor-gui-niveau'], { verdict: 'precondition', marks: ['assumption', 'manual'], assumptions: undefined }],
    ['afvigelse', [], { verdict: 'deviation', fault: { type: 'Deviation' }, assumptions: undefined }],
    ['bestået', [], { verdict: 'passed', marks: ['assumption', 'manual'], assumptions: undefined }],
  ])(
    'as “%s”, with %j open, is told as automatic scenarios are',
    (
      answer,
      assumptions,
      {
        assumptions: met,
        ...told
      }: {
        readonly assumptions?: unknown;
      },
    ) => {
      const outcome = outcomeOf(answered(answer, ...assumptions));
      expect(outcome).toMatchObject(told);
      expect(outcome?.assumptions).toEqual(met);
    },
  );

  it.each<ManualAnswer>(['afvigelse', 'bestået'])('as “%s” goes on being told so when a disagreement is settled', (answer) => {
    const mark: SettlementMark = {
      ...{ kind: 'settlement', stands: plan.run, by: [{ name: 'CD' }], reason: 'Set efter.', at: AT.toISOString() },
      answers: [
        { run: plan.run, tester: 'AB' },
        { run: '20261123T143000Z-00000005', tester: 'EF' },
      ],
    };
    const recording = answered(answer, 'sor-gui-niveau');
    const settled = outcomeOf(settlementMessages({ recording, place: one, mark, meta }));
    expect(settled).toEqual({ ...outcomeOf(recording), manual: mark });
  });
});
