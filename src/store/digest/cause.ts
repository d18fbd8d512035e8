import type { Cause } from '../../model/cause.ts';
import type { Exchange } from '../../model/exchange.ts';
import type { Verdict } from '../../model/verdict.ts';

export interface CauseInput {
  readonly verdict: Verdict;
  /** Class name of the fault that decided the verdict. */
  readonly faultType: string | undefined;
  readonly assumption: boolean;
  /** The attempt's exchanges, in the order they were made. */
  readonly exchanges: readonly Pick<Exchange, 'response' | 'fault'>[];
}

/**
 * Why a case did not pass, read from its evidence. A technical fault is the network's when an answer never came whole, or
 * when nothing was asked because the preflight had found the way closed; otherwise the system answered, and it erred. A
 * missing precondition is one of test data when everything that was asked was answered, and of access or set-up when
 * something was refused or nothing could be asked, unless the step itself found that the tester was the slow one. Undefined for a case that passed or was never tried.
 */
export function causeOf({ verdict, faultType, assumption, exchanges }: CauseInput): Cause | undefined {
  switch (verdict) {
    case 'passed':
    case 'not-run':
    case 'not-applicable':
      return undefined;
    case 'deviation':
      return assumption ? 'unsettled' : 'system';
    case 'unspecified':
      return 'specification';
    case 'endpoint-error':
      return exchanges.length === 0 || exchanges.some(({ fault }) => fault !== undefined) ? 'network' : 'system';
    case 'precondition':
      if (faultType === 'TesterFault') return 'tester';
      return faultType === 'Skipped'
        ? 'specification'
        : exchanges.every(wasAnswered) && exchanges.length > 0
          ? 'test-data'
          : 'configuration';
    default:
      return 'tool';
  }
}

/** An answer within the protocol: a refusal of access (401, 403) or a missing address (404, 501) is none. */
function wasAnswered({ response }: CauseInput['exchanges'][number]): boolean {
  return response !== undefined && response.status < 400;
}
