import { answerRow } from '../../model/answers.ts';
import type { Cause } from '../../model/cause.ts';
import type { Exchange } from '../../model/exchange.ts';
import { type CauseRule, type FaultClass, type Finding, type Verdict, verdictRow } from '../../model/verdict.ts';

/** What the cause of a verdict is read from. */
export interface CauseInput {
  readonly verdict: Verdict;
  /** Class name of the fault that decided the verdict. */
  readonly faultType: string | undefined;
  /** The attempt's exchanges, in the order they were made. */
  readonly exchanges: readonly Pick<Exchange, 'response' | 'fault' | 'judgedAs'>[];
}

/**
 * Why a case did not pass: what the table of verdicts says, or what its rule reads from the evidence. Undefined for a case
 * that passed or was never tried.
 */
export function causeOf(input: CauseInput): Cause | undefined {
  const { cause } = verdictRow(input.verdict);
  if (cause === null) return undefined;
  return isRule(cause) ? RULES[cause](input) : cause;
}

const RULES: Readonly<Record<CauseRule, (input: CauseInput) => Cause>> = {
  /**
   * A technical fault is the network's when an answer never came whole, or when nothing was asked because the preflight
   * had found the way closed, and where something in between answered; otherwise the system answered, and it erred.
   */
  'by-way': ({ faultType, exchanges }) =>
    causeOfJudged(faultType, exchanges) ??
    (exchanges.length === 0 || exchanges.some(({ fault }) => fault !== undefined) ? 'network' : 'system'),
  /**
   * A missing precondition is one of test data when everything that was asked was answered, and of access or set-up when
   * something was refused or nothing could be asked. Where a step asked to be excused, the scenario said so itself, and
   * where the tester was the slow one, the step found that.
   */
  'by-access': ({ faultType, exchanges }) => {
    if (faultType === ('TesterFault' satisfies FaultClass)) return 'tester';
    if (faultType === ('Skipped' satisfies Finding)) return 'specification';
    const judged = causeOfJudged(faultType, exchanges);
    if (judged !== undefined) return judged;
    return exchanges.every(wasAnswered) && exchanges.length > 0 ? 'test-data' : 'configuration';
  },
};

const isRule = (cause: Cause | CauseRule): cause is CauseRule => cause in RULES;

/** An answer within the protocol: a refusal of access (401, 403) or a missing address (404, 501) is none. */
function wasAnswered({ response }: CauseInput['exchanges'][number]): boolean {
  return response !== undefined && response.status < 400;
}

/**
 * What the table of answers says of the answer the case ended with; undefined when the last thing that went wrong was not
 * judged by it.
 */
function causeOfJudged(faultType: string | undefined, exchanges: CauseInput['exchanges']): Cause | undefined {
  const last = exchanges.findLast(({ fault, judgedAs }) => fault !== undefined || judgedAs !== undefined);
  const row = last?.judgedAs === undefined ? undefined : answerRow(last.judgedAs);
  return row?.thrown === faultType ? (row?.cause ?? undefined) : undefined;
}
