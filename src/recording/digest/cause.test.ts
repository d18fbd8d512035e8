import { describe, expect, it } from 'vitest';
import type { Cause } from '../../model/cause.ts';
import { needsAction, VERDICT_CODES } from '../../model/verdict.ts';
import { causeOf, type CauseInput } from './cause.ts';

const answered = (status: number): CauseInput['exchanges'][number] => ({ response: { status, headers: [] }, fault: undefined });
const cut: CauseInput['exchanges'][number] = { response: undefined, fault: { code: 'ECONNRESET', message: 'Afbrudt.' } };

describe('årsagen', () => {
  it.each<[string, Partial<CauseInput>, Cause | undefined]>([
    ['et forkert svar er systemets', { verdict: 'deviation', exchanges: [answered(200)] }, 'system'],
    ['et svar, der er anderledes end antaget, er reglens', { verdict: 'open-question', exchanges: [answered(200)] }, 'unsettled'],
    ['et svar med 503 er systemets', { verdict: 'endpoint-error', exchanges: [answered(200), answered(503)] }, 'system'],
    [
      'en afbrudt forbindelse er netværkets, også når andre kald fik svar',
      { verdict: 'endpoint-error', exchanges: [answered(500), cut] },
      'network',
    ],
    ['en vej, forundersøgelsen fandt lukket, er netværkets', { verdict: 'endpoint-error', exchanges: [] }, 'network'],
    ['en testenhed, der ikke findes, er testdata', { verdict: 'precondition', exchanges: [answered(200)] }, 'test-data'],
    ['afvist adgang er opsætning', { verdict: 'precondition', exchanges: [answered(200), answered(403)] }, 'configuration'],
    ['en snitflade, der ikke tilbydes, er opsætning', { verdict: 'precondition', exchanges: [] }, 'configuration'],
    [
      'en langsom maskine hos testeren er testerens',
      { verdict: 'precondition', faultType: 'TesterFault', exchanges: [answered(200)] },
      'tester',
    ],
    ['et trin, der springer resten over, er specifikationen', { verdict: 'precondition', faultType: 'Skipped' }, 'specification'],
    ['et trin uden kode er specifikationen', { verdict: 'unspecified' }, 'specification'],
    ['en afbrudt kørsel er værktøjets', { verdict: 'aborted' }, 'tool'],
    ['en uventet fejl er værktøjets', { verdict: 'tool-error', faultType: 'TypeError' }, 'tool'],
    ['det beståede har ingen', { verdict: 'passed', exchanges: [answered(200)] }, undefined],
  ])('til %s', (_what, input, expected) => {
    expect(causeOf({ verdict: 'passed', faultType: undefined, exchanges: [], ...input })).toBe(expected);
  });

  it('findes for enhver afgørelse, der kræver, at nogen gør noget', () => {
    const explained = VERDICT_CODES.filter((verdict) => causeOf({ verdict, faultType: undefined, exchanges: [] }) !== undefined);
    expect(explained).toEqual(VERDICT_CODES.filter(needsAction));
  });
});
