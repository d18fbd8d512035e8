import { type Inspected, picture } from './inspected.ts';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Whether the bytes begin as PNG does (PNG specification, third edition, section 5.2). */
export function isPng(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, index) => bytes[index] === byte);
}

/**
 * Walks the chunks of a PNG (section 5.3): the first must be the header, and nothing may follow the end, so that no
 * page or archive hides behind the picture.
 */
export function inspectPng(bytes: Uint8Array): Inspected {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = SIGNATURE.length;
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
