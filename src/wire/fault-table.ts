import type { Limits } from '../model/config/environment.ts';
import { UNKNOWN_CODING } from './read-body.ts';

/** How far a call had come when it broke. */
export type Phase = 'before-answer' | 'within-answer';

/** What a transport code means for a tester. Sentences may hold {connect}, {headers}, {body}, {total}, {when} and {coding}. */
export interface FaultMeaning {
  readonly sentence: string;
  readonly remedy: string;
  /** The system let us know on the connection itself that access is not given. */
  readonly access?: true;
}

const CHECK_ADDRESS = 'Kontrollér adressen i konfigurationen, og at systemet er startet.';
const TRY_AGAIN = 'Prøv igen; gentager det sig, så spørg dem, der driver systemet.';
const ASK_OPERATOR = 'Vis dem, der driver systemet, denne udveksling.';
const CERTIFICATE = 'Få certifikatet rettet hos dem, der driver systemet; kontrollen kan ikke slås fra.';

const NO_NAME = { sentence: 'Systemets værtsnavn kan ikke slås op.', remedy: CHECK_ADDRESS };
const NO_ROUTE = {
  sentence: 'Der er ingen vej til systemet på netværket.',
  remedy: 'Kontrollér netværk, VPN og firewall fra den maskine, der afprøver.',
};
const CONNECT_TIMEOUT = { sentence: 'Systemet tog ikke imod forbindelsen inden for {connect}.', remedy: NO_ROUTE.remedy };
const CUT = { sentence: 'Systemet afbrød forbindelsen {when}.', remedy: TRY_AGAIN };
const NOT_HTTP = { sentence: 'Systemet svarede med noget, der ikke er HTTP.', remedy: ASK_OPERATOR };
const UNTRUSTED = { sentence: 'Systemets certifikat er ikke udstedt af nogen, der er tillid til.', remedy: CERTIFICATE };
const NO_REVOCATION_LIST = {
  sentence: 'Det kan ikke afgøres, om systemets certifikat er trukket tilbage.',
  remedy: 'Hent en ny spærreliste (CRL) hos den, der har udstedt certifikatet, og udpeg den i tls.revoked.',
};
const CLIENT_CERTIFICATE: FaultMeaning = {
  sentence: 'Systemet afviste klientcertifikatet, eller der blev ikke vist noget (mTLS).',
  remedy: 'Kontrollér tls.certificate og tls.key i konfigurationen, og at systemet har tillid til certifikatets udsteder.',
  access: true,
};
const NO_TLS = {
  sentence: 'Der kan ikke oprettes en sikker forbindelse (TLS) til systemet.',
  remedy: 'Kontrollér, om adressen skal begynde med http eller https, og hvilke TLS-udgaver systemet kan.',
};
const UNPACKABLE = {
  sentence: 'Svaret kan ikke pakkes ud med {coding}, som hovedet Content-Encoding siger.',
  remedy: ASK_OPERATOR,
};
const WEAK = {
  sentence: 'Systemets certifikat er lavet med en metode, der er for svag (som SHA-1 eller en kort nøgle).',
  remedy: CERTIFICATE,
};
const CLOSED = { sentence: 'Afprøvningen blev lukket, før svaret var kommet.', remedy: 'Kør scenariet igen.' };

/** Our own words for the limits that no library watches. */
export const TOO_LARGE = 'SP_BODY_TOO_LARGE';
/** Our own code for a call that took longer than its limit, beside those of Node.js and undici. */
export const TOO_SLOW = 'SP_CALL_TOO_SLOW';
/** Our own code for a step whose calls together took longer than it may. */
export const STEP_TOO_SLOW = 'SP_STEP_TOO_SLOW';

/**
 * Every code that Node's sockets, its TLS, its decompression and undici are known to give. The codes of a broken
 * answer were measured against a server that breaks it in that way (transport.test.ts).
 */
export const FAULT_TABLE: Readonly<Record<string, FaultMeaning>> = {
  ENOTFOUND: NO_NAME,
  EAI_AGAIN: NO_NAME,
  ECONNREFUSED: { sentence: 'Systemet tager ikke imod forbindelser på adressen.', remedy: CHECK_ADDRESS },
  EHOSTUNREACH: NO_ROUTE,
  ENETUNREACH: NO_ROUTE,
  EADDRNOTAVAIL: NO_ROUTE,
  ETIMEDOUT: CONNECT_TIMEOUT,
  UND_ERR_CONNECT_TIMEOUT: CONNECT_TIMEOUT,
  UND_ERR_HEADERS_TIMEOUT: {
    sentence: 'Systemet tog imod forespørgslen, men begyndte ikke at svare inden for {headers}.',
    remedy: TRY_AGAIN,
  },
  UND_ERR_BODY_TIMEOUT: { sentence: 'Svaret gik i stå: der kom intet i {body}.', remedy: TRY_AGAIN },
  [TOO_SLOW]: { sentence: 'Svaret var ikke færdigt inden for {total}.', remedy: TRY_AGAIN },
  [STEP_TOO_SLOW]: {
    sentence: 'Svarene kom så langsomt, at de tilsammen ikke var færdige inden for den tid, et trin må tage.',
    remedy: 'Kør scenariet alene; gentager det sig, så hæv scenarioMs i miljøets konfiguration.',
  },
  [TOO_LARGE]: {
    sentence: 'Svaret er større end det, der tages imod.',
    remedy: 'Kontrollér adressen; er filen så stor, så hæv maxBodyBytes i miljøets konfiguration.',
  },
  ECONNRESET: CUT,
  EPIPE: CUT,
  UND_ERR_SOCKET: CUT,
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: {
    sentence: 'Svaret er ikke så langt, som det selv siger (Content-Length).',
    remedy: ASK_OPERATOR,
  },
  HTTPParserError: NOT_HTTP,
  UND_ERR_HEADERS_OVERFLOW: { sentence: 'Svarets hoveder er større end det, der tages imod.', remedy: ASK_OPERATOR },
  CERT_HAS_EXPIRED: { sentence: 'Systemets certifikat er udløbet.', remedy: CERTIFICATE },
  CERT_NOT_YET_VALID: { sentence: 'Systemets certifikat gælder ikke endnu.', remedy: CERTIFICATE },
  CERT_REVOKED: { sentence: 'Systemets certifikat er trukket tilbage.', remedy: CERTIFICATE },
  ERR_TLS_CERT_ALTNAME_INVALID: { sentence: 'Systemets certifikat gælder et andet værtsnavn.', remedy: CERTIFICATE },
  DEPTH_ZERO_SELF_SIGNED_CERT: UNTRUSTED,
  SELF_SIGNED_CERT_IN_CHAIN: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNTRUSTED,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNTRUSTED,
  UNABLE_TO_GET_CRL: NO_REVOCATION_LIST,
  CRL_HAS_EXPIRED: NO_REVOCATION_LIST,
  CRL_NOT_YET_VALID: NO_REVOCATION_LIST,
  CRL_SIGNATURE_FAILURE: NO_REVOCATION_LIST,
  CERT_UNTRUSTED: UNTRUSTED,
  CERT_REJECTED: UNTRUSTED,
  CERT_SIGNATURE_FAILURE: UNTRUSTED,
  CERT_CHAIN_TOO_LONG: UNTRUSTED,
  PATH_LENGTH_EXCEEDED: UNTRUSTED,
  INVALID_CA: UNTRUSTED,
  // OpenSSL's security level; Node has no word of its own for it and says that it has none.
  CA_MD_TOO_WEAK: WEAK,
  CA_KEY_TOO_SMALL: WEAK,
  EE_KEY_TOO_SMALL: WEAK,
  UNSPECIFIED: WEAK,
  HOSTNAME_MISMATCH: { sentence: 'Systemets certifikat gælder et andet værtsnavn.', remedy: CERTIFICATE },
  INVALID_PURPOSE: { sentence: 'Systemets certifikat er ikke udstedt til en server.', remedy: CERTIFICATE },
  EPROTO: NO_TLS,
  Z_DATA_ERROR: UNPACKABLE,
  Z_BUF_ERROR: UNPACKABLE,
  [UNKNOWN_CODING]: { sentence: 'Svaret er pakket med {coding}, som ikke kan pakkes ud.', remedy: ASK_OPERATOR },
  UND_ERR_INFO: CUT,
  UND_ERR_ABORTED: CUT,
  UND_ERR_NOT_SUPPORTED: NOT_HTTP,
  UND_ERR_DESTROYED: CLOSED,
  UND_ERR_CLOSED: CLOSED,
};

/** Families of codes with a meaning in common; the table's own rows come first. */
const FAULT_FAMILIES: readonly (readonly [RegExp, FaultMeaning])[] = [
  [/^HPE_/, NOT_HTTP],
  [/^ERR_SSL_.*ALERT_(?:(?:NO|BAD|UNSUPPORTED)_CERTIFICATE|CERTIFICATE_\w+|UNKNOWN_CA|ACCESS_DENIED)$/, CLIENT_CERTIFICATE],
  [/^ERR_(?:SSL|TLS)_/, NO_TLS],
  [/^(?:ERR_BROTLI|ERR__ERROR|ERR_ZSTD|Z_|ZSTD_)/, UNPACKABLE],
  [/^E[A-Z]{3,}$/, { sentence: 'Forbindelsen til systemet svigtede {when}.', remedy: TRY_AGAIN }],
];

/** The meaning of a transport code, or undefined when the code is not about the transport but about us. */
export function faultMeaning(
  code: string,
  { phase, coding = 'noget ukendt' }: { readonly phase: Phase; readonly coding?: string | undefined },
  limits: Limits,
): FaultMeaning | undefined {
  const meaning = FAULT_TABLE[code] ?? FAULT_FAMILIES.find(([pattern]) => pattern.test(code))?.[1];
  if (meaning === undefined) return undefined;
  const when = phase === 'before-answer' ? 'uden at svare' : 'midt i svaret';
  return inWords(meaning, { limits, words: { coding, when } });
}

/** A meaning with the limits' and other words in the places its texts have for them. */
export function inWords(
  meaning: FaultMeaning,
  { limits, words }: { readonly limits: Limits; readonly words: Readonly<Record<string, string>> },
): FaultMeaning {
  const all: Readonly<Record<string, string>> = {
    connect: duration(limits.connectMs),
    headers: duration(limits.headersMs),
    body: duration(limits.bodyMs),
    total: duration(limits.scenarioMs),
    ...words,
  };
  const fill = (text: string): string => text.replaceAll(/\{(\w+)\}/g, (whole, word: string) => all[word] ?? whole);
  return { ...meaning, sentence: fill(meaning.sentence), remedy: fill(meaning.remedy) };
}

/** Milliseconds in Danish: “250 ms”, “15 sekunder”. */
function duration(milliseconds: number): string {
  if (milliseconds < 1_000) return `${milliseconds} ms`;
  const seconds = milliseconds / 1_000;
  return seconds === 1 ? '1 sekund' : `${new Intl.NumberFormat('da-DK', { maximumFractionDigits: 1 }).format(seconds)} sekunder`;
}
