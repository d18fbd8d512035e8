import type { Limits } from '../model/config/environment.ts';
import { type FaultMeaning, faultMeaning, inWords, type Phase } from './fault-table.ts';
import type { Proxy } from './proxies.ts';

const TRY_WITHOUT = 'eller sæt værten i NO_PROXY, hvis systemet kan nås uden.';
const CHECK_PROXY = `Kontrollér {variable}, ${TRY_WITHOUT}`;

const NO_NAME = { sentence: 'Proxyen {proxy} kan ikke slås op.', remedy: CHECK_PROXY };
const NO_ROUTE = { sentence: 'Der er ingen vej til proxyen {proxy} på netværket.', remedy: CHECK_PROXY };
/** Which of the two was slow cannot be seen: the system's part of the connection is made within the proxy's. */
const TIMEOUT = {
  sentence: 'Forbindelsen gennem proxyen {proxy} kom ikke i stand inden for {connect}.',
  remedy: `Kontrollér {variable} og systemets adresse, ${TRY_WITHOUT}`,
};
const CUT = {
  sentence: 'Proxyen {proxy} afbrød forbindelsen, før systemet var nået.',
  remedy: `Prøv igen; gentager det sig, så spørg dem, der driver proxyen, ${TRY_WITHOUT}`,
};

/** What befalls a call on its way to a proxy: until the proxy has opened the way, the system has not been asked. */
const ON_THE_WAY: Readonly<Record<string, FaultMeaning>> = {
  ENOTFOUND: NO_NAME,
  EAI_AGAIN: NO_NAME,
  ECONNREFUSED: { sentence: 'Proxyen {proxy} tager ikke imod forbindelser.', remedy: CHECK_PROXY },
  EHOSTUNREACH: NO_ROUTE,
  ENETUNREACH: NO_ROUTE,
  ETIMEDOUT: TIMEOUT,
  UND_ERR_CONNECT_TIMEOUT: TIMEOUT,
  UND_ERR_PRX_CONN: CUT,
  UND_ERR_PRX_TLS: {
    sentence: 'Certifikatet hos proxyen {proxy} gælder et andet værtsnavn.',
    remedy: 'Skriv proxyens adresse med det navn, certifikatet er til.',
  },
};

const WANTS_TO_KNOW: FaultMeaning = {
  sentence: 'Proxyen {proxy} vil vide, hvem der spørger (status 407).',
  remedy:
    'Skriv brugernavn og adgangskode i {variable} (http://bruger:kode@vært:port), eller bed dem, der driver proxyen, om at lade maskinen slippe ud.',
};
const BEYOND: FaultMeaning = {
  sentence: 'Proxyen {proxy} kan ikke nå systemet (status {status}).',
  remedy: `Kontrollér systemets adresse, og spørg dem, der driver proxyen, ${TRY_WITHOUT}`,
};
const REFUSED: FaultMeaning = {
  sentence: 'Proxyen {proxy} vil ikke åbne en forbindelse til systemet (status {status}).',
  remedy: `Bed dem, der driver proxyen, om at åbne for systemets vært og port, ${TRY_WITHOUT}`,
};

/** How a call broke. */
export interface BrokenCall {
  readonly thrown?: unknown;
  readonly code: string;
  readonly phase: Phase;
  readonly coding?: string | undefined;
  /** The proxy it went through. */
  readonly proxy?: Proxy | undefined;
}

/**
 * What it means that a call broke: by the table of faults, or, where a proxy stood between and the system was not reached, what
 * that proxy did. Undefined when it is not about the transport but about us.
 */
export function brokenMeaning(broken: BrokenCall, limits: Limits): FaultMeaning | undefined {
  const { proxy, code, phase } = broken;
  const status = refusalStatus(broken.thrown);
  const onTheWay = status === undefined ? ON_THE_WAY[code] : refusal(status);
  return proxy === undefined || phase !== 'before-answer' || onTheWay === undefined
    ? faultMeaning(code, broken, limits)
    : inWords(onTheWay, { limits, words: { ...wordsOf(proxy), status: String(status) } });
}

function wordsOf({ shown, variable }: Proxy) {
  return { proxy: shown, variable };
}

/** What it means that a proxy answered a request for a way through (CONNECT) with a status that is no 2xx. */
function refusal(status: number): FaultMeaning {
  if (status === 407) return WANTS_TO_KNOW;
  return status >= 500 ? BEYOND : REFUSED;
}

/** A proxy's refusal, as preflight meets it. */
export function proxyRefusal(proxy: Proxy, status: number, limits: Limits): FaultMeaning {
  return inWords(refusal(status), {
    limits,
    words: { ...wordsOf(proxy), status: String(status) },
  });
}

/** undici tells the status in the text alone, and has two texts. */
function refusalStatus(thrown: unknown): number | undefined {
  if (!(thrown instanceof Error)) return undefined;
  const [status] =
    /(?<=^Proxy response \()\d{3}(?=\) !== 200)|(?<=^Proxy Authentication Required \()407/.exec(thrown.message) ?? [];
  return status === undefined ? refusalStatus(thrown.cause) : Number(status);
}
