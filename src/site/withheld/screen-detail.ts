import { UNCERTAIN_RULE } from '../../evidence/rules.ts';
import { maskUncertain } from '../../evidence/uncertain.ts';
import { leakCounts, leaksInText, leaksInValue, leakWords, type LookedThrough, rulesInValue } from '../../handover/leaks.ts';
import type { Exchange, ExchangeBody } from '../../model/exchange.ts';
import type { InterfaceName } from '../../model/interfaces.ts';
import type { CaseDetail } from '../../model/run.ts';

/** An exchange as the site shows it; of one that is held back only what it was, how long it took and why it is. */
export type ShownExchange = Exchange & {
  /** Which rule matched, how often and where, in Danish. */
  readonly withheld?: string;
  /** Numbers that may be personal numbers are masked in it only now: an earlier version let them stand. */
  readonly maskedNow?: true;
};

/** A case's detail without what may not be shown. */
export interface ShownDetail extends Omit<CaseDetail, 'exchanges'> {
  /** As many as there were, for steps name them by their place. */
  readonly exchanges: readonly ShownExchange[];
  /** What was held back and why, one sentence each, in Danish; empty as a rule. */
  readonly withheld: readonly string[];
  /** Files testers gave that are not served, because what may be personal numbers stands in them; one sentence each, in Danish. */
  readonly notOffered: readonly string[];
}

/** What results are screened by. */
export interface Screen {
  /** What was found in a file of evidence, by its digest; what is shown by decision depends on the interface it came from. */
  readonly evidence: (sha256: string, of?: InterfaceName) => Promise<LookedThrough>;
  /** The fields whose numbers are shown by decision. */
  readonly shownFields: (of?: InterfaceName) => readonly string[];
}

/**
 * Holds back what of a case a rule of redaction still matches, and nothing else: the whole exchange it stands in, with its
 * bodies; a file somebody gave; elsewhere the text itself. What may be a personal number is masked and holds nothing back but
 * files that are served as they are. The store is not touched.
 */
export async function screenDetail(detail: CaseDetail, screen: Screen): Promise<ShownDetail> {
  const exchanges = await Promise.all(detail.exchanges.map((exchange) => screenExchange(exchange, screen)));
  const held = new Set(exchanges.flatMap(({ withheld, sequence }) => (withheld === undefined ? [] : [sequence])));
  const files = await Promise.all((detail.files ?? []).map(async (file) => ({ file, ...(await screen.evidence(file.sha256)) })));
  const screened = screenTexts(
    {
      ...detail,
      exchanges: [],
      ...(detail.excerpts === undefined ? {} : { excerpts: detail.excerpts.filter(({ exchange }) => !held.has(exchange)) }),
      ...(detail.files === undefined
        ? {}
        : { files: files.flatMap(({ file, leaks, uncertain }) => (leaks.length + uncertain.length === 0 ? [file] : [])) }),
    },
    screen.shownFields(),
  );
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
    notOffered: files.flatMap(({ leaks, uncertain }, at) =>
      leaks.length > 0 || uncertain.length === 0 ? [] : [`Fil ${at + 1}, en tester har givet: ${leakWords(uncertain)}`],
    ),
  };
}

async function screenExchange(exchange: Exchange, screen: Screen): Promise<ShownExchange> {
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
  const inBody = async (body: ExchangeBody | undefined): Promise<LookedThrough> =>
    body?.sha256 === undefined ? { leaks: [], uncertain: [] } : screen.evidence(body.sha256, exchange.interface);
  const rules = rulesInValue(parts.map(([, value]) => value));
  const read = await Promise.all(bodies.map(async ([name, body]) => ({ name, ...(await inBody(body)) })));
  const found = [
    ...(rules.size === 0 ? [] : parts.map(([name, value]) => [name, leakCounts(leaksInValue(value))] as const)),
    ...read.map(({ name, leaks }) => [name, leakWords(leaks)] as const),
  ].filter(([, words]) => words !== '');
  if (found.length === 0) {
    const isUncertain = rules.has(UNCERTAIN_RULE);
    if (!isUncertain && read.every(({ uncertain }) => uncertain.length === 0)) return exchange;
    const shown = isUncertain
      ? withTexts(exchange, (text) => maskUncertain(text, screen.shownFields(exchange.interface)))
      : exchange;
    return { ...shown, maskedNow: true };
  }
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

/**
 * A value in which each text that a rule still matches is replaced by the rule, and one sentence for each of them. In the
 * others what may be a personal number is masked, but in `shownFields`.
 */
export function screenTexts<T>(
  value: T,
  shownFields: readonly string[] = [],
): { readonly value: T; readonly withheld: readonly string[] } {
  // Hardly any has a leak, and then all its texts are searched as one.
  if (rulesInValue(value).size === 0) return { value, withheld: [] };
  const withheld: string[] = [];
  const screened = withTexts(value, (text, field) => {
    const leaks = leaksInText(text);
    if (leaks.length === 0) return maskUncertain(text, shownFields);
    withheld.push(`En tekst (${field}): ${leakCounts(leaks)}`);
    return `(holdt tilbage: ${leakCounts(leaks)})`;
  });
  return { value: screened, withheld };
}

/** A value with each of its texts changed; told with the name of the field it stands in. */
function withTexts<T>(value: T, change: (text: string, field: string) => string): T {
  const changed = (part: unknown, field: string): unknown => {
    if (typeof part === 'string') return change(part, field);
    if (Array.isArray(part)) return part.map((one) => changed(one, field));
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([name, inside]) => [name, changed(inside, name)]));
  };
  return changed(value, '') as T;
}
