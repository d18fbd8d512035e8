import type { Dispatcher } from 'undici';
import type { RawHeader } from '../../evidence/redact-exchange.ts';
import type { Redactor } from '../../evidence/redactor.ts';
import type { Limits } from '../../model/config/environment.ts';
import type { EvidenceSink, InterfaceName } from '../../model/exchange.ts';
import type { RecordExchange } from './recording.ts';

/** One request as an adapter asks for it. */
export interface Call {
  readonly interface: InterfaceName;
  /** What is asked, in Danish, as people see it beside the evidence: “Læs enheden 900…”. */
  readonly purpose: string;
  readonly method: 'GET' | 'POST';
  readonly url: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Statuses beside 2xx that the interface's own protocol gives a meaning, so that the adapter judges them. */
  readonly ownStatuses?: readonly number[];
  /** What it means that nothing is at the address: the interface or file is not offered yet. Otherwise 404 is a deviation. */
  readonly absence?: 'not-offered' | 'deviation';
  /** Bodies beyond this are refused. Defaults to {@link WHOLE_BODY_LIMIT}. */
  readonly maxBodyBytes?: number;
}

/** What is held in memory whole may not be larger than this, whatever the environment allows for extracts. */
export const WHOLE_BODY_LIMIT = 64 * 1024 * 1024;

/** What a call goes through: the session's sockets, limits and evidence, and the record of the scenario it belongs to. */
export interface Wire {
  readonly dispatcher: Dispatcher;
  readonly limits: Limits;
  readonly redactor: Redactor;
  readonly evidence: EvidenceSink;
  readonly now: () => Date;
  readonly record: RecordExchange;
}

/** Status line and headers of an answer. */
export interface AnswerHead {
  readonly status: number;
  readonly headers: readonly RawHeader[];
  /** The value of `Content-Type`, empty when there is none. */
  readonly contentType: string;
}

/** The first value of a header, by lower-case name. */
export function headerValue(head: Pick<AnswerHead, 'headers'>, name: string): string | undefined {
  return head.headers.find((header) => header.name === name)?.value;
}
