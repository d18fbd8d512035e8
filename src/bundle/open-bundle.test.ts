import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HandoverRoom, openHandoverRoom } from '../handover/handover-room.fixture.ts';
import { PilotError } from '../model/pilot-error.ts';
import { fromBase64Url } from './bytes.ts';
import { openBundle } from './open-bundle.ts';
import { checkSignatures } from './signature.ts';

let room: HandoverRoom;
let whole: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
  room = await openHandoverRoom();
  whole = Uint8Array.from(readFileSync(await room.bundle()));
});
afterAll(() => room.close());

/** Everything a reader asks of a bundle; the codes of what it found. */
async function judge(bytes: Uint8Array<ArrayBuffer>): Promise<readonly string[]> {
  try {
    const bundle = await openBundle(bytes, {});
    for (const entry of bundle.index.entries) await bundle.read(entry);
    return (await checkSignatures(bundle, room.keys, { required: true })).problems.map(({ code }) => code);
  } catch (error) {
    if (error instanceof PilotError) return [error.code];
    throw error;
  }
}

describe('a bundle', () => {
  it('is accepted as it was made', async () => {
    expect(await judge(whole)).toEqual([]);
  });

  it('is refused whichever byte is changed', { timeout: 120_000 }, async () => {
    const positions = fc.nat({ max: whole.length - 1 });
    await fc.assert(
      fc.asyncProperty(positions, fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const changed = Uint8Array.from(whole);
        changed[at] = (changed[at] ?? 0) ^ flip;
        expect(await judge(changed)).not.toEqual([]);
      }),
      { numRuns: 600 },
    );
    // The two members about the others and the directory are where a small change could hide; there every byte is tried.
    for (let at = whole.length - 700; at < whole.length; at += 1) {
      const changed = Uint8Array.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect({ at, codes: await judge(changed) }).not.toEqual({ at, codes: [] });
    }
  });

  it('is refused wherever it is cut, and when anything follows it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: whole.length - 1 }), async (length) => {
        expect(await judge(whole.slice(0, length))).not.toEqual([]);
      }),
    );
    expect(await judge(Uint8Array.of(...whole.subarray(0, 0), ...whole, 0))).toEqual(['SP4031']);
  });

  it('is signed so that any JWS reader can verify it: header, full stop and index', async () => {
    const { indexBytes, signature } = await openBundle(whole, {});
    const [{ protected: header, signature: signed }] = signature.signatures as [{ protected: string; signature: string }];
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toEqual({
      alg: 'EdDSA',
      kid: room.key.kid,
      typ: 'sor-pilot-bundle+jws',
    });
    const key = await crypto.subtle.importKey('jwk', { ...room.key.key }, { name: 'Ed25519' }, false, ['verify']);
    const input = Buffer.from(`${header}.${Buffer.from(indexBytes).toString('base64url')}`);
    expect(await crypto.subtle.verify('Ed25519', key, fromBase64Url(signed)!, input)).toBe(true);
  });
});
