import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { KeptPart } from './download-memory.ts';
import { PartFile } from './download-part.ts';
import { sha256 } from './download-trial.fixture.ts';

const MIB = 1024 * 1024;

let folder: string;
let kept: KeptPart | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'del-'));
  kept = undefined;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const place = () => ({ path: join(folder, 'Sor.xml.part'), remember: (part: KeptPart | undefined) => void (kept = part) });
const origin = { validators: { etag: '"a"' }, ifRange: '"a"' };

describe('a part of a large file', () => {
  it('is remembered as it grows, so that a process that is killed costs no more than 16 MiB', async () => {
    const part = await PartFile.open(place(), undefined);
    await part.begin(origin);
    for (let written = 0; written < 35; written += 1) await part.append(Buffer.alloc(MIB, written));
    expect(kept?.bytes).toBe(32 * MIB);
    expect(kept?.sha256).toBe(sha256(readFileSync(place().path).subarray(0, 32 * MIB)));

    const after = await PartFile.open(place(), kept);
    expect([after.bytes, after.leftBytes, after.origin]).toEqual([32 * MIB, 32 * MIB, origin]);
    await after.append(Buffer.from('resten'));
    const whole = await after.finish(join(folder, 'Sor.xml'));
    expect(whole).toEqual({ bytes: 32 * MIB + 6, sha256: sha256(readFileSync(join(folder, 'Sor.xml'))) });
    await part.leave();
  });

  it('is never remembered where nothing tells its edition', async () => {
    const part = await PartFile.open(place(), undefined);
    await part.begin({ validators: {} });
    await part.append(Buffer.alloc(17 * MIB));
    await part.pause();
    expect(kept).toBeUndefined();
    expect(readdirSync(folder)).toEqual([]);
  });
});
