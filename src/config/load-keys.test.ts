import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConfigurationError } from './configuration-error.ts';
import { loadKeys } from './load-keys.ts';

const KEY = '{ kty: OKP, crv: Ed25519, x: BafuqkXCpYU9Q3TwEQ03PuGg3fRo48ob0xi1hl2ZNUo }';
const KID = 'XRq5vuclExoE3qi2Qh1ngNV4Ns4dxwQIabSmMETjWyw';
const REGIONS = [{ id: 'midtjylland' }, { id: 'nordjylland' }];
const entry = (kid = KID, region = 'midtjylland', key = KEY): string =>
  `  - kid: ${kid}\n    region: ${region}\n    key: ${key}\n    validFrom: 2026-11-23\n`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keys-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function load(text: string): Promise<unknown> {
  writeFileSync(join(folder, 'keys.yaml'), text);
  try {
    return await loadKeys(folder, REGIONS);
  } catch (error) {
    if (error instanceof ConfigurationError)
      return error.problems.map(({ code, place, seen }) => `${code}:${place.line ?? ''} ${seen}`);
    throw error;
  }
}

describe('the regions’ keys', () => {
  it('are none when there is no file, and otherwise those in it', async () => {
    expect(await loadKeys(folder, REGIONS)).toEqual([]);
    expect(await load('keys: []\n')).toEqual([]);
    expect(await load(`keys:\n${entry()}`)).toMatchObject([{ kid: KID, region: 'midtjylland', validFrom: '2026-11-23' }]);
  });

  it('each have a name that follows from the key, and a region that exists', async () => {
    expect(await load(`keys:\n${entry()}${entry()}`)).toEqual([expect.stringMatching(/^SP1007:6 /)]);
    expect(await load(`keys:\n${entry(KID, 'midtjyland')}`)).toEqual([
      'SP1006:3 Her nævnes parten “midtjyland”, som ikke findes. Mente du “midtjylland”?',
    ]);
    expect(await load(`keys:\n${entry(KID.replace('X', 'Y'))}`)).toEqual(['SP1004:2 Navnet (kid) hører til en anden nøgle.']);
  });

  it('are never private: a key with its secret part is refused, and the part is not repeated', async () => {
    const secret = 'A'.repeat(43);
    const said = JSON.stringify(await load(`keys:\n${entry(KID, 'midtjylland', KEY.replace(' }', `, d: ${secret} }`))}`));
    expect(said).toContain('SP1003');
    expect(said).not.toContain(secret);
  });
});
