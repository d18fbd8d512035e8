import { INTERFACE_NAMES } from '../model/interfaces.ts';
import { EndpointError, PreconditionError } from '../model/faults.ts';
import { MEDCOM_NAMESPACE } from '../protocols/dgws/names.ts';
import { readFault } from '../protocols/soap/fault.ts';
import { xmlElements } from '../protocols/xml/xml-tree.ts';
import type { AnswerHead, Call, Wire } from './call.ts';

/** A fault of the security layer in front of a service, and whether a fresh id card may do better. */
export interface DgwsFault {
  readonly error: PreconditionError | EndpointError;
  readonly renewable: boolean;
}

interface Meaning {
  readonly sentence: string;
  readonly remedy: string;
}

const NEW_CARD = 'Hent et nyt id-kort hos STS’en; kontrollér også uret på maskinen, der afprøver.';
const HEADER = 'Kontrollér, at auth er dgws for snitfladen, og vis dem, der driver systemet, denne udveksling.';

/** DGWS' fault codes about who the caller is (DGWS 1.0; as listed in trifork/dgws, SOSIFaultCode). */
const ACCESS_FAULTS: Readonly<Record<string, Meaning>> = {
  expired_idcard: { sentence: 'SOSI-id-kortet er udløbet.', remedy: NEW_CARD },
  invalid_idcard: { sentence: 'SOSI-id-kortet blev ikke godtaget.', remedy: NEW_CARD },
  invalid_signature: {
    sentence: 'SOSI-id-kortets underskrift blev ikke godtaget.',
    remedy: 'Brug et kort fra den STS, miljøet har tillid til, og gem det uændret.',
  },
  invalid_certificate: {
    sentence: 'Certifikatet bag SOSI-id-kortet blev ikke godtaget.',
    remedy: 'Få kortet udstedt med et gyldigt certifikat til det rette miljø.',
  },
  security_level_failed: {
    sentence: 'SOSI-id-kortets sikkerhedsniveau er ikke højt nok.',
    remedy: 'Hent et kort på det niveau, tjenesten kræver, og ret level i konfigurationen.',
  },
  invalid_username_password: {
    sentence: 'Brugernavn eller adgangskode blev ikke godtaget.',
    remedy: 'Ret adgangsoplysningerne i konfigurationen.',
  },
  missing_required_header: { sentence: 'Systemet savner DGWS-hovedet med SOSI-id-kortet.', remedy: HEADER },
  syntax_error: { sentence: 'Systemet kunne ikke læse DGWS-hovedet.', remedy: HEADER },
  not_authorized: {
    sentence: 'Den, SOSI-id-kortet er udstedt til, har ikke adgang.',
    remedy: 'Få adgangen givet for det CVR-nummer, der afprøves med.',
  },
};

/** Faults that a fresh card may mend. */
const RENEWABLE: ReadonlySet<string> = new Set(['expired_idcard', 'invalid_idcard', 'sosigw_no_valid_idcard_in_cache']);
/** Faults of the security layer itself. */
const SERVER_FAULT = /^(?:server_error|sosigw_(?:internal|proxy)_error|re(?:quest|sponse)_payload_validation_error)$/;

/**
 * The DGWS fault an answer holds, or undefined when it holds none: any medcom:FaultCode in a SOAP fault. It says that
 * access is not given, never that the service deviates, because the service behind was not asked.
 */
export function dgwsFault(
  { bytes, head, call }: { readonly bytes: Uint8Array; readonly head: AnswerHead; readonly call: Call },
  wire: Wire,
): DgwsFault | undefined {
  // Looked for as bytes first: an error page may be large, and hardly any is a DGWS fault.
  if (!Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(MEDCOM_NAMESPACE)) return undefined;
  const elements = xmlElements(new TextDecoder().decode(bytes)) ?? [];
  const [envelope] = elements;
  const code = elements.find(({ namespace, name }) => namespace === MEDCOM_NAMESPACE && name === 'FaultCode')?.text;
  if (code === undefined) return undefined;
  const faultString = (envelope === undefined ? undefined : readFault(envelope)?.faultString) ?? '';
  const name = INTERFACE_NAMES[call.interface];
  const details = {
    place: wire.redactor.url(`${call.method} ${call.url}`).text,
    received: wire.redactor.text(`DGWS-fejl ${code}, status ${head.status}${faultString === '' ? '' : `: “${faultString}”`}`)
      .text,
  };
  if (SERVER_FAULT.test(code)) {
    const error = new EndpointError(`Sikkerhedslaget foran ${name} fejlede.`, {
      ...details,
      remedy: 'Prøv igen; gentager det sig, så vis dem, der driver systemet, denne udveksling.',
    });
    return { error, renewable: false };
  }
  const meaning = ACCESS_FAULTS[code];
  const error = new PreconditionError(
    `Der er ikke givet adgang til ${name}. ${meaning?.sentence ?? 'Adgangen blev afvist (DGWS).'}`,
    {
      ...details,
      expected: `adgang med ${call.auth?.proof ?? 'det, konfigurationen har: intet'}`,
      remedy: meaning?.remedy ?? HEADER,
    },
  );
  return { error, renewable: RENEWABLE.has(code) };
}
