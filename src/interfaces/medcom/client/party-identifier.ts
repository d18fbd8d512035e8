import { saysShak } from '../../deliveries/client/document.ts';
import type { PartyIdentifier } from '../contract.ts';

type Kind = PartyIdentifier['kind'];

/** Identifier systems of an Organization in a message: DK Core 3.8.0, and the older GLN systems MedCom's examples still use. */
const FHIR_SYSTEMS: ReadonlyMap<string, Kind> = new Map([
  ['urn:oid:1.2.208.176.1.1', 'sor'],
  ['http://www.gs1.org/gln', 'ean'],
  ['https://www.gs1.org/gln', 'ean'],
  ['urn:oid:1.3.88', 'ean'],
  ['urn:oid:1.2.208.176.1.4', 'ydernummer'],
]);

/** Values of IdentifierCode in OIOXML, as public converters between MedCom's formats know them. */
const IDENTIFIER_CODES: ReadonlyMap<string, Kind> = new Map([
  ['sorkode', 'sor'],
  ['lokationsnummer', 'ean'],
  ['sygehusafdelingsnummer', 'shak'],
  ['ydernummer', 'ydernummer'],
  ['kommunenummer', 'kommunenummer'],
]);

/**
 * An identifier under a FHIR system. No public system for SHAK exists, so one is known here only by a system that says
 * “shak” or “sygehusafdelingsnummer”; a SHAK code under another name is `other`, and is known by the register having it.
 */
export function fhirIdentifier(system: string | undefined, value: string): PartyIdentifier {
  const known = FHIR_SYSTEMS.get(system ?? '');
  return { kind: known ?? (saysShak(system ?? '') ? 'shak' : 'other'), value, said: system };
}

/** An identifier with an IdentifierCode of OIOXML; without one, or with another, it is `other`. */
export function oioxmlIdentifier(code: string | undefined, value: string): PartyIdentifier {
  const known = IDENTIFIER_CODES.get((code ?? '').toLowerCase());
  return { kind: known ?? (saysShak(code ?? '') ? 'shak' : 'other'), value, said: code };
}

/** Prefixes of a participant's number in a Standard Business Document (ISO 6523); 0088 is a location number. */
const PARTICIPANT_PREFIXES: ReadonlyMap<string, Kind> = new Map([['0088', 'ean']]);

/** `0088:5790009990017`: a number under its prefix. Without one it is `other`, said to be what its Authority says. */
export function carriedIdentifier(written: string, authority: string | undefined): PartyIdentifier {
  const [, prefix, number] = /^(\d{4}):\s*(.*)$/u.exec(written) ?? [];
  if (prefix === undefined || number === undefined) return { kind: 'other', value: written, said: authority };
  return { kind: PARTICIPANT_PREFIXES.get(prefix) ?? 'other', value: number, said: prefix };
}
