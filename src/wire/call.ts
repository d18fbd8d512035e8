import type { Dispatcher } from 'undici';
import type { RawHeader } from '../evidence/redact-exchange.ts';
import type { Redactor } from '../evidence/redactor.ts';
import type { Limits } from '../model/config/environment.ts';
import type { EvidenceSink } from '../model/exchange.ts';
import type { InterfaceName } from '../model/interfaces.ts';
import type { Proxies } from './proxies.ts';
import type { RecordExchange } from './recording.ts';

/** One request as an adapter asks for it. */
export interface Call {
  readonly interface: InterfaceName;
  /** What is asked, in Danish, as people see it beside the evidence: “Læs enheden 900…”. */
  readonly purpose: string;
  readonly method: 'GET' | 'HEAD' | 'POST';
  readonly url: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** Text, or for SOAP a function that gives the envelope with the elements of its header that prove who the caller is. */
  readonly body?: string | ((soapHeader: string) => string);
  /** How the caller proves who it is; the call gets its headers, SOAP header and connection from it. */
  readonly auth?: ResolvedAuth;
  /** Statuses beside 2xx that the interface's own protocol gives a meaning, so that the adapter judges them. */
  readonly ownStatuses?: readonly number[];
  /** What it means that nothing is at the address: the interface or file is not offered yet. Otherwise 404 is a deviation. */
  readonly absence?: 'not-offered' | 'deviation';
  /** Bodies beyond this are refused. Defaults to {@link WHOLE_BODY_LIMIT}. */
  readonly maxBodyBytes?: number;
}

/** Where an exchange of access (a token, a certificate) belongs: the interface it is for, and how it is recorded and limited. */
export interface AccessContext {
  readonly interface: InterfaceName;
  readonly wire: Wire;
}

/**
 * How a client proves who it is on one interface. An adapter only hands it on in {@link Call}; one is shared by all
 * scenarios of a session, so what must be fetched is fetched once.
 */
export interface ResolvedAuth {
  /** What is proved with, in Danish, for messages: “brugernavn og adgangskode”. Absent when nothing is proved. */
  readonly proof?: string;
  /** Whom what was last proved with belongs to and how long it is good for, in Danish; undefined while there is nothing. */
  readonly holder?: () => string | undefined;
  /** HTTP headers of a call, lower-case names. May fetch a token first. Throws the three faults. */
  headers(context: AccessContext): Promise<Readonly<Record<string, string>>>;
  /** Elements for `soapenv:Header`, empty when there are none. Throws the three faults. */
  soapHeader(context: AccessContext): Promise<string>;
  /** Told that what was proved with in `used` was refused; true when a fresh proof is to be had, so that asking once more makes sense. */
  renew(used: UsedProof): boolean;
  /** Connections with this interface's own certificates; absent uses the session's. */
  readonly dispatcher?: Dispatcher;
  /** Subject of the client certificate that those connections show. */
  readonly certificate?: string;
  /** Values that must never be published. */
  readonly secrets: readonly string[];
  readonly basicPairs: readonly { readonly username: string; readonly password: string }[];
}

/** What one request carried as proof. */
export interface UsedProof {
  readonly headers: Readonly<Record<string, string>>;
  readonly soapHeader: string;
}

/** What is held in memory whole may not be larger than this, whatever the environment allows for extracts. */
export const WHOLE_BODY_LIMIT = 64 * 1024 * 1024;

/** What a call goes through: the session's sockets, limits and evidence, and the record of the scenario it belongs to. */
export interface Wire {
  readonly dispatcher: Dispatcher;
  /** How that gets out on the network, for those who must explain why it did not; without, straight. */
  readonly proxies?: Proxies | undefined;
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
