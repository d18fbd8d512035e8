import type { FaultClass } from './verdict.ts';

/**
 * What a step may throw. The class name survives in Cucumber Messages as `exception.type`, and the verdict is read
 * from it by the table of verdicts; anything else thrown is our own fault.
 */

/** Facts that let a reader judge a fault without opening the evidence. All texts are Danish. */
export interface FaultDetails {
  /** Where it was seen: the unit, field, row or address. */
  readonly place?: string;
  /** What the specification asks for. */
  readonly expected?: string;
  /** What the system answered. */
  readonly received?: string;
  /** What a tester can do now. */
  readonly remedy?: string;
}

/** Base of the three faults: a Danish sentence, followed by one line for each detail that is known. */
abstract class Fault extends Error {
  readonly details: FaultDetails;
  constructor(sentence: string, details: FaultDetails = {}) {
    super(withDetails(sentence, details));
    this.details = details;
  }
}

/** The system answered, and the answer differs from the specification. Verdict `deviation`. */
export class Deviation extends Fault {
  override readonly name = 'Deviation';
}

/** The system could not be asked, or its answer never arrived whole: DNS, TLS, reset, timeout, 5xx, cut body. Verdict `endpoint-error`. */
export class EndpointError extends Fault {
  override readonly name = 'EndpointError';
}

/** The trial cannot be held yet: test data absent, access not granted, interface not offered. Verdict `precondition`. */
export class PreconditionError extends Fault {
  override readonly name: string = 'PreconditionError';
}

/** The region does not offer an interface, or a file of it, yet. What can do without it does. */
export class NotOffered extends PreconditionError {
  /** A recording names a thrown class by its constructor, and the verdict is read from that name. */
  static override readonly name = 'PreconditionError';
}

/** The trial says nothing of the system, because the tester's own machine was the slow one. Verdict `precondition`. */
export class TesterFault extends PreconditionError {
  override readonly name = 'TesterFault';
}

/** The classes by name; that each verdict's class is here is seen by the compiler. */
export const FAULT_CLASSES = { Deviation, EndpointError, PreconditionError, TesterFault } as const satisfies Readonly<
  Record<FaultClass, unknown>
>;

/** Whether a thrown value is one of the three, and not our own fault. */
export function isFault(thrown: unknown): thrown is Deviation | EndpointError | PreconditionError {
  return thrown instanceof Fault;
}

/** Labels of the detail lines; the report splits a message on them again, so both sides share this table. */
export const DETAIL_LABELS = {
  place: 'Sted',
  expected: 'Forventet',
  received: 'Modtaget',
  remedy: 'Hvad nu',
} as const satisfies Record<keyof FaultDetails, string>;

const DETAIL_ORDER = ['place', 'expected', 'received', 'remedy'] as const satisfies readonly (keyof FaultDetails)[];

function withDetails(sentence: string, details: FaultDetails): string {
  const lines = DETAIL_ORDER.flatMap((key) => {
    const value = details[key];
    return value === undefined ? [] : [`${DETAIL_LABELS[key]}: ${value.replaceAll('\n', ' ')}`];
  });
  return [sentence, ...lines].join('\n');
}

/** Splits a fault's message into its sentence and details; text that is not ours comes back whole as the sentence. */
export function parseFaultMessage(message: string): { readonly sentence: string; readonly details: FaultDetails } {
  const details: { -readonly [K in keyof FaultDetails]: string } = {};
  const rest: string[] = [];
  for (const line of message.split('\n')) {
    const key = DETAIL_ORDER.find((candidate) => line.startsWith(`${DETAIL_LABELS[candidate]}: `));
    if (key !== undefined && details[key] === undefined) details[key] = line.slice(DETAIL_LABELS[key].length + 2);
    else rest.push(line);
  }
  return { sentence: rest.join('\n'), details };
}
