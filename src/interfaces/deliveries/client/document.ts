import { parseMediaType } from '../../../protocols/media-type.ts';
import { Deviation } from '../../../model/faults.ts';
import { textOf } from '../../../protocols/text-of-body.ts';

/** A delivered file as text, and how it is written. */
export interface DeliveredDocument {
  readonly form: 'xml' | 'json' | 'text';
  readonly text: string;
}

/** How far into a file an XML declaration can reach. */
const DECLARATION_BYTES = 200;

/**
 * A delivered file as text. Its charset is the announced one, else the one its XML declaration names (OIOXML letters are
 * often ISO-8859-1), else UTF-8. The content decides the form, because files come under any name and media type. Throws
 * Deviation when the bytes are not in that charset, or the file is empty.
 */
export function readDocument(bytes: Uint8Array, contentType: string, place: string): DeliveredDocument {
  const text = textOf(bytes, withCharset(bytes, contentType), place).replace(/^\uFEFF/, '');
  const start = text.trimStart().charAt(0);
  if (start === '') {
    throw new Deviation('Filen er tom.', { place, expected: 'en fil med indhold', received: `${bytes.byteLength} byte` });
  }
  if (start === '<') return { form: 'xml', text };
  return { form: start === '{' || start === '[' ? 'json' : 'text', text };
}

function withCharset(bytes: Uint8Array, contentType: string): string {
  if (parseMediaType(contentType).charset !== '') return contentType;
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, DECLARATION_BYTES));
  const declared = /^(?:\u00EF\u00BB\u00BF)?\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1];
  return declared === undefined ? contentType : `application/xml; charset=${declared}`;
}

/** Whether a name (an element, a column, a code system) itself says that what stands under it is a SHAK code. */
export function saysShak(name: string): boolean {
  return /shak|sygehusafdelingsnummer/i.test(name);
}
