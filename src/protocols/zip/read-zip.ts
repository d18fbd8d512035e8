import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, getFileNameLowLevel, validateFileName, type ZipFile } from 'yauzl';
import { type ZipLimits, type ZipMember, ZipRefused } from './zip-refused.ts';

/**
 * Visits the files of an archive in order, without writing anything to disk. Throws {@link ZipRefused} when the bytes
 * are no zip or have something before it, when it holds or unpacks to more than the limits (a zip bomb), when a name is
 * absolute or climbs out of the archive, and when a member is damaged or is not the bytes its checksum was made of,
 * whether it is read, read in part or left alone: a copy that is broken in one place is not to be trusted in another. A
 * member that is encrypted is refused once it is read. Sizes are the archive's own statement, which reading holds it to.
 */
export async function visitZip(
  archive: Uint8Array,
  { maxMembers, maxUnpackedBytes }: ZipLimits,
  visit: (member: ZipMember) => Promise<void>,
): Promise<void> {
  const zip = await openZip(archive);
  try {
    if (zip.entryCount > maxMembers) throw new ZipRefused({ reason: 'too-many', members: zip.entryCount, limit: maxMembers });
    let unpacked = 0;
    for await (const entry of damageTold(zip.eachEntry())) {
      unpacked += entry.uncompressedSize;
      if (unpacked > maxUnpackedBytes) throw new ZipRefused({ reason: 'too-large', limit: maxUnpackedBytes });
      const name = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
      if (validateFileName(name) !== null)
        throw new ZipRefused({ reason: ABSOLUTE.test(name) ? 'absolute' : 'path', member: name });
      if (name.endsWith('/')) continue;
      const reading = readingOf(zip, entry, name);
      await visit({ name, bytes: () => reading.bytes });
      if (!entry.isEncrypted()) await reading.finish();
    }
  } finally {
    zip.close();
  }
}

/** A name from the root of a disk, with or without a drive. */
const ABSOLUTE = /^(?:\/|[a-z]:)/i;

async function openZip(archive: Uint8Array): Promise<ZipFile> {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  const before = bytesBefore(bytes);
  if (before > 0) throw new ZipRefused({ reason: 'prefixed', bytes: before });
  try {
    return await fromBufferPromise(bytes, { decodeStrings: false });
  } catch (error) {
    throw damaged(error);
  }
}

const END_RECORD = Buffer.from([0x50, 0x4b, 5, 6]);
const ZIP_64 = 0xffff_ffff;

/**
 * How much stands before an archive: its end says where its directory lies and how long it is, and the directory ends
 * where the end begins (APPNOTE 6.3, section 4.3.16). 0 where that cannot be told.
 */
function bytesBefore(bytes: Buffer): number {
  const end = bytes.lastIndexOf(END_RECORD);
  if (end < 0 || end + 20 > bytes.length) return 0;
  const [size, offset] = [bytes.readUInt32LE(end + 12), bytes.readUInt32LE(end + 16)];
  const before = end - size - offset;
  // What stands there must be a directory, or the archive is merely damaged.
  const isDirectory = before > 0 && bytes.readUInt32LE(end - size) === 0x02014b50;
  return offset === ZIP_64 || !isDirectory ? 0 : before;
}

interface MemberReading {
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Reads what is left, if only to check it. */
  finish(): Promise<void>;
}

/** yauzl checks a member's size and no more; its checksum is checked here, at the member's end. */
function readingOf(zip: ZipFile, entry: Entry, member: string): MemberReading {
  const source = checkedBytes(zip, entry, member);
  return {
    // No `return` on the iterator: whoever stops early must not end the check.
    bytes: { [Symbol.asyncIterator]: () => ({ next: () => source.next() }) },
    finish: async () => {
      while ((await source.next()).done !== true);
    },
  };
}

async function* checkedBytes(zip: ZipFile, entry: Entry, member: string): AsyncGenerator<Uint8Array, undefined> {
  if (entry.isEncrypted()) throw new ZipRefused({ reason: 'encrypted', member });
  let checksum = 0;
  for await (const chunk of damageTold(await opened(zip, entry))) {
    checksum = crc32(chunk, checksum);
    yield chunk;
  }
  if (checksum !== entry.crc32) throw new ZipRefused({ reason: 'checksum', member });
  return undefined;
}

async function opened(zip: ZipFile, entry: Entry): Promise<AsyncIterable<Uint8Array>> {
  try {
    return await zip.openReadStreamPromise(entry);
  } catch (error) {
    throw damaged(error);
  }
}

/** Whatever breaks while bytes in memory are unpacked is damage; what breaks where they are used does not pass through here. */
async function* damageTold<T>(items: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* items;
  } catch (error) {
    throw damaged(error);
  }
}

function damaged(error: unknown): ZipRefused {
  return new ZipRefused({ reason: 'damaged', detail: error instanceof Error ? error.message : String(error) });
}
