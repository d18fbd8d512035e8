import { BUNDLE_LIMITS } from '../model/bundle.ts';
import type { ErrorPlace } from '../model/pilot-error.ts';
import type { Bytes } from './bytes.ts';
import { faultOfMember, foldedName } from './member-name.ts';
import { atMostBytes, damagedBundle, hostileName, tooMuch } from './refusals.ts';
import {
  CENTRAL_BYTES,
  CENTRAL_SIGNATURE,
  centralHeader,
  END_BYTES,
  END_SIGNATURE,
  endRecord,
  localHeader,
  type ZipMember,
} from './zip-form.ts';

/** A member found, its bytes still packed. */
export interface FoundMember extends ZipMember {
  /** Where its header begins; everything before is other members. */
  readonly offset: number;
  readonly packed: Bytes;
}

const TEXT = new TextDecoder('utf-8', { fatal: true });
/** The file type in a unix mode, and the one that is a link. */
const TYPE_MASK = 0o170000;
const LINK_TYPE = 0o120000;

/**
 * Finds the members of a zip file in our one form, unpacking nothing. Throws PilotError SP4031 for anything that is not
 * byte for byte in that form, SP4038 for a name or a link that could do harm, and SP4039 for one that would fill a disk.
 */
export function readZip(bytes: Bytes, place: ErrorPlace): readonly FoundMember[] {
  if (bytes.length > BUNDLE_LIMITS.bytes) {
    throw tooMuch(place, `bundtet fylder ${bytes.length} byte`, atMostBytes(BUNDLE_LIMITS.bytes));
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.length - END_BYTES;
  if (end < 0 || view.getUint32(end, true) !== END_SIGNATURE) {
    throw damagedBundle(place, 'filen slutter ikke, som en zip-fil fra “sor-pilot bundle” gør; den er måske skåret over');
  }
  const count = view.getUint16(end + 10, true);
  if (count > BUNDLE_LIMITS.members) throw tooMuch(place, `bundtet har ${count} filer`, `højst ${BUNDLE_LIMITS.members} filer`);
  const directory = { size: view.getUint32(end + 12, true), offset: view.getUint32(end + 16, true) };
  const entries = readDirectory(bytes, { ...directory, count }, place);
  // Harm is told before damage: a name that climbs out says more than a header that differs.
  checkNames(entries, place);
  checkSizes(entries, place);
  return checkForm(bytes, entries, { ...directory, place });
}

interface DirectoryEntry extends ZipMember {
  readonly offset: number;
  readonly start: number;
  readonly isLink: boolean;
}

function readDirectory(
  bytes: Bytes,
  directory: { readonly size: number; readonly offset: number; readonly count: number },
  place: ErrorPlace,
): readonly DirectoryEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.length - END_BYTES;
  const entries: DirectoryEntry[] = [];
  let at = directory.offset;
  for (let index = 0; index < directory.count; index += 1) {
    if (at + CENTRAL_BYTES > end || view.getUint32(at, true) !== CENTRAL_SIGNATURE) {
      throw damagedBundle(place, 'indholdsfortegnelsen i zip-filen er ikke hel');
    }
    const nameLength = view.getUint16(at + 28, true);
    const extra = view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    const method = view.getUint16(at + 10, true);
    const name = decodeName(bytes.subarray(at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameLength), place);
    if (method !== 0 && method !== 8) throw damagedBundle(place, `“${name}” er pakket på en måde, bundter ikke bruger`);
    entries.push({
      name,
      method,
      crc32: view.getUint32(at + 16, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
      start: at,
      isLink: ((view.getUint32(at + 38, true) >>> 16) & TYPE_MASK) === LINK_TYPE,
    });
    at += CENTRAL_BYTES + nameLength + extra;
  }
  return entries;
}

function decodeName(bytes: Bytes, place: ErrorPlace): string {
  try {
    return TEXT.decode(bytes);
  } catch (error) {
    throw damagedBundle(place, 'et navn i zip-filen er ikke UTF-8', error);
  }
}

function checkNames(entries: readonly DirectoryEntry[], place: ErrorPlace): void {
  const seen = new Map<string, string>();
  for (const { name, isLink } of entries) {
    const fault = isLink ? 'er en henvisning til en anden fil' : faultOfMember(name);
    if (fault !== undefined) throw hostileName(place, name, fault);
    const earlier = seen.get(foldedName(name));
    if (earlier === name) throw hostileName(place, name, 'står der to gange');
    if (earlier !== undefined) throw hostileName(place, name, `er kun forskelligt fra “${earlier}” i store og små bogstaver`);
    seen.set(foldedName(name), name);
  }
}

function checkSizes(entries: readonly DirectoryEntry[], place: ErrorPlace): void {
  const { memberBytes, unpackedBytes, ratio, ratioFromBytes } = BUNDLE_LIMITS;
  let total = 0;
  for (const { name, size, packedSize } of entries) {
    total += size;
    if (size > memberBytes) throw tooMuch(place, `“${name}” fylder ${size} byte pakket ud`, atMostBytes(memberBytes));
    if (size > ratioFromBytes && size > ratio * packedSize) {
      throw tooMuch(
        place,
        `“${name}” bliver ${Math.floor(size / Math.max(1, packedSize))} gange større, når den pakkes ud`,
        `højst ${ratio} gange`,
      );
    }
  }
  if (total > unpackedBytes) throw tooMuch(place, `bundtet fylder ${total} byte pakket ud`, atMostBytes(unpackedBytes));
}

function checkForm(
  bytes: Bytes,
  entries: readonly DirectoryEntry[],
  { offset: directoryOffset, size, place }: { readonly offset: number; readonly size: number; readonly place: ErrorPlace },
): readonly FoundMember[] {
  let at = 0;
  let central = directoryOffset;
  const found: FoundMember[] = [];
  for (const entry of entries) {
    const { name, method, crc32, packedSize } = entry;
    const local = localHeader(entry);
    const line = centralHeader(entry, at);
    if (!hasAt(bytes, at, local) || !hasAt(bytes, central, line)) {
      throw damagedBundle(place, `zip-filens oplysninger om “${name}” er ændret`);
    }
    const start = at + local.length;
    if (start + packedSize > directoryOffset) throw damagedBundle(place, `“${name}” er ikke hel`);
    const packed = bytes.subarray(start, start + packedSize);
    found.push({ name, method, crc32, packedSize, size: entry.size, offset: at, packed });
    at = start + packedSize;
    central += line.length;
  }
  const expectedEnd = endRecord(entries.length, { size, offset: directoryOffset });
  if (at !== directoryOffset || central !== directoryOffset + size || !hasAt(bytes, central, expectedEnd)) {
    throw damagedBundle(place, 'der står noget i zip-filen, som ikke hører til en fil i den');
  }
  if (central + expectedEnd.length !== bytes.length) throw damagedBundle(place, 'der står noget efter zip-filens slutning');
  return found;
}

function hasAt(bytes: Bytes, at: number, expected: Bytes): boolean {
  return at + expected.length <= bytes.length && expected.every((byte, index) => bytes[at + index] === byte);
}
