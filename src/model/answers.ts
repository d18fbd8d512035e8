import type { Cause } from './cause.ts';
import type { FaultClass } from './verdict.ts';

/** What the body of an answer turned out to be, before any meaning is read in it, and what that is called to people. */
export const BODY_KINDS = {
  'dgws-fault': 'SOAP-fejl fra DGWS',
  'security-fault': 'SOAP-fejl fra WS-Security',
  'server-fault': 'SOAP-fejl på serverens side',
  'service-fault': 'SOAP-fejl, der afviser kaldet',
  html: 'Side i HTML',
  empty: 'Intet',
  multipart: 'Flere dele (MTOM/XOP eller multipart)',
  packed: 'Pakket uden at sige det',
  other: 'Alt andet',
} as const;
/** What the body of an answer was seen to be, whatever its Content-Type says. */
export type BodyKind = keyof typeof BODY_KINDS;

/**
 * One kind of answer, and what it means whatever interface it came from. Sentences may hold {interface}, {title} (the
 * page's, quoted after a colon, or nothing), {coding} and {status}; remedies also {wait}, what the system asks for.
 */
export interface AnswerRow {
  /** Stands in evidence, so it never changes. */
  readonly id: string;
  /** HTTP statuses, single or from and to. Left out, any. */
  readonly status?: readonly (number | readonly [from: number, to: number])[];
  /** Left out, any. */
  readonly body?: readonly BodyKind[];
  /** Codes of a fault by their local names. Left out, any, also none. */
  readonly codes?: readonly string[];
  /** Only where the interface or file may not be offered yet. */
  readonly onlyWhereAbsenceIsTold?: true;
  /** What is thrown, by the table of verdicts; null where the interface's own protocol decides. */
  readonly thrown: Extract<FaultClass, 'Deviation' | 'EndpointError' | 'PreconditionError'> | null;
  /** Null where it is read by other rules: what the interface decides, and deviations, which may be from an assumption. */
  readonly cause: Cause | null;
  readonly sentence: string;
  readonly expected?: string;
  readonly remedy: string;
  /** A proof of access that is made anew may do better. */
  readonly renewable?: true;
  /** The interface, or the file of it, is not there yet: what can do without it does. */
  readonly isAbsence?: true;
}

const TRY_AGAIN = 'Prøv igen; gentager det sig, så vis dem, der driver systemet, denne udveksling.';
const ASK_OPERATOR = 'Vis dem, der driver systemet, denne udveksling.';
const NEW_CARD = 'Hent et nyt id-kort hos STS’en; kontrollér også uret på maskinen, der afprøver.';
const HEADER = 'Kontrollér, at auth er dgws for snitfladen, og vis dem, der driver systemet, denne udveksling.';
const NO_ACCESS = 'Der er ikke givet adgang til {interface}.';

const SUCCESS = [[200, 299]] as const;
const ACCESS = { thrown: 'PreconditionError', cause: 'configuration' } as const;
const BROKEN = { thrown: 'EndpointError', cause: 'system' } as const;
/** Something between the tester and the system, or the way itself. */
const IN_BETWEEN = { thrown: 'EndpointError', cause: 'network' } as const;

/** A row about the proof of access, without what all such rows have in common. */
type AccessRow = Pick<AnswerRow, 'id' | 'codes' | 'remedy' | 'renewable'> & { readonly said: string };

/** DGWS' fault codes about who the caller is (DGWS 1.0; as listed in trifork/dgws, SOSIFaultCode). */
const DGWS_ACCESS: readonly AccessRow[] = [
  { id: 'dgws-expired', codes: ['expired_idcard'], said: 'SOSI-id-kortet er udløbet.', remedy: NEW_CARD, renewable: true },
  {
    id: 'dgws-card',
    codes: ['invalid_idcard', 'sosigw_no_valid_idcard_in_cache'],
    said: 'SOSI-id-kortet blev ikke godtaget.',
    remedy: NEW_CARD,
    renewable: true,
  },
  {
    id: 'dgws-signature',
    codes: ['invalid_signature'],
    said: 'SOSI-id-kortets underskrift blev ikke godtaget.',
    remedy: 'Brug et kort fra den STS, miljøet har tillid til, og gem det uændret.',
  },
  {
    id: 'dgws-certificate',
    codes: ['invalid_certificate'],
    said: 'Certifikatet bag SOSI-id-kortet blev ikke godtaget.',
    remedy: 'Få kortet udstedt med et gyldigt certifikat til det rette miljø.',
  },
  {
    id: 'dgws-level',
    codes: ['security_level_failed'],
    said: 'SOSI-id-kortets sikkerhedsniveau er ikke højt nok.',
    remedy: 'Hent et kort på det niveau, tjenesten kræver, og ret level i konfigurationen.',
  },
  {
    id: 'dgws-password',
    codes: ['invalid_username_password'],
    said: 'Brugernavn eller adgangskode blev ikke godtaget.',
    remedy: 'Ret adgangsoplysningerne i konfigurationen.',
  },
  {
    id: 'dgws-header',
    codes: ['missing_required_header'],
    said: 'Systemet savner DGWS-hovedet med SOSI-id-kortet.',
    remedy: HEADER,
  },
  { id: 'dgws-syntax', codes: ['syntax_error'], said: 'Systemet kunne ikke læse DGWS-hovedet.', remedy: HEADER },
  {
    id: 'dgws-authorization',
    codes: ['not_authorized'],
    said: 'Den, SOSI-id-kortet er udstedt til, har ikke adgang.',
    remedy: 'Få adgangen givet for det CVR-nummer, der afprøves med.',
  },
  { id: 'dgws-other', said: 'Adgangen blev afvist (DGWS).', remedy: HEADER },
];

/**
 * Every kind of answer that is judged before any meaning is read in it, the same for every interface. The first row that
 * fits is the one; an answer that fits none is the interface's own to judge.
 */
export const ANSWERS: readonly AnswerRow[] = [
  {
    id: 'dgws-layer',
    body: ['dgws-fault'],
    codes: [
      'server_error',
      'sosigw_internal_error',
      'sosigw_proxy_error',
      'request_payload_validation_error',
      'response_payload_validation_error',
    ],
    ...BROKEN,
    sentence: 'Sikkerhedslaget foran {interface} fejlede.',
    remedy: TRY_AGAIN,
  },
  ...DGWS_ACCESS.map(({ said, ...row }): AnswerRow => ({
    ...row,
    ...ACCESS,
    body: ['dgws-fault'],
    sentence: `${NO_ACCESS} ${said}`,
  })),
  {
    // WS-Security 1.1, section 12: a time stamp or token that is too old.
    id: 'security-expired',
    body: ['security-fault'],
    codes: ['MessageExpired'],
    ...ACCESS,
    sentence: `${NO_ACCESS} Beskeden eller adgangsbeviset var for gammelt (WS-Security).`,
    remedy: NEW_CARD,
    renewable: true,
  },
  {
    id: 'security',
    body: ['security-fault'],
    ...ACCESS,
    sentence: `${NO_ACCESS} Adgangsbeviset blev afvist (WS-Security).`,
    remedy: 'Kontrollér auth for snitfladen i konfigurationen, og at beviset er udstedt til det rette miljø.',
  },
  {
    id: 'server-fault',
    body: ['server-fault'],
    ...BROKEN,
    sentence: 'Tjenesten fejlede og svarede med en SOAP-fejl på serverens side.',
    remedy: TRY_AGAIN,
  },
  {
    id: 'service-fault',
    // SOAP sends its faults with 500 (SOAP 1.1, section 6.2), and many services with another; what 401 and the like mean is below.
    status: [...SUCCESS, 400, 500],
    body: ['service-fault'],
    thrown: null,
    cause: null,
    sentence: 'Tjenesten afviste kaldet. Scenariet afgør, om det var det ventede.',
    remedy: 'Se koden i udvekslingen.',
  },
  {
    id: 'page',
    status: SUCCESS,
    body: ['html'],
    ...IN_BETWEEN,
    sentence: 'Der kom en HTML-side i stedet for et svar fra {interface}{title}.',
    expected: 'et svar fra systemet selv',
    remedy: 'Kontrollér adressen, og om en proxy, firewall eller loginside svarer i stedet for systemet.',
  },
  {
    id: 'nothing',
    status: SUCCESS,
    body: ['empty'],
    ...IN_BETWEEN,
    sentence: 'Svaret fra {interface} var tomt, skønt status siger, at alt gik godt.',
    expected: 'et svar med indhold',
    remedy: 'Kontrollér adressen, og om en proxy eller firewall svarer i stedet for systemet.',
  },
  {
    id: 'parts',
    status: SUCCESS,
    body: ['multipart'],
    ...BROKEN,
    sentence: 'Svaret er sendt i flere dele ({coding}), som ikke bliver læst.',
    expected: 'svaret som ét dokument',
    remedy: 'Slå MTOM fra for tjenesten, eller få den til at svare uden multipart, når ingen beder om det.',
  },
  {
    id: 'packed',
    status: SUCCESS,
    body: ['packed'],
    ...BROKEN,
    sentence: 'Svaret er pakket med {coding} en gang mere, end hovedet Content-Encoding siger.',
    expected: 'Content-Encoding, der nævner hver pakning',
    remedy: ASK_OPERATOR,
  },
  {
    id: 'unchanged',
    status: [304],
    ...IN_BETWEEN,
    sentence: 'Systemet svarede, at intet er ændret (304), skønt der blev bedt om hele svaret.',
    expected: 'et svar med indhold: forespørgslen har ingen If-Modified-Since eller If-None-Match',
    remedy: 'Kontrollér, om et mellemlager (cache, proxy) svarer i stedet for systemet.',
  },
  {
    id: 'redirect',
    status: [[300, 399]],
    ...BROKEN,
    sentence: 'Systemet viste videre til en anden adresse i stedet for at svare.',
    expected: 'et svar fra den adresse, der står i konfigurationen',
    remedy: 'Ret adressen i konfigurationen til den, der svarer selv.',
  },
  {
    id: 'unauthenticated',
    status: [401],
    ...ACCESS,
    sentence: NO_ACCESS,
    remedy: 'Få adgangen givet, eller ret adgangsoplysningerne i konfigurationen.',
    renewable: true,
  },
  {
    id: 'forbidden',
    status: [403],
    ...ACCESS,
    sentence: NO_ACCESS,
    remedy: 'Få adgangen givet, eller ret adgangsoplysningerne i konfigurationen.',
  },
  {
    // RFC 9110, section 15.5.8, and RFC 6585, section 6.
    id: 'network-login',
    status: [407, 511],
    ...IN_BETWEEN,
    sentence: 'Noget på vejen til systemet kræver, at man logger på først ({status}).',
    expected: 'et svar fra systemet selv',
    remedy: 'Kontrollér netværk, VPN og proxy fra den maskine, der afprøver.',
  },
  {
    id: 'not-offered',
    status: [404],
    onlyWhereAbsenceIsTold: true,
    ...ACCESS,
    isAbsence: true,
    sentence: '{interface} tilbydes ikke endnu på adressen.',
    expected: 'at adressen fra konfigurationen findes',
    remedy: 'Ret adressen, eller skriv notOffered med en grund i konfigurationen.',
  },
  {
    id: 'not-implemented',
    status: [501],
    ...ACCESS,
    isAbsence: true,
    sentence: '{interface} tilbydes ikke endnu på adressen.',
    expected: 'at adressen fra konfigurationen findes',
    remedy: 'Ret adressen, eller skriv notOffered med en grund i konfigurationen.',
  },
  {
    id: 'too-many',
    status: [429],
    ...BROKEN,
    sentence: 'Systemet beder om færre forespørgsler ad gangen.',
    expected: 'et svar',
    remedy: '{wait}Sænk concurrency i miljøets konfiguration.',
  },
  {
    id: 'later',
    status: [408, 425],
    ...BROKEN,
    sentence: 'Systemet bad om at få forespørgslen igen senere.',
    expected: 'et svar',
    remedy: '{wait}Sænk concurrency i miljøets konfiguration.',
  },
  {
    id: 'failed',
    status: [[500, 599]],
    ...BROKEN,
    sentence: 'Systemet fejlede og sagde det selv.',
    expected: 'et svar',
    remedy: TRY_AGAIN,
  },
  {
    id: 'refused',
    status: [
      [100, 199],
      [400, 499],
      [600, 999],
    ],
    thrown: 'Deviation',
    cause: null,
    sentence: 'Systemet afviste forespørgslen.',
    expected: 'et svar med status 200',
    remedy: 'Se i udvekslingen, hvad systemet skriver om grunden.',
  },
];

/** What is known of an answer when it is judged. */
export interface SeenAnswer {
  readonly status: number;
  readonly body: BodyKind;
  /** The local name of a fault's code. */
  readonly code?: string | undefined;
  /** Whether the interface or file may not be offered yet. */
  readonly absenceIsTold: boolean;
  /** Whether the interface's own protocol gives the status a meaning; then only the body can take the answer from it. */
  readonly ownStatus: boolean;
}

/** The row of the table an answer falls under; undefined when its interface is to judge it. */
export function rowOfAnswer(seen: SeenAnswer): AnswerRow | undefined {
  return ANSWERS.find(
    ({ status, body, codes, onlyWhereAbsenceIsTold }) =>
      (status === undefined || status.some((one) => isWithin(seen.status, one))) &&
      !(seen.ownStatus && body === undefined) &&
      (body === undefined || body.includes(seen.body)) &&
      (codes === undefined || codes.includes(seen.code ?? '')) &&
      (onlyWhereAbsenceIsTold !== true || seen.absenceIsTold),
  );
}

function isWithin(status: number, range: number | readonly [number, number]): boolean {
  return typeof range === 'number' ? status === range : status >= range[0] && status <= range[1];
}

/** The row with an id, as it stands in evidence; undefined for one this version does not know. */
export function answerRow(id: string): AnswerRow | undefined {
  return ANSWERS.find((row) => row.id === id);
}
