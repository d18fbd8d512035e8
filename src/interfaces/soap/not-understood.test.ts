import { describe, expect, it } from 'vitest';
import { Deviation, EndpointError, NotOffered, PreconditionError, TesterFault } from '../../model/faults.ts';
import { verdictOfThrown } from '../../model/verdict.ts';
import { ContractNotUnderstood } from './not-understood.ts';

describe('a fault', () => {
  // Cucumber records `error.constructor.name`, and a name that the table of verdicts does not have is a fault of the tool.
  it.each([
    [Deviation, 'deviation'],
    [EndpointError, 'endpoint-error'],
    [PreconditionError, 'precondition'],
    [NotOffered, 'precondition'],
    [ContractNotUnderstood, 'precondition'],
    [TesterFault, 'precondition'],
  ] as const)('%o is recorded by a name that the table of verdicts has', (Fault, verdict) => {
    const fault: object = new Fault('Sætning.');
    expect(verdictOfThrown(fault.constructor.name)).toBe(verdict);
  });
});
