import { BUNDLE_LIMITS } from '../model/bundle.ts';
import { packedDigest } from '../model/packed-evidence.ts';
import type { ErrorPlace } from '../model/pilot-error.ts';
import { type Bytes, sha256 } from './bytes.ts';
import { damagedBundle } from './refusals.ts';

/**
 * The bytes that a file of packed evidence in a bundle holds, held against its name; undefined for any other file. The same
 * in Node and in a browser. Rejects with PilotError SP4031 when they are not what its name says, or more than evidence is.
 */
export async function openPackedEvidence(path: string, packed: Bytes, place: ErrorPlace): Promise<Bytes | undefined> {
  const expected = packedDigest(path);
  if (expected === undefined) return undefined;
  const bytes = await gunzip(packed).catch((error: unknown) => {
    throw damagedBundle(place, `“${path}” kan ikke pakkes ud`, error);
  });
  if ((await sha256(bytes)) !== expected) throw damagedBundle(place, `“${path}” har et andet indhold, end dens navn siger`);
  return bytes;
}

/** Stops at the first byte too many, so that a bomb costs no more than evidence may. */
async function gunzip(packed: Bytes): Promise<Bytes> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    size += step.value.length;
    if (size > BUNDLE_LIMITS.memberBytes) {
      await reader.cancel();
      throw new RangeError('more than evidence is');
    }
    chunks.push(step.value);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
