import { utf8, type Bytes } from './bytes.ts';

/**
 * The one form our zip files have: no dates, no rights, no comments, no extra fields, members back to back. Any tool can
 * unpack it. A reader makes the same headers again and compares, so that no byte of a bundle can be changed unseen.
 */
export interface ZipMember {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: 0 | 8;
  readonly crc32: number;
  readonly packedSize: number;
  readonly size: number;
}

/** First four bytes of each of the three kinds of header (APPNOTE 4.3), and how many bytes each kind has before its name. */
export const LOCAL_SIGNATURE = 0x04034b50;
/** First four bytes of an entry in the central directory, little-endian (APPNOTE 4.3.12). */
export const CENTRAL_SIGNATURE = 0x02014b50;
/** First four bytes of the end of the central directory, little-endian (APPNOTE 4.3.16). */
export const END_SIGNATURE = 0x06054b50;
/** Bytes of a local file header before its name (APPNOTE 4.3.7). */
export const LOCAL_BYTES = 30;
/** Bytes of a central directory entry before its name (APPNOTE 4.3.12). */
export const CENTRAL_BYTES = 46;
/** Bytes of the end of the central directory without its comment (APPNOTE 4.3.16). */
export const END_BYTES = 22;

/** Version 2.0 of the format, names in UTF-8, 1 January 1980 at midnight. */
const VERSION = 20;
const UTF8_NAMES = 0x0800;
const NO_DATE = 0x0021;

/** The header before a member's bytes. */
export function localHeader(member: ZipMember): Bytes {
  return record(LOCAL_BYTES, member.name, (view) => {
    view.setUint32(0, LOCAL_SIGNATURE, true);
    common(view, 4, member);
  });
}

/** The member's line in the directory at the end; `offset` is where its header begins. */
export function centralHeader(member: ZipMember, offset: number): Bytes {
  return record(CENTRAL_BYTES, member.name, (view) => {
    view.setUint32(0, CENTRAL_SIGNATURE, true);
    view.setUint16(4, VERSION, true);
    common(view, 6, member);
    view.setUint32(42, offset, true);
  });
}

/** The end of the file. */
export function endRecord(count: number, directory: { readonly size: number; readonly offset: number }): Bytes {
  return record(END_BYTES, '', (view) => {
    view.setUint32(0, END_SIGNATURE, true);
    view.setUint16(8, count, true);
    view.setUint16(10, count, true);
    view.setUint32(12, directory.size, true);
    view.setUint32(16, directory.offset, true);
  });
}

function common(view: DataView, at: number, { name, method, crc32, packedSize, size }: ZipMember): void {
  view.setUint16(at, VERSION, true);
  view.setUint16(at + 2, UTF8_NAMES, true);
  view.setUint16(at + 4, method, true);
  view.setUint16(at + 8, NO_DATE, true);
  view.setUint32(at + 10, crc32, true);
  view.setUint32(at + 14, packedSize, true);
  view.setUint32(at + 18, size, true);
  view.setUint16(at + 22, utf8(name).length, true);
}

function record(length: number, name: string, fill: (view: DataView) => void): Bytes {
  const bytes = utf8(name);
  const whole = new Uint8Array(length + bytes.length);
  fill(new DataView(whole.buffer));
  whole.set(bytes, length);
  return whole;
}
