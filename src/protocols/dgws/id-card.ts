import { childText, descendants, type XmlElement, xmlElements } from '../xml/xml-tree.ts';
import { SAML_NAMESPACE, SIGNATURE_NAMESPACE } from './names.ts';

/** A shorter id is no secret worth the name, and masking it would mask much else. */
const SHORTEST_SECRET = 8;

/** A SOSI id card, a SAML 2.0 assertion (DGWS 1.0.1), as far as a caller must know it. */
export interface IdCard {
  /** The signed assertion, byte for byte as the STS gave it: any change would break its signature. */
  readonly assertion: string;
  /** Its Signature element, likewise. */
  readonly signature: string;
  /** Epoch milliseconds. */
  readonly notBefore: number;
  readonly notOnOrAfter: number;
  /** `sosi:AuthenticationLevel`, when the card says it. */
  readonly level: number | undefined;
  /** The system and organisation it is issued to, as far as it says: “Prøvesystem, Region X, CVR 12345678”. Never a person. */
  readonly holder: string | undefined;
  /** Texts within it that are secret by themselves: the signature's value and the card's id. */
  readonly secrets: readonly string[];
}

/**
 * The id card in a text, which may be the assertion alone or stand within an STS' answer. Gives the reason in Danish
 * when there is none that can be used; never quotes it.
 */
export function readIdCard(text: string): IdCard | { readonly unreadable: string } {
  const elements = xmlElements(text.trim());
  if (elements === undefined) return { unreadable: 'teksten er ikke velformet XML uden DOCTYPE' };
  const assertions = elements.filter(({ namespace, name }) => namespace === SAML_NAMESPACE && name === 'Assertion');
  const [assertion] = assertions;
  if (assertion === undefined || assertions.length > 1)
    return { unreadable: `teksten indeholder ${assertions.length} Assertion i ${SAML_NAMESPACE}` };
  const inside = descendants(assertion);
  const signature = inside.find(({ namespace, name }) => namespace === SIGNATURE_NAMESPACE && name === 'Signature');
  const signatureValue = inside.find(({ namespace, name }) => namespace === SIGNATURE_NAMESPACE && name === 'SignatureValue');
  if (signature === undefined || signatureValue === undefined || signatureValue.text === '')
    return { unreadable: 'kortet er ikke underskrevet (Signature mangler)' };
  const conditions = inside.find(({ namespace, name }) => namespace === SAML_NAMESPACE && name === 'Conditions');
  const notBefore = Date.parse(conditions?.attributes['NotBefore'] ?? '');
  const notOnOrAfter = Date.parse(conditions?.attributes['NotOnOrAfter'] ?? '');
  if (Number.isNaN(notBefore) || Number.isNaN(notOnOrAfter))
    return { unreadable: 'Conditions mangler NotBefore eller NotOnOrAfter' };
  const level = Number(attributeValue(inside, 'sosi:AuthenticationLevel'));
  const cut = standalone(text.trim(), assertion);
  if (cut === undefined) return { unreadable: 'kortets navnerum er erklæret uden for Assertion; gem Assertion for sig selv' };
  return {
    assertion: cut,
    signature: text.trim().slice(signature.start, signature.end),
    notBefore,
    notOnOrAfter,
    level: Number.isInteger(level) && level > 0 ? level : undefined,
    holder: holderOf(inside),
    secrets: [signatureValue.text.replaceAll(/\s+/g, ''), attributeValue(inside, 'sosi:IDCardID') ?? ''].filter(
      (one) => one.length >= SHORTEST_SECRET,
    ),
  };
}

/** Attributes of DGWS 1.0.1, and the subject's CVR number. A subject that is a person (a CPR number) is left out. */
function holderOf(elements: readonly XmlElement[]): string | undefined {
  const subject = elements.find(({ name, attributes }) => name === 'NameID' && attributes['Format'] === 'medcom:cvrnumber');
  const parts = [
    attributeValue(elements, 'medcom:ITSystemName'),
    attributeValue(elements, 'medcom:CareProviderName'),
    subject === undefined ? undefined : `CVR ${subject.text}`,
  ].filter((part) => part !== undefined && part !== '');
  return parts.length === 0 ? undefined : parts.join(', ');
}

/** Its own namespaces travel with it only when they are declared on it; cut out of an answer they may not be. */
function standalone(text: string, assertion: XmlElement): string | undefined {
  const cut = text.slice(assertion.start, assertion.end);
  return xmlElements(cut) === undefined ? undefined : cut;
}

/** The value of a SAML attribute. */
function attributeValue(elements: readonly XmlElement[], attribute: string): string | undefined {
  const found = elements.find(({ name, attributes }) => name === 'Attribute' && attributes['Name'] === attribute);
  return childText(found, 'AttributeValue');
}
