import type { ErrorPlace } from '../model/pilot-error.ts';
import type { Bytes } from './bytes.ts';
import type { FoundMember } from './read-zip.ts';
import { damagedBundle } from './refusals.ts';

/**
 * A member's bytes. They are exactly as many as the directory says: unpacking stops at the first one too many, so that a
 * bomb costs no more than the size it admitted to. Throws PilotError SP4031.
 */
export async function unpack(member: FoundMember, place: ErrorPlace): Promise<Bytes> {
  if (member.method === 0) {
    if (member.packed.length !== member.size) throw damagedBundle(place, `“${member.name}” har en anden størrelse end oplyst`);
    return member.packed;
  }
  const whole = new Uint8Array(member.size);
  let length = 0;
  try {
    const stream = new Blob([member.packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    for (const reader = stream.getReader(); ;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (length + value.length > whole.length) {
        await reader.cancel();
        length = Number.POSITIVE_INFINITY;
        break;
      }
      whole.set(value, length);
      length += value.length;
    }
  } catch (error) {
    throw damagedBundle(place, `“${member.name}” kan ikke pakkes ud`, error);
  }
  if (length !== member.size) throw damagedBundle(place, `“${member.name}” har en anden størrelse end oplyst`);
  return whole;
}
