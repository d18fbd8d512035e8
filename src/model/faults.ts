import type { FaultClass } from './verdict.ts';

/**
 * What a step may throw. Cucumber Messages keep the name of what `constructor` says as `exception.type`, and the verdict
 * is read from it by the table of verdicts; anything else thrown is our own fault. A finer class, made for those who
 * catch it, is therefore kept as the class of the table that it extends.
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
  /** Id of the assumption that the answer differs from; only an {@link OpenQuestion} has one. */
  readonly assumption?: string;
}

/** Base of the faults: a Danish sentence, followed by one line for each detail that is known. */
abstract class Fault extends Error {
  readonly details: FaultDetails;
  constructor(sentence: string, details: FaultDetails = {}) {
    super(faultMessage(sentence, details));
    this.details = details;
    Object.defineProperty(this, 'constructor', { value: tabledClass(new.target) });
  }
}

/** The system answered, and the answer differs from the specification. Verdict `deviation`. */
export class Deviation extends Fault {
  override readonly name = 'Deviation';
}

/**
 * The answer is well-formed and differs from what we assume, where no public source says who is right. Nobody has failed:
 * the assumption is to be settled first. Verdict `open-question`.
 */
export class OpenQuestion extends Fault {
  override readonly name = 'OpenQuestion';
  readonly assumption: string;
  constructor(sentence: string, details: FaultDetails & { readonly assumption: string }) {
    super(sentence, details);
    this.assumption = details.assumption;
  }
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
export const FAULT_CLASSES = {
  Deviation,
  OpenQuestion,
  EndpointError,
  PreconditionError,
  TesterFault,
} as const satisfies Readonly<Record<FaultClass, unknown>>;

/** The class itself when the table of verdicts has it, else the nearest one it extends that the table has. */
function tabledClass(thrown: unknown): unknown {
  const tabled: readonly unknown[] = Object.values(FAULT_CLASSES);
  let one = thrown;
  while (typeof one === 'function' && !tabled.includes(one)) one = Object.getPrototypeOf(one);
  return one;
}

/** Whether a thrown value is one of these, and not our own fault. */
export function isFault(thrown: unknown): thrown is Deviation | OpenQuestion | EndpointError | PreconditionError {
  return thrown instanceof Fault;
}

/**
 * The same fault as an object of its own, of the very class it was thrown as, so that whoever catches it can still tell it
 * from others. Its texts are as they were, or as `reword` makes them.
 */
export function copyFault<F extends Deviation | EndpointError | PreconditionError>(
  fault: F,
  reword: (text: string) => string = (text) => text,
): F {
  const { sentence, details } = parseFaultMessage(fault.message);
  const reworded = Object.entries(details).map(([name, value]: [string, string]) => [name, reword(value)]);
  const Own = (Object.getPrototypeOf(fault) as { readonly constructor: new (sentence: string, details: FaultDetails) => F })
    .constructor;
  return new Own(reword(sentence), Object.fromEntries(reworded) as FaultDetails);
}

/** Labels of the detail lines; the report splits a message on them again, so both sides share this table. */
export const DETAIL_LABELS = {
  place: 'Sted',
  expected: 'Forventet',
  received: 'Modtaget',
  remedy: 'Hvad nu',
  assumption: 'Antagelse',
} as const satisfies Record<keyof FaultDetails, string>;

const DETAIL_ORDER = ['place', 'expected', 'received', 'remedy', 'assumption'] as const satisfies readonly (keyof FaultDetails)[];

/** A fault's message: its sentence, and a line for each detail that is known. {@link parseFaultMessage} takes it apart. */
export function faultMessage(sentence: string, details: FaultDetails): string {
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
