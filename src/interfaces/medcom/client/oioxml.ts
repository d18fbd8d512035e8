import { Deviation } from '../../../model/faults.ts';
import type { MessageParty, MessageView, PartyIdentifier } from '../contract.ts';
import { childText, type XmlElement } from '../../../protocols/xml/xml-tree.ts';
import { oioxmlIdentifier } from './party-identifier.ts';

const ROLES: ReadonlyMap<string, MessageParty['role']> = new Map([
  ['Sender', 'sender'],
  ['Receiver', 'receiver'],
]);

/**
 * An OIOXML letter: every element that carries EANIdentifier or an Identifier with its IdentifierCode is a party, as
 * sender and receiver do (trifork/nsp-fhir-gateway, MedCom's map from OIOXML to FHIR). Namespaces differ between the
 * letters, so names alone are looked at. Throws Deviation when neither sender, receiver nor any other party is named.
 */
export function readOioxml(root: XmlElement, file: string): MessageView {
  const parties = partiesBelow(root, '', file);
  if (parties.length === 0) {
    throw new Deviation('Filen er XML, men ingen meddelelse, der kan læses.', {
      place: file,
      expected: 'Sender og Receiver med EANIdentifier, eller Identifier med IdentifierCode',
      received: `roden ${root.name}${root.namespace === '' ? '' : ` i ${root.namespace}`}, uden parter`,
    });
  }
  return { file, format: 'OIOXML', kind: kindOf(root), parties, stays: 0 };
}

function partiesBelow(element: XmlElement, path: string, file: string): readonly MessageParty[] {
  const here = path === '' ? element.name : `${path}/${element.name}`;
  const role = ROLES.get(element.name);
  const identifiers = identifiersIn(element);
  const own: readonly MessageParty[] =
    role === undefined && identifiers.length === 0 ? [] : [{ role: role ?? 'other', identifiers, place: `${file}, ${here}` }];
  return [...own, ...element.children.flatMap((child) => partiesBelow(child, here, file))];
}

/** EANIdentifier, and each Identifier that is followed by what kind it is; a letter's own Identifier is not. */
function identifiersIn({ children }: XmlElement): readonly PartyIdentifier[] {
  return children.flatMap((child, index): readonly PartyIdentifier[] => {
    const value = child.text.trim();
    if (value === '') return [];
    if (child.name === 'EANIdentifier') return [{ kind: 'ean', value, said: child.name }];
    const next = children[index + 1];
    if (child.name !== 'Identifier' || next?.name !== 'IdentifierCode') return [];
    return [oioxmlIdentifier(next.text.trim(), value)];
  });
}

/** Letter.TypeCode (XDIS20 …), else the name of the letter. */
function kindOf(root: XmlElement): string {
  const letters = root.children.filter(({ name }) => name !== 'Envelope');
  const header = letters.flatMap(({ children }) => children).find(({ name }) => name === 'Letter');
  return childText(header, 'TypeCode') ?? letters[0]?.name ?? root.name;
}
