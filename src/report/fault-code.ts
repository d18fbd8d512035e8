import { FAULT_CLASSES } from '../model/faults.ts';
import type { CaseFault } from '../model/run.ts';
import table from './fault-codes.json' with { type: 'json' };

/**
 * Every sentence a step can fail with, by its code. The newest wording stands first; earlier ones stay for ever, since
 * results and agreements hold them. A part that is known only when it fails stands as a number: the same number is the same
 * thing in every wording of a code. A test holds the table against the code of the steps.
 */
export const FAULT_SENTENCES: Readonly<Record<string, readonly string[]>> = table;

/** Which fault a sentence tells of: its code, and what stood in the sentence's open places. */
export interface ToldFault {
  readonly code: string;
  /** By the numbers of the table. */
  readonly values: ReadonlyMap<string, string>;
}

/** One wording of a fault, ready to be looked for. */
interface Wording {
  readonly code: string;
  /** What stands before, between and after the open places. */
  readonly parts: readonly string[];
  readonly numbers: readonly string[];
  /** Letters that are not in an open place: of two wordings that fit, the one that says more is meant. */
  readonly said: number;
}

const OPEN_PLACE = /\{(\d+)\}/g;

const WORDINGS: readonly Wording[] = Object.entries(FAULT_SENTENCES)
  .flatMap(([code, wordings]) => wordings.map((wording) => readWording(code, wording)))
  .toSorted((one, other) => other.said - one.said);

const told = new Map<string, ToldFault | undefined>();

/** The fault a sentence tells of, whatever wording it is in; undefined for one that is none of ours. */
export function toldFault(sentence: string): ToldFault | undefined {
  const plain = inOneLine(sentence);
  if (!told.has(plain)) {
    const [first] = fittingFaults(plain);
    told.set(plain, first);
  }
  return told.get(plain);
}

/** The code of a case's fault; undefined for what our steps did not throw: a tester's own words, an error in the tool. */
export function faultCode(fault: Pick<CaseFault, 'type' | 'sentence'> | undefined): string | undefined {
  return fault !== undefined && Object.hasOwn(FAULT_CLASSES, fault.type) ? toldFault(fault.sentence)?.code : undefined;
}

/**
 * Whether two sentences tell of the same fault: in the same words, or in two wordings of one code with the same in the open
 * places that both have.
 */
export function isSameFault(one: string, other: string): boolean {
  if (inOneLine(one) === inOneLine(other)) return true;
  const [a, b] = [toldFault(one), toldFault(other)];
  if (a === undefined || b === undefined || a.code !== b.code) return false;
  return [...a.values].every(([number, value]) => (b.values.get(number) ?? value) === value);
}

/** A line broken in YAML is no other word. */
export const inOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

function readWording(code: string, wording: string): Wording {
  const split = wording.split(OPEN_PLACE);
  const parts = split.filter((_, at) => at % 2 === 0);
  return { code, parts, numbers: split.filter((_, at) => at % 2 === 1), said: parts.join('').length };
}

/** Every fault whose wording a sentence fits, the one that says most first; {@link toldFault} takes that one. */
export function* fittingFaults(sentence: string): Generator<ToldFault & Pick<Wording, 'said'>> {
  for (const { code, parts, numbers, said } of WORDINGS) {
    const values = valuesIn(sentence, parts);
    if (values !== undefined) yield { code, said, values: new Map(numbers.map((number, at) => [number, values[at] ?? ''])) };
  }
}

/**
 * What stands between the parts of a wording, each part taken where it first comes; undefined when the sentence is not made
 * of them. Looked for from left to right and once: a sentence may quote whatever a system answered.
 */
function valuesIn(sentence: string, [start = '', ...rest]: readonly string[]): readonly string[] | undefined {
  const end = rest.at(-1);
  if (end === undefined) return sentence === start ? [] : undefined;
  if (!sentence.startsWith(start) || !sentence.endsWith(end)) return undefined;
  const last = sentence.length - end.length;
  const values: string[] = [];
  let from = start.length;
  for (const part of rest.slice(0, -1)) {
    const at = sentence.indexOf(part, from);
    if (at === -1) return undefined;
    values.push(sentence.slice(from, at));
    from = at + part.length;
  }
  return from > last ? undefined : [...values, sentence.slice(from, last)];
}
