import { describe, expect, it } from 'vitest';
import type { Cause } from '../../model/cause.ts';
import { needsAction, VERDICT_CODES } from '../../model/verdict.ts';
import { causeOf, type CauseInput } from './cause.ts';

const answered = (status: number): CauseInput['exchanges'][number] => ({ response: { status, headers: [] }, fault: undefined });
const cut: CauseInput['exchanges'][number] = { response: undefined, fault: { code: 'ECONNRESET', message: 'Afbrudt.' } };

describe('the cause', () => {
  it.each<[string, Partial<CauseInput>, Cause | undefined]>([
    ['of a wrong answer is the system', { verdict: 'deviation', exchanges: [answered(200)] }, 'system'],
    ['of an answer other than assumed is unsettled', { verdict: 'open-question', exchanges: [answered(200)] }, 'unsettled'],
    ['of an answer with 503 is the system', { verdict: 'endpoint-error', exchanges: [answered(200), answered(503)] }, 'system'],
    [
      'of a broken connection is the network, though other calls were answered',
      { verdict: 'endpoint-error', exchanges: [answered(500), cut] },
      'network',
    ],
    ['of a way the preflight found closed is the network', { verdict: 'endpoint-error', exchanges: [] }, 'network'],
    ['of a test unit that does not exist is the test data', { verdict: 'precondition', exchanges: [answered(200)] }, 'test-data'],
    [
      'of an id card that has expired is the set-up, even when the answer came with 200',
      {
        verdict: 'precondition',
        faultType: 'PreconditionError',
        exchanges: [{ ...answered(200), judgedAs: 'dgws-expired' }],
      },
      'configuration',
    ],
    [
      'of a login page in place of an answer is the network',
      { verdict: 'endpoint-error', faultType: 'EndpointError', exchanges: [{ ...answered(200), judgedAs: 'page' }] },
      'network',
    ],
    [
      'of a test unit that does not exist is the test data, also when a proof first had to be renewed with 200',
      {
        verdict: 'precondition',
        faultType: 'PreconditionError',
        exchanges: [{ ...answered(200), judgedAs: 'page' }, answered(200)],
      },
      'test-data',
    ],
    [
      'of refused access is the configuration',
      { verdict: 'precondition', exchanges: [answered(200), answered(403)] },
      'configuration',
    ],
    ['of an interface that is not offered is the configuration', { verdict: 'precondition', exchanges: [] }, 'configuration'],
    [
      'of a slow machine at the tester’s is the tester',
      { verdict: 'precondition', faultType: 'TesterFault', exchanges: [answered(200)] },
      'tester',
    ],
    ['of a step that skips the rest is the specification', { verdict: 'precondition', faultType: 'Skipped' }, 'specification'],
    ['of a step without code is the specification', { verdict: 'unspecified' }, 'specification'],
    ['of an aborted run is the tool', { verdict: 'aborted' }, 'tool'],
    ['of an unexpected error is the tool', { verdict: 'tool-error', faultType: 'TypeError' }, 'tool'],
    ['of a pass is none', { verdict: 'passed', exchanges: [answered(200)] }, undefined],
  ])('%s', (_what, input, expected) => {
    expect(causeOf({ verdict: 'passed', faultType: undefined, exchanges: [], ...input })).toBe(expected);
  });

  it('is given for every verdict that needs someone to act', () => {
    const explained = VERDICT_CODES.filter((verdict) => causeOf({ verdict, faultType: undefined, exchanges: [] }) !== undefined);
    expect(explained).toEqual(VERDICT_CODES.filter(needsAction));
  });
});
