import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync } from 'node:fs';
import { crc32, deflateRawSync } from 'node:zlib';
import { centralHeader, endRecord, localHeader, type ZipMember } from '../bundle/zip-form.ts';
import { BUNDLE_LIMITS } from '../model/bundle.ts';
import { writeAll } from '../disk/atomic-write.ts';

/** Half the ratio a reader refuses, so that no bundle of ours is ever taken for a bomb. */
const MOST_RATIO = BUNDLE_LIMITS.ratio / 2;

/** Writes a zip file member by member, in our one form (see zip-form.ts); memory is bounded by the largest member. */
export class ZipWriter {
  readonly #descriptor: number;
  readonly #hash = createHash('sha256');
  readonly #members: { readonly member: ZipMember; readonly offset: number }[] = [];
  #size = 0;

  /** Opens a file that must not be there. Throws what the file system throws. */
  constructor(file: string) {
    this.#descriptor = openSync(file, 'wx');
  }

  /** Bytes written so far, and their digest. */
  get written(): { readonly size: number; readonly sha256: string } {
    return { size: this.#size, sha256: this.#hash.copy().digest('hex') };
  }

  /** Adds a member; `plain` ones are stored as they are. */
  add(name: string, content: Uint8Array, options: { readonly plain?: boolean } = {}): void {
    const deflated = options.plain === true ? undefined : deflateRawSync(content, { level: 9 });
    const packs = deflated !== undefined && deflated.length < content.length && content.length <= MOST_RATIO * deflated.length;
    const packed = packs ? deflated : content;
    const member: ZipMember = {
      name,
      method: packs ? 8 : 0,
      crc32: crc32(content),
      packedSize: packed.length,
      size: content.length,
    };
    this.#members.push({ member, offset: this.#size });
    this.#write(localHeader(member));
    this.#write(packed);
  }

  /** Writes the directory and closes, so that what was written survives a power cut. */
  finish(): void {
    const offset = this.#size;
    for (const { member, offset: at } of this.#members) this.#write(centralHeader(member, at));
    this.#write(endRecord(this.#members.length, { size: this.#size - offset, offset }));
    fsyncSync(this.#descriptor);
    closeSync(this.#descriptor);
  }

  /** Closes without finishing, when something went wrong. */
  abandon(): void {
    closeSync(this.#descriptor);
  }

  #write(bytes: Uint8Array): void {
    writeAll(this.#descriptor, bytes);
    this.#hash.update(bytes);
    this.#size += bytes.length;
  }
}
