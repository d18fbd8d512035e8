import { XML_UNIT_ELEMENTS } from '../../fields.ts';
import type { SorType } from '../../fields/spelling.ts';

/** The versions of SOR XML; 3 is the one ID27 adds the level to. */
export type SorXmlVersion = 1 | 2 | 3;

/**
 * The namespace of each version. Only 1.0.0 is public (schema set in trifork/sdm); that 2 and 3 follow its pattern is
 * an assumption, kept here alone. Readers accept any of them, and any other with a note.
 */
export const SOR_XML_NAMESPACES: Readonly<Record<SorXmlVersion, string>> = {
  1: 'urn:oio:sundhedsstyrelsen:organisation:1.0.0',
  2: 'urn:oio:sundhedsstyrelsen:organisation:2.0.0',
  3: 'urn:oio:sundhedsstyrelsen:organisation:3.0.0',
};

/** Namespaces of the OIO elements in an address (AddressInformation.xsd of schema set 1.0.0 imports the first). */
export const OIO_NAMESPACES = {
  xkom: 'http://rep.oio.dk/xkom.dk/xml/schemas/2006/01/06/',
  dkcc: 'http://rep.oio.dk/ebxml/xml/schemas/dkcc/2003/02/13/',
  dkcc2005: 'http://rep.oio.dk/ebxml/xml/schemas/dkcc/2005/03/15/',
} as const;

/** The version a namespace stands for, or undefined when it is none of the known ones. */
export function versionOfNamespace(namespace: string | undefined): SorXmlVersion | undefined {
  return ([1, 2, 3] as const).find((version) => SOR_XML_NAMESPACES[version] === namespace);
}

/** The type of unit an element holds the fields of; undefined for any other element. */
export function unitTypeOf(element: string): SorType | undefined {
  return TYPES_BY_ELEMENT.get(element);
}

const TYPES_BY_ELEMENT: ReadonlyMap<string, SorType> = new Map(
  (['IE', 'SI', 'OE'] as const).map((sorType) => [XML_UNIT_ELEMENTS[sorType], sorType]),
);

/** What the name of an element ends with that holds a unit and those below it. */
export const ENTITY_SUFFIX = 'Entity';

/** The element that holds a unit and those below it. */
export function entityElement(sorType: SorType): string {
  return `${XML_UNIT_ELEMENTS[sorType]}${ENTITY_SUFFIX}`;
}
