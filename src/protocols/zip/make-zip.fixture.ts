import { buffer } from 'node:stream/consumers';
import { crc32, deflateRawSync } from 'node:zlib';
import { visitZip } from './read-zip.ts';

/** A zip archive of the given files, deflated; written out here so that tests can also make archives that lie. */
export function makeZip(files: Readonly<Record<string, string | Buffer>>): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const plain = Buffer.from(content);
    const packed = deflateRawSync(plain);
    const nameBytes = Buffer.from(name);
    // Version 2.0, UTF-8 names, deflate, no time; then check sum, both sizes and the length of the name.
    const common = Buffer.concat([
      u16(20, 0x0800, 8, 0, 0),
      u32(crc32(plain), packed.length, plain.length),
      u16(nameBytes.length, 0),
    ]);
    locals.push(u32(0x04034b50), common, nameBytes, packed);
    centrals.push(u32(0x02014b50), u16(20), common, u16(0, 0, 0), u32(0, offset), nameBytes);
    offset += 4 + common.length + nameBytes.length + packed.length;
  }
  const directory = Buffer.concat(centrals);
  const count = Object.keys(files).length;
  return Buffer.concat([...locals, directory, u32(0x06054b50), u16(0, 0, count, count), u32(directory.length, offset), u16(0)]);
}

/** The archive with some bytes of its headers changed: those of the local header and those of the central directory. */
export function tampered(archive: Buffer, local: number, value: readonly number[]): Buffer {
  const copy = Buffer.from(archive);
  const central = copy.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  for (const [index, byte] of value.entries()) {
    copy[local + index] = byte;
    // The central header has one more field of two bytes before those that both have.
    copy[central + local + 2 + index] = byte;
  }
  return copy;
}

/** Where a local header that begins an archive holds its flags, and where its checksum. */
export const FLAGS = 6;
export const CHECKSUM = 14;

/** The files of an archive by name. */
export async function unpacked(archive: Uint8Array): Promise<Readonly<Record<string, Buffer>>> {
  const files: Record<string, Buffer> = {};
  await visitZip(archive, { maxMembers: 100, maxUnpackedBytes: 1e9 }, async ({ name, bytes }) => {
    files[name] = await buffer(bytes());
  });
  return files;
}

function u16(...values: readonly number[]): Buffer {
  return Buffer.from(Uint16Array.from(values).buffer);
}

function u32(...values: readonly number[]): Buffer {
  return Buffer.from(Uint32Array.from(values).buffer);
}
