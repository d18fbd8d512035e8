import type { Doing, WrittenAnswer } from './server.ts';
import type { Question } from './ask.ts';

/** One answer from real life: what was asked, what came on the wire, and what it is to be taken for. */
export interface AnswerCase {
  readonly name: string;
  readonly asks: Question;
  /** What is written to the socket, or done on it. */
  readonly answer: WrittenAnswer | Doing;
  /** Asked so many times; the last is judged. */
  readonly times?: number;
  /** The class thrown; “none” when the answer is right. */
  readonly thrown: 'none' | 'Deviation' | 'EndpointError' | 'PreconditionError';
  readonly cause?: 'system' | 'network' | 'configuration' | 'test-data';
  /** A piece of the message, or of what is read. */
  readonly says: string;
}

export const XML = { 'Content-Type': 'text/xml; charset=utf-8' };
export const FHIR = { 'Content-Type': 'application/fhir+json' };
export const HTML = { 'Content-Type': 'text/html; charset=utf-8' };
