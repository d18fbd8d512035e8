import { type ToldFault, localCode, ownCode, readFault } from '../soap/fault.ts';
import { descendants, type XmlElement } from '../xml/xml-tree.ts';
import { MEDCOM_NAMESPACE } from './names.ts';

/** A fault of the layer in front of a service, which looks at who is calling. */
export interface AccessFault {
  readonly layer: 'dgws' | 'security';
  /** Its local name. */
  readonly code: string;
}

/** Codes no other layer has, so that one is known also where its namespace was lost on the way (DGWS 1.0, SOSIFaultCode). */
const DGWS_CODES: ReadonlySet<string> = new Set([
  'expired_idcard',
  'invalid_idcard',
  'invalid_signature',
  'invalid_certificate',
  'security_level_failed',
  'invalid_username_password',
  'missing_required_header',
  'not_authorized',
  'sosigw_no_valid_idcard_in_cache',
]);

/** WS-Security 1.1, section 12, and WS-Trust 1.3, section 11; SOAP 1.1's own example of a divided code, section 4.4.1. */
const SECURITY_CODES: ReadonlySet<string> = new Set([
  'UnsupportedSecurityToken',
  'UnsupportedAlgorithm',
  'InvalidSecurity',
  'InvalidSecurityToken',
  'FailedAuthentication',
  'FailedCheck',
  'SecurityTokenUnavailable',
  'MessageExpired',
  'ExpiredData',
  'Client.Authentication',
]);

/** What a service says that does not know of WS-Security at all: it may not leave out what it does not understand. */
const NOT_UNDERSTOOD = /wss-wssecurity-secext|\bwsse:Security\b/;

/**
 * The fault of DGWS or WS-Security in an envelope of SOAP 1.1 or 1.2, whatever its prefixes; undefined when it holds
 * none. It says that access is not given, never that the service deviates, because the service behind was not asked.
 */
export function accessFault(envelope: XmlElement, fault: ToldFault | undefined = readFault(envelope)): AccessFault | undefined {
  if (fault === undefined) return undefined;
  const medcom = descendants(envelope).find(({ namespace, name }) => namespace === MEDCOM_NAMESPACE && name === 'FaultCode');
  if (medcom !== undefined) return { layer: 'dgws', code: localCode(medcom.text) };
  const codes = [ownCode(fault) ?? '', fault.faultCode].map(localCode);
  const dgws = codes.find((code) => DGWS_CODES.has(code));
  if (dgws !== undefined) return { layer: 'dgws', code: dgws };
  const security = codes.find((code) => SECURITY_CODES.has(code));
  if (security !== undefined) return { layer: 'security', code: security };
  const isRefusedHeader = codes.includes('MustUnderstand') && NOT_UNDERSTOOD.test(fault.faultString);
  return isRefusedHeader ? { layer: 'security', code: 'MustUnderstand' } : undefined;
}
