import { type Inspected, picture } from './inspected.ts';

/** Whether the bytes begin as JPEG does (ITU-T T.81, annex B: SOI and the next marker). */
export function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
}

/**
 * Walks the segments of a JPEG up to its picture data. The frame header (SOF) says the size, and the file must end with
 * the end marker (EOI), so that no page or archive hides behind the picture.
 */
export function inspectJpeg(bytes: Uint8Array): Inspected {
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
