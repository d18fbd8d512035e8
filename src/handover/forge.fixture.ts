import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { type Bytes, utf8 } from '../bundle/bytes.ts';
import { canonicalJson } from '../bundle/canonical.ts';
import { chainEntries } from '../bundle/chain.ts';
import { openBundle } from '../bundle/open-bundle.ts';
import { centralHeader, endRecord, localHeader, type ZipMember } from '../bundle/zip-form.ts';
import type { BundleIndex } from '../model/bundle.ts';
import type { SigningKey } from './keys.ts';

/** A member as somebody with ill will would write it: what it says of itself need not be true. */
export interface ForgedMember {
  readonly name: string;
  readonly content: Uint8Array;
  readonly says?: Partial<ZipMember>;
  /** A unix mode in the directory. */
  readonly mode?: number;
}

/** A zip file in our form, stored, with whatever its members say of themselves. */
export function forgeZip(members: readonly ForgedMember[]): Bytes {
  const parts: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  let size = 0;
  for (const { name, content, says, mode } of members) {
    const member: ZipMember = {
      name,
      method: 0,
      crc32: crc32(content),
      packedSize: content.length,
      size: content.length,
      ...says,
    };
    const line = centralHeader(member, size);
    if (mode !== undefined) new DataView(line.buffer).setUint32(38, (mode << 16) >>> 0, true);
    central.push(line);
    const local = localHeader(member);
    parts.push(local, content);
    size += local.length + content.length;
  }
  const directory = Buffer.concat(central);
  return Uint8Array.from(
    Buffer.concat([...parts, directory, endRecord(members.length, { size: directory.length, offset: size })]),
  );
}

/** What is changed in a bundle before it is sealed again. */
export interface Forgery {
  readonly files?: (files: Map<string, Bytes>) => void;
  readonly index?: (index: BundleIndex) => object;
  readonly keys?: readonly SigningKey[];
  /** False to leave chain and sums as they were. */
  readonly reseal?: boolean;
}

/** Makes a bundle over with changes, sealed and signed as if it had always been so. Gives the new file's path. */
export async function forge(file: string, { files: change, index: rewrite, keys = [], reseal = true }: Forgery): Promise<string> {
  const bundle = await openBundle(Uint8Array.from(readFileSync(file)), {});
  const files = new Map<string, Bytes>();
  for (const { path } of bundle.index.entries) files.set(path, await bundle.read({ path }));
  change?.(files);
  const members = [...files].map(([name, content]) => ({ name, content }));
  const packed = forgeZip(members);
  // Everything up to the directory is what the index covers.
  const length = members.reduce((sum, { name, content }) => sum + 30 + utf8(name).length + content.length, 0);
  const before = packed.subarray(0, length);
  const { entries, ...head } = bundle.index;
  const sealedHead = { ...head, packed: { size: length, sha256: digest(before) } };
  const sealed = reseal
    ? {
        ...sealedHead,
        entries: await chainEntries(
          sealedHead,
          members.map(({ name: path, content }) => ({ path, size: content.length, sha256: digest(content) })),
        ),
      }
    : { ...sealedHead, entries };
  const payload = utf8(canonicalJson(rewrite === undefined ? sealed : rewrite(sealed)));
  const signature = utf8(canonicalJson({ schemaVersion: 1, signatures: keys.map((key) => key.sign(payload)) }));
  const forged = file.replace(/\.sorpilot\.zip$/, '-lavet-om.sorpilot.zip');
  writeFileSync(
    forged,
    forgeZip([...members, { name: 'index.json', content: payload }, { name: 'signature.json', content: signature }]),
  );
  return forged;
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
