import { Deviation } from '../model/faults.ts';
import { parseMediaType } from './media-type.ts';

/** A body as text by its announced charset, else UTF-8. Throws Deviation when the bytes are not in that charset. */
export function textOf(bytes: Uint8Array, contentType: string, place: string): string {
  const charset = parseMediaType(contentType).charset || 'utf-8';
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    throw new Deviation('Svarets tegn kan ikke læses.', {
      place,
      expected: 'tekst i UTF-8 eller i det tegnsæt, Content-Type angiver',
      received:
        contentType === ''
          ? 'ingen Content-Type, og bytes, der ikke er UTF-8'
          : `Content-Type ${contentType}, og bytes, der ikke passer med den`,
      remedy: 'Få systemet til at sende UTF-8 og at skrive det i Content-Type.',
    });
  }
}
