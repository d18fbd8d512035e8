import { type LeakPlace, leakCounts, leaksInText, leaksInValue, leakWords } from '../../handover/leaks.ts';
import type { Exchange, ExchangeBody } from '../../model/exchange.ts';
import type { CaseDetail } from '../../model/run.ts';

/** An exchange as the site shows it; of one that is held back only what it was, how long it took and why it is. */
export type ShownExchange = Exchange & {
  /** Which rule matched, how often and where, in Danish. */
  readonly withheld?: string;
};

/** A case's detail without what may not be shown. */
export interface ShownDetail extends Omit<CaseDetail, 'exchanges'> {
  /** As many as there were, for steps name them by their place. */
  readonly exchanges: readonly ShownExchange[];
  /** What was held back and why, one sentence each, in Danish; empty as a rule. */
  readonly withheld: readonly string[];
}

/** What a rule still matches in a file of evidence, by its digest. */
export type EvidenceLeaks = (sha256: string) => Promise<readonly LeakPlace[]>;

/**
 * Holds back what of a case a rule of redaction still matches, and nothing else: the whole exchange it stands in, with its
 * bodies; a file somebody gave; elsewhere the text itself. The store is not touched.
 */
export async function screenDetail(detail: CaseDetail, evidenceLeaks: EvidenceLeaks): Promise<ShownDetail> {
  const exchanges = await Promise.all(detail.exchanges.map((exchange) => screenExchange(exchange, evidenceLeaks)));
  const held = new Set(exchanges.flatMap(({ withheld, sequence }) => (withheld === undefined ? [] : [sequence])));
  const files = await Promise.all((detail.files ?? []).map(async (file) => ({ file, leaks: await evidenceLeaks(file.sha256) })));
  const screened = screenTexts({
    ...detail,
    exchanges: [],
    ...(detail.excerpts === undefined ? {} : { excerpts: detail.excerpts.filter(({ exchange }) => !held.has(exchange)) }),
    ...(detail.files === undefined ? {} : { files: files.flatMap(({ file, leaks }) => (leaks.length === 0 ? [file] : [])) }),
  });
  return {
    ...screened.value,
    exchanges,
    withheld: [
      ...exchanges.flatMap(({ sequence, withheld }) => (withheld === undefined ? [] : [`Udveksling ${sequence}: ${withheld}`])),
      ...files.flatMap(({ leaks }, at) =>
        leaks.length === 0 ? [] : [`Fil ${at + 1}, en tester har givet: ${leakWords(leaks)}`],
      ),
      ...screened.withheld,
    ],
  };
}

async function screenExchange(exchange: Exchange, evidenceLeaks: EvidenceLeaks): Promise<ShownExchange> {
  const { request, response, fault, purpose } = exchange;
  const parts = [
    ['formålet', purpose],
    ['adressen', request.url],
    ['forespørgslens hoveder', request.headers],
    ['svarets hoveder', response?.headers],
    ['fejlteksten', fault],
  ] as const;
  const bodies = [
    ['forespørgslens indhold', request.body],
    ['svarets indhold', response?.body],
  ] as const;
  const inBody = async (body: ExchangeBody | undefined): Promise<readonly LeakPlace[]> =>
    body?.sha256 === undefined ? [] : evidenceLeaks(body.sha256);
  const found = [
    ...parts.map(([name, value]) => [name, leakCounts(leaksInValue(value))] as const),
    ...(await Promise.all(bodies.map(async ([name, body]) => [name, leakWords(await inBody(body))] as const))),
  ].filter(([, words]) => words !== '');
  if (found.length === 0) return exchange;
  return {
    interface: exchange.interface,
    sequence: exchange.sequence,
    purpose: 'Holdt tilbage',
    reused: exchange.reused,
    startedAt: exchange.startedAt,
    durationMs: exchange.durationMs,
    request: { method: request.method, url: '', headers: [] },
    ...(response === undefined ? {} : { response: { status: response.status, headers: [] } }),
    redactions: {},
    withheld: found.map(([name, words]) => `${words} i ${name}`).join('; '),
  };
}

/** A value in which each text that a rule still matches is replaced by the rule, and one sentence for each of them. */
export function screenTexts<T>(value: T): { readonly value: T; readonly withheld: readonly string[] } {
  // Hardly any has a leak, and then all its texts are searched as one.
  if (leaksInValue(value).length === 0) return { value, withheld: [] };
  const withheld: string[] = [];
  const screen = (part: unknown, field: string): unknown => {
    if (typeof part === 'string') {
      const leaks = leaksInText(part);
      if (leaks.length === 0) return part;
      withheld.push(`En tekst (${field}): ${leakCounts(leaks)}`);
      return `(holdt tilbage: ${leakCounts(leaks)})`;
    }
    if (Array.isArray(part)) return part.map((one) => screen(one, field));
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([name, inside]) => [name, screen(inside, name)]));
  };
  return { value: screen(value, '') as T, withheld };
}
