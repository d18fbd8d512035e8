import { Deviation } from '../../model/faults.ts';
import { parseXml, type XmlElement, XmlRefused } from './xml-tree.ts';

/** A document as a tree; what cannot be read is a Deviation that says where. */
export function readXml(document: string, place: string): XmlElement {
  try {
    return parseXml(document);
  } catch (error) {
    if (!(error instanceof XmlRefused)) throw error;
    throw new Deviation('Svaret kan ikke læses som XML.', {
      place,
      expected: 'velformet XML uden DOCTYPE',
      received: error.message,
    });
  }
}
