import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, getFileNameLowLevel, validateFileName, type ZipFile } from 'yauzl';

/** One file of an archive. A name may stand more than once in an archive, and every member of it is visited. */
export interface ZipMember {
  readonly name: string;
  /** Its bytes, unpacked as they are asked for; to be called once. Iterating throws ZipRefused. */
  readonly bytes: () => AsyncIterable<Uint8Array>;
}

/** What an archive may be. */
export interface ZipLimits {
  readonly maxMembers: number;
  /** All members together may not unpack to more bytes than this. */
  readonly maxUnpackedBytes: number;
}

/** Why an archive, or a member of it, is not read. */
export type ZipRefusal =
  | { readonly reason: 'damaged'; readonly detail: string }
  | { readonly reason: 'too-many'; readonly members: number; readonly limit: number }
  | { readonly reason: 'too-large'; readonly limit: number }
  | { readonly reason: 'path' | 'encrypted' | 'checksum'; readonly member: string };

/** An archive is not read. What people are told is worded by who asked for it to be read. */
export class ZipRefused extends Error {
  override readonly name = 'ZipRefused';
  readonly refusal: ZipRefusal;
  constructor(refusal: ZipRefusal) {
    super(Object.values(refusal).join(' '));
    this.refusal = refusal;
  }
}

/**
 * Visits the files of an archive in order, without writing anything to disk. Throws {@link ZipRefused} when the bytes
 * are no zip, when it holds or unpacks to more than the limits (a zip bomb), when a name is absolute or climbs out of the
 * archive, and, once a member is read, when that is damaged or encrypted, or is not the bytes its checksum was made of.
 * Sizes are the archive's own statement, which reading holds it to.
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
      if (validateFileName(name) !== null) throw new ZipRefused({ reason: 'path', member: name });
      if (!name.endsWith('/')) await visit({ name, bytes: () => bytesOf(zip, entry, name) });
    }
  } finally {
    zip.close();
  }
}

async function openZip(archive: Uint8Array): Promise<ZipFile> {
  try {
    const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
    return await fromBufferPromise(bytes, { decodeStrings: false });
  } catch (error) {
    throw damaged(error);
  }
}

/** yauzl checks a member's size and no more; its checksum is checked here. */
async function* bytesOf(zip: ZipFile, entry: Entry, member: string): AsyncGenerator<Uint8Array> {
  if (entry.isEncrypted()) throw new ZipRefused({ reason: 'encrypted', member });
  let checksum = 0;
  for await (const chunk of damageTold(await opened(zip, entry))) {
    checksum = crc32(chunk, checksum);
    yield chunk;
  }
  if (checksum !== entry.crc32) throw new ZipRefused({ reason: 'checksum', member });
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
