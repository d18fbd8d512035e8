import { createHash } from 'node:crypto';

/** A body as received: how much, which digest, and the beginning of it. Not yet safe to show. */
export interface RawBody {
  readonly mediaType: string;
  readonly size: number;
  /** SHA-256 of all of it, lowercase hex. */
  readonly sha256: string;
  /** The first bytes, at most what the tap was told to keep. */
  readonly head: Uint8Array;
}

/** Follows a body while it streams past: counts and hashes all of it, keeps only the beginning. */
export interface BodyTap {
  add(chunk: Uint8Array): void;
  /** Bytes seen so far. */
  readonly size: number;
  finish(mediaType: string): RawBody;
}

/** Makes a tap that keeps the first `keepBytes` bytes. */
export function createBodyTap(keepBytes: number): BodyTap {
  const hash = createHash('sha256');
  const kept: Uint8Array[] = [];
  let keptBytes = 0;
  let size = 0;
  return {
    add(chunk) {
      hash.update(chunk);
      size += chunk.byteLength;
      if (keptBytes >= keepBytes) return;
      const part = chunk.subarray(0, keepBytes - keptBytes);
      // Copied, because a view would keep the whole network buffer alive.
      kept.push(Uint8Array.from(part));
      keptBytes += part.byteLength;
    },
    get size() {
      return size;
    },
    finish: (mediaType) => ({ mediaType, size, sha256: hash.digest('hex'), head: Buffer.concat(kept) }),
  };
}

/** A body that is in memory already. */
export function rawBody(bytes: Uint8Array, mediaType: string, keepBytes: number): RawBody {
  const tap = createBodyTap(keepBytes);
  tap.add(bytes);
  return tap.finish(mediaType);
}
