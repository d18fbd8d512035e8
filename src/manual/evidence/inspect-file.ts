import { MANUAL_FILE_TYPES, type ManualFileType } from '../../model/manual.ts';
import type { Inspected } from './inspected.ts';
import { inspectJpeg, isJpeg } from './jpeg.ts';
import { inspectPdf, isPdf } from './pdf.ts';
import { inspectPng, isPng } from './png.ts';

/** Endings of names that may stand for each kind of content. */
const ENDINGS: Readonly<Record<ManualFileType, readonly string[]>> = {
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'application/pdf': ['pdf'],
  'text/plain': ['txt', 'log'],
};

/** The endings a tester may give, for messages: `png, jpg …`. */
export const KNOWN_ENDINGS = Object.values(MANUAL_FILE_TYPES).map(({ ending }) => ending);

/**
 * What a file is by its bytes. The name must say the same, so that a page or a drawing with a script in it cannot come
 * in under a picture's name; no other content is known.
 */
export function inspectFile(name: string, bytes: Uint8Array): Inspected {
  const inspected = inspectContent(bytes);
  if ('refused' in inspected) return inspected;
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  if (ENDINGS[inspected.mediaType].includes(ending)) return inspected;
  return { refused: `navnet ender på “${ending}”, men indholdet er ${CONTENT[inspected.mediaType]}` };
}

const CONTENT: Readonly<Record<ManualFileType, string>> = {
  'image/png': 'et PNG-billede',
  'image/jpeg': 'et JPEG-billede',
  'application/pdf': 'en PDF-fil',
  'text/plain': 'tekst',
};

function inspectContent(bytes: Uint8Array): Inspected {
  if (bytes.length === 0) return { refused: 'filen er tom' };
  if (isPng(bytes)) return inspectPng(bytes);
  if (isJpeg(bytes)) return inspectJpeg(bytes);
  if (isPdf(bytes)) return inspectPdf(bytes);
  return isText(bytes) ? { mediaType: 'text/plain' } : { refused: 'indholdet er hverken PNG, JPEG, PDF eller tekst i UTF-8' };
}

/** UTF-8 without control characters but tab and line breaks. */
function isText(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return !/[^\P{Cc}\t\n\r]/u.test(text);
  } catch {
    return false;
  }
}
