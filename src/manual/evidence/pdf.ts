import type { Inspected } from './inspected.ts';

/** Names of what runs, opens or carries something else (ISO 32000-1, 12.6 and 7.11.4), as they stand in plain objects. */
const ACTIVE = /\/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|SubmitForm|ImportData)\b/;

/** Whether the bytes begin as PDF does. */
export function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-';
}

/**
 * A PDF must be whole and say of itself nothing that runs or carries files. Objects in compressed streams are not
 * unfolded; the site therefore only ever offers a PDF for saving.
 */
export function inspectPdf(bytes: Uint8Array): Inspected {
  const text = Buffer.from(bytes).toString('latin1');
  if (!/%%EOF\s*$/.test(text)) return { refused: 'PDF-filen er ikke hel, eller der står noget efter den' };
  const found = ACTIVE.exec(text);
  return found === null
    ? { mediaType: 'application/pdf' }
    : { refused: `PDF-filen rummer noget, der kan køres eller åbnes (${found[0]})` };
}
