import { SignedXml } from 'xml-crypto';
import { type IdCard, readIdCard } from '../../../protocols/dgws/id-card.ts';
import { MEDCOM_NAMESPACE, SAML_NAMESPACE, SECURITY_NAMESPACE } from '../../../protocols/dgws/names.ts';
import { xmlElements } from '../../../protocols/xml/xml-tree.ts';
import { answerEnvelope } from '../../../protocols/soap/envelope.ts';
import { faultElement, SoapFault } from '../../../protocols/soap/fault.ts';

/** Why the security layer did not let a call in: a fault code of DGWS 1.0, and words. */
export interface DgwsRefusal {
  readonly code:
    | 'syntax_error'
    | 'missing_required_header'
    | 'invalid_idcard'
    | 'invalid_signature'
    | 'expired_idcard'
    | 'security_level_failed';
  readonly reason: string;
}

/** What an interface demands of an id card. */
export interface DgwsDemand {
  /** The trusted STS' certificate, PEM. */
  readonly sts: string;
  readonly level: 3 | 4;
  readonly now: Date;
}

/**
 * Holds a SOAP call against DGWS 1.0.1: header, id card, the STS' signature on it, its time and its level. What is
 * judged of the card is read from the bytes the signature covers, so that a card wrapped around another is refused.
 */
export function refuseDgws(envelope: string, { sts, level, now }: DgwsDemand): DgwsRefusal | undefined {
  const elements = xmlElements(envelope);
  if (elements === undefined) return { code: 'syntax_error', reason: 'Forespørgslen er ikke velformet XML.' };
  const has = (namespace: string, name: string): boolean =>
    elements.some((element) => element.namespace === namespace && element.name === name);
  const missing = [
    [SECURITY_NAMESPACE, 'Security', 'wsse:Security'],
    [SAML_NAMESPACE, 'Assertion', 'saml:Assertion'],
    [MEDCOM_NAMESPACE, 'Header', 'medcom:Header'],
    [MEDCOM_NAMESPACE, 'MessageID', 'medcom:MessageID'],
  ].find(([namespace = '', name = '']) => !has(namespace, name));
  if (missing !== undefined) return { code: 'missing_required_header', reason: `SOAP-hovedet mangler ${missing[2] ?? ''}.` };
  const shown = readIdCard(envelope);
  if ('unreadable' in shown) return { code: 'invalid_idcard', reason: `Id-kortet kan ikke bruges: ${shown.unreadable}.` };
  const signed = signedCard(shown, sts);
  if (signed === undefined) return { code: 'invalid_signature', reason: 'Id-kortets underskrift er ikke den betroede STS’.' };
  if (now.getTime() < signed.notBefore) return { code: 'invalid_idcard', reason: 'Id-kortet gælder ikke endnu.' };
  if (now.getTime() >= signed.notOnOrAfter) return { code: 'expired_idcard', reason: 'Id-kortet er udløbet.' };
  if ((signed.level ?? 0) >= level) return undefined;
  return {
    code: 'security_level_failed',
    reason: `Id-kortet har niveau ${signed.level ?? 'ukendt'}; der kræves niveau ${level}.`,
  };
}

/** What the STS has signed of a card; undefined when it has not. A certificate within the card is never trusted. */
function signedCard(card: IdCard, sts: string): Omit<IdCard, 'signature'> | undefined {
  const signature = new SignedXml({ publicCert: sts, getCertFromKeyInfo: () => null });
  try {
    signature.loadSignature(card.signature);
    if (!signature.checkSignature(card.assertion)) return undefined;
    const [reference, ...more] = signature.getSignedReferences();
    if (reference === undefined || more.length > 0) return undefined;
    // The signature itself is not part of what it covers; a card without one cannot be read.
    const covered = readIdCard(reference.replace(/(<\/(?:[\w.-]+:)?Assertion>)\s*$/, `${card.signature}$1`));
    return 'unreadable' in covered ? undefined : covered;
  } catch {
    // The library throws on what it cannot read or will not accept: no signature of the STS in either case.
    return undefined;
  }
}

/** The SOAP 1.1 fault of a refusal, its code where DGWS has it. */
export function dgwsFaultEnvelope({ code, reason }: DgwsRefusal): string {
  const fault = new SoapFault(reason, { side: 'Server', code });
  return answerEnvelope(faultElement(fault, { name: 'FaultCode', namespace: { prefix: 'medcom', uri: MEDCOM_NAMESPACE } }));
}
