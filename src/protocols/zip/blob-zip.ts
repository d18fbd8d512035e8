import { type ZipLimits, type ZipMember, ZipRefused } from './zip-refused.ts';

/** As much of a browser's File as an archive is read by: no more of it is in memory at a time than is asked for. */
export type ZipBlob = Pick<Blob, 'size' | 'slice'>;

const END = { signature: 0x06054b50, bytes: 22 } as const;
const CENTRAL = { signature: 0x02014b50, bytes: 46 } as const;
const LOCAL_BYTES = 30;
/** The longest comment an archive may end with. */
const LONGEST_COMMENT = 0xffff;
const ENCRYPTED = 1;
const [STORED, DEFLATED] = [0, 8];

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly checksum: number;
  readonly packedSize: number;
  readonly size: number;
  readonly offset: number;
}

/**
 * The files of an archive in order, in a browser, which has no zlib of Node's: unpacked as a stream by the platform itself,
 * and held to their sizes and checksums as they are read. Throws ZipRefused as `visitZip` does, but for names: nothing is
 * ever written by them. An archive of more than 4 GB is damaged to it. `onPacked` is told how much has been read.
 */
export async function blobMembers(
  archive: ZipBlob,
  { maxMembers, maxUnpackedBytes }: ZipLimits,
  onPacked: (count: number) => void = () => undefined,
): Promise<readonly ZipMember[]> {
  const entries = await entriesOf(archive, maxMembers);
  const unpacked = entries.reduce((sum, { size }) => sum + size, 0);
  if (unpacked > maxUnpackedBytes) throw new ZipRefused({ reason: 'too-large', limit: maxUnpackedBytes });
  return entries
    .filter(({ name }) => !name.endsWith('/'))
    .map((entry) => ({ name: entry.name, bytes: () => checkedBytes(archive, entry, onPacked) }));
}

async function entriesOf(archive: ZipBlob, maxMembers: number): Promise<readonly Entry[]> {
  const tail = await viewOf(archive, Math.max(0, archive.size - END.bytes - LONGEST_COMMENT), archive.size);
  let end = tail.byteLength - END.bytes;
  while (end >= 0 && !isEnd(tail, end)) end -= 1;
  if (end < 0) throw damaged('no end record');
  const members = tail.getUint16(end + 10, true);
  if (members > maxMembers) throw new ZipRefused({ reason: 'too-many', members, limit: maxMembers });
  const [size, offset] = [tail.getUint32(end + 12, true), tail.getUint32(end + 16, true)];
  const directory = await viewOf(archive, offset, offset + size);
  const entries: Entry[] = [];
  for (let at = 0; entries.length < members;) {
    if (at + CENTRAL.bytes > directory.byteLength || directory.getUint32(at, true) !== CENTRAL.signature)
      throw damaged('no directory');
    const [name, extra, comment] = [28, 30, 32].map((field) => directory.getUint16(at + field, true)) as [number, number, number];
    const next = at + CENTRAL.bytes + name + extra + comment;
    if (next > directory.byteLength) throw damaged('the directory is cut off');
    entries.push({
      name: textOf(directory, at + CENTRAL.bytes, name),
      isEncrypted: (directory.getUint16(at + 8, true) & ENCRYPTED) !== 0,
      method: directory.getUint16(at + 10, true),
      checksum: directory.getUint32(at + 16, true),
      packedSize: directory.getUint32(at + 20, true),
      size: directory.getUint32(at + 24, true),
      offset: directory.getUint32(at + 42, true),
    });
    at = next;
  }
  return entries;
}

/** The end says how long the comment after it is, so that a comment is not taken for it. */
function isEnd(tail: DataView, at: number): boolean {
  return tail.getUint32(at, true) === END.signature && at + END.bytes + tail.getUint16(at + 20, true) === tail.byteLength;
}

async function* checkedBytes(
  archive: ZipBlob,
  entry: Entry,
  onPacked: (count: number) => void,
): AsyncGenerator<Uint8Array, undefined> {
  const { name: member, method, isEncrypted, offset, packedSize } = entry;
  if (isEncrypted) throw new ZipRefused({ reason: 'encrypted', member });
  if (method !== STORED && method !== DEFLATED) throw damaged(`method ${method}`);
  const local = await viewOf(archive, offset, offset + LOCAL_BYTES);
  if (local.byteLength < LOCAL_BYTES) throw damaged('no local header');
  const begin = offset + LOCAL_BYTES + local.getUint16(26, true) + local.getUint16(28, true);
  const packed = archive.slice(begin, begin + packedSize).stream();
  const told = packed.pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform: (chunk, controller) => {
        onPacked(chunk.length);
        controller.enqueue(chunk);
      },
    }),
  );
  const reader = (method === STORED ? told : told.pipeThrough(new DecompressionStream('deflate-raw'))).getReader();
  let [size, checksum] = [0, -1];
  for (let next = await read(reader); !next.done; next = await read(reader)) {
    size += next.value.length;
    if (size > entry.size) throw damaged('more bytes than stated');
    checksum = crc32(next.value, checksum);
    yield next.value;
  }
  if (size !== entry.size) throw damaged('fewer bytes than stated');
  if (~checksum >>> 0 !== entry.checksum) throw new ZipRefused({ reason: 'checksum', member });
  return undefined;
}

/** A chunk; what cannot be unpacked is damage. */
async function read(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<ReadableStreamReadResult<Uint8Array>> {
  try {
    return await reader.read();
  } catch (error) {
    throw damaged(error instanceof Error ? error.message : String(error));
  }
}

async function viewOf(archive: ZipBlob, from: number, to: number): Promise<DataView> {
  return new DataView(await archive.slice(from, to).arrayBuffer());
}

function textOf({ buffer, byteOffset }: DataView, at: number, length: number): string {
  return new TextDecoder().decode(new Uint8Array(buffer, byteOffset + at, length));
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = (value & 1) === 0 ? value >>> 1 : (value >>> 1) ^ 0xedb88320;
  return value;
});

/** Carries a checksum on over more bytes; it begins as -1, and its bits are turned when all have been read. */
function crc32(bytes: Uint8Array, before: number): number {
  let checksum = before;
  for (const byte of bytes) checksum = (CRC_TABLE[(checksum ^ byte) & 0xff] ?? 0) ^ (checksum >>> 8);
  return checksum;
}

function damaged(detail: string): ZipRefused {
  return new ZipRefused({ reason: 'damaged', detail });
}
