import type { EvidenceBytes, Exchange, WireTiming } from '../model/exchange.ts';
import type { InterfaceName } from '../model/interfaces.ts';
import type { RawBody } from './body-tap.ts';
import { keepBody, type KeptBody } from './keep-body.ts';
import type { Redactor } from './redactor.ts';
import { addCounts, type Redacted, type RedactionCounts } from './rules.ts';

/** A header as it went over the wire, secrets and all. */
export interface RawHeader {
  readonly name: string;
  readonly value: string;
}

/** One exchange as it went over the wire, secrets and all. Lives in memory only. */
export interface RawExchange {
  readonly interface: InterfaceName;
  readonly purpose: string;
  readonly startedAt: Date;
  readonly durationMs: number;
  readonly timing?: WireTiming | undefined;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: readonly RawHeader[];
    readonly body: RawBody | undefined;
  };
  readonly response:
    { readonly status: number; readonly headers: readonly RawHeader[]; readonly body: RawBody | undefined } | undefined;
  readonly fault: { readonly code: string; readonly message: string } | undefined;
  /** Id of the row of the table of answers it was judged by. */
  readonly judgedAs?: string | undefined;
  /** It was sent once more, because the connection it was first sent on had been closed. */
  readonly resent?: boolean;
}

/** An exchange that is safe to publish, before it has a place in a scenario, and the bytes it refers to. */
export interface RedactedExchange {
  readonly exchange: Omit<Exchange, 'sequence' | 'reused'>;
  /** Bytes to keep, each under its SHA-256. */
  readonly files: readonly EvidenceBytes[];
}

/** Removes from an exchange everything that may not be published; of a body beyond `maxEvidenceBytes` head and tail are kept. */
export async function redactExchange(raw: RawExchange, redactor: Redactor, maxEvidenceBytes: number): Promise<RedactedExchange> {
  const seen: RedactionCounts[] = [];
  const shown = (redacted: Redacted): string => {
    seen.push(redacted.counts);
    return redacted.text;
  };
  const headers = (list: readonly RawHeader[]) =>
    list.map(({ name, value }) => ({ name: shown(redactor.text(name)), value: shown(redactor.header(name, value)) }));
  const kept: KeptBody[] = [];
  const body = async (one: RawBody | undefined) => {
    if (one === undefined) return {};
    const result = await keepBody(one, redactor, maxEvidenceBytes);
    kept.push(result);
    seen.push(result.counts);
    return { body: result.body };
  };

  const exchange = {
    interface: raw.interface,
    purpose: shown(redactor.text(raw.purpose)),
    startedAt: raw.startedAt.toISOString(),
    durationMs: raw.durationMs,
    ...(raw.timing === undefined ? {} : { timing: raw.timing }),
    request: {
      method: raw.request.method,
      url: shown(redactor.url(raw.request.url)),
      headers: headers(raw.request.headers),
      ...(await body(raw.request.body)),
    },
    ...(raw.response === undefined
      ? {}
      : {
          response: { status: raw.response.status, headers: headers(raw.response.headers), ...(await body(raw.response.body)) },
        }),
    ...(raw.fault === undefined
      ? {}
      : { fault: { code: raw.fault.code, message: shown(redactor.errorText(raw.fault.message)) } }),
    ...(raw.resent === true ? { resent: true } : {}),
    ...(raw.judgedAs === undefined ? {} : { judgedAs: raw.judgedAs }),
  };
  return {
    exchange: { ...exchange, redactions: addCounts(...seen) },
    files: kept.flatMap(({ chunks }) => (chunks === undefined ? [] : [chunks])),
  };
}
