import { Deviation } from '../../model/faults.ts';
import { MAX_XML_DEPTH, parseXml, type XmlElement, type XmlRefusal, XmlRefused } from './xml-tree.ts';

const REASONS: Readonly<Record<XmlRefusal, (detail: string) => string>> = {
  malformed: (detail) => `ikke velformet XML: ${detail}`,
  doctype: () => 'dokumentet har en DOCTYPE, som aldrig læses',
  'too-deep': () => `elementer indlejret dybere end ${MAX_XML_DEPTH} niveauer`,
};

/** What a system answered or handed over, as a tree. Throws Deviation that says where it stops being XML we read. */
export function readXml(document: string, place: string): XmlElement {
  try {
    return parseXml(document);
  } catch (error) {
    if (!(error instanceof XmlRefused)) throw error;
    const { reason, detail, line, column } = error;
    throw new Deviation('Svaret kan ikke læses som XML.', {
      place,
      expected: 'velformet XML uden DOCTYPE',
      received: `${REASONS[reason](detail)} (linje ${line}, kolonne ${column})`,
    });
  }
}
