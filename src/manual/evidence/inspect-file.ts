import { MANUAL_FILE_TYPES, type ManualFileType } from '../../model/manual.ts';
import { faultOfPdf } from './inspect-pdf.ts';

/** What a file turned out to be by its bytes, or in Danish why it cannot be used. */
export type Inspected =
  { readonly mediaType: ManualFileType; readonly width?: number; readonly height?: number } | { readonly refused: string };

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

/** Most pixels a picture may unfold to: a phone's picture has about 12 million, and a bomb has billions. */
export const MOST_PIXELS = 50_000_000;

/** A picture of this size, or why it is none that can be shown. */
function picture(mediaType: 'image/png' | 'image/jpeg', width: number, height: number): Inspected {
  if (width < 1 || height < 1) return { refused: 'billedet har ingen størrelse' };
  if (width * height > MOST_PIXELS) return { refused: `billedet er for stort: ${width} × ${height} billedpunkter` };
  return { mediaType, width, height };
}

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Whether the bytes begin as PNG does (PNG specification, third edition, section 5.2). */
function isPng(bytes: Uint8Array): boolean {
  return PNG_SIGNATURE.every((byte, index) => bytes[index] === byte);
}

/**
 * Walks the chunks of a PNG (section 5.3): the first must be the header, and nothing may follow the end, so that no
 * page or archive hides behind the picture.
 */
function inspectPng(bytes: Uint8Array): Inspected {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = PNG_SIGNATURE.length;
  let size: { readonly width: number; readonly height: number } | undefined;
  let data = false;
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const next = at + 12 + length;
    if (next > bytes.length) break;
    if (size === undefined) {
      if (type !== 'IHDR' || length !== 13) return { refused: 'PNG-billedet har intet hoved' };
      size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    }
    if (type === 'IDAT') data = true;
    if (type === 'IEND') {
      if (next !== bytes.length) return { refused: 'der står noget efter PNG-billedets slutning' };
      return data ? picture('image/png', size.width, size.height) : { refused: 'PNG-billedet er tomt' };
    }
    at = next;
  }
  return { refused: 'PNG-billedet er ikke helt' };
}

/** Whether the bytes begin as JPEG does (ITU-T T.81, annex B: SOI and the next marker). */
function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
}

/**
 * Walks the segments of a JPEG up to its picture data. The frame header (SOF) says the size, and the file must end with
 * the end marker (EOI), so that no page or archive hides behind the picture.
 */
function inspectJpeg(bytes: Uint8Array): Inspected {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.at(-2) !== 0xff || bytes.at(-1) !== 0xd9)
    return { refused: 'JPEG-billedet er ikke helt, eller der står noget efter det' };
  let at = 2;
  let size: { readonly width: number; readonly height: number } | undefined;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    const length = view.getUint16(at + 2);
    if (length < 2 || at + 2 + length > bytes.length) break;
    if (isFrame(marker) && length >= 8) size = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    if (marker === START_OF_SCAN) {
      return size === undefined
        ? { refused: 'JPEG-billedet har ingen størrelse' }
        : picture('image/jpeg', size.width, size.height);
    }
    at += 2 + length;
  }
  return { refused: 'JPEG-billedet er ikke helt' };
}

const START_OF_SCAN = 0xda;

/** SOF0 to SOF15 without the three markers in between that mean something else (DHT, JPG, DAC). */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** Whether the bytes begin as PDF does. */
function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-';
}

/** The site only ever offers a PDF for saving. */
function inspectPdf(bytes: Uint8Array): Inspected {
  const refused = faultOfPdf(bytes);
  return refused === undefined ? { mediaType: 'application/pdf' } : { refused };
}
