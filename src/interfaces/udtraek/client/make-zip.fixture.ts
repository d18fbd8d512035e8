import { crc32, deflateRawSync } from 'node:zlib';

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

function u16(...values: readonly number[]): Buffer {
  return Buffer.from(Uint16Array.from(values).buffer);
}

function u32(...values: readonly number[]): Buffer {
  return Buffer.from(Uint32Array.from(values).buffer);
}
