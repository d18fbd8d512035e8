import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HandoverRoom, openHandoverRoom, PLACE, publicKey } from '../../../handover/handover-room.fixture.ts';
import { forge } from '../../../handover/forge.fixture.ts';
import { type PublishedKeys, regionKeySchema } from '../../../model/config/region-key.ts';
import { readRuns } from '../../../store/reader.ts';
import { inspectBundle } from './bundle-check.ts';
import { recomputeRegion } from './recompute-region.ts';

let room: HandoverRoom;
let published: PublishedKeys;
beforeAll(async () => {
  room = await openHandoverRoom();
  published = { schemaVersion: 1, regions: [{ id: PLACE.region, name: 'Region Nordjylland' }], keys: [...room.keys] };
});
afterAll(() => room.close());

const bytesOf = (file: string): Uint8Array<ArrayBuffer> => Uint8Array.from(readFileSync(file));
const inspect = (bytes: Uint8Array<ArrayBuffer>, keys = published) => inspectBundle({ name: 'nord.sorpilot.zip', bytes }, keys);

describe('the page “Efterprøv et bundt”', () => {
  it('says that a bundle holds and who signed it', async () => {
    const { checks } = await inspect(bytesOf(await room.bundle()));
    expect(checks.map(({ state, title }) => `${state}: ${title}`)).toEqual([
      'holds: Bundtet er helt, og kæden er ubrudt',
      'holds: Hver fil er, som den blev lavet',
      'holds: Underskrevet af Region Nordjylland',
    ]);
    expect(checks[0]?.told).toMatch(/^\d+ filer i 1 kørsel, .* Lavet 23\. november 2026 kl\. 13\.00 med sor-pilot 0\.1\.0\.$/);
  });

  it('says when nobody signed, when the key is revoked, and when something was altered', async () => {
    const unsigned = await inspect(bytesOf(await room.bundle({ keys: [] })));
    expect(unsigned.checks.at(-1)).toMatchObject({ state: 'absent', title: 'Bundtet er ikke underskrevet' });

    const revoked = { ...published, keys: [publicKey(room.key, { revoked: { on: '2026-12-01', reason: 'Mistet' } })] };
    const bytes = bytesOf(await room.bundle());
    const refused = await inspect(bytes, revoked);
    expect(refused.checks.at(-1)).toMatchObject({ state: 'fails', title: 'Nøglen gælder ikke (SP4035)', href: '/fejl/sp4035/' });

    bytes[500] = (bytes[500] ?? 0) ^ 1;
    const changed = await inspect(bytes);
    expect(changed.bundle).toBeUndefined();
    expect(changed.checks.map(({ state, title }) => [state, title])).toEqual([['fails', 'Bundtet er beskadiget (SP4031)']]);
  });

  it('does not say that a bundle fails when it is only newer than the page', async () => {
    const file = await forge(await room.bundle(), { keys: [room.key], index: (index) => ({ ...index, schemaVersion: 3 }) });
    const { checks, bundle } = await inspect(bytesOf(file));
    expect(bundle).toBeUndefined();
    expect(checks).toEqual([
      {
        state: 'newer',
        title: 'Bundtet er skrevet af en nyere udgave (SP4037)',
        told: 'Bundtets udgave er 3, og denne side er bygget med en ældre sor-pilot. Det siger intet om, hvorvidt det holder. Efterprøv det med “npx sor-pilot verify” fra den nyeste sor-pilot.',
        href: '/fejl/sp4037/',
      },
    ]);
  });

  it.each(['plan.json', 'digest.json'])('says that a run is newer than the page, by its %s', async (name) => {
    const file = await forge(await room.bundle(), {
      keys: [room.key],
      files: (files) => {
        for (const [path, content] of files) {
          if (!path.endsWith(name)) continue;
          const text = Buffer.from(content)
            .toString()
            .replace(/"schemaVersion":\s*\d+/, '"schemaVersion":3');
          files.set(path, Uint8Array.from(Buffer.from(text)));
        }
      },
    });
    const { bundle } = await inspect(bytesOf(file));
    const recomputed = recomputeRegion(bundle!, bundle!.index.runs[0]!.run, PLACE.region);
    await expect(recomputed).rejects.toMatchObject({ code: 'SP4007' });
  });

  it('still vouches for a bundle signed in version 1, and recomputes what it says', async () => {
    const old = new URL('../../../../test/golden/version-1/', import.meta.url);
    const key = regionKeySchema.parse(JSON.parse(readFileSync(new URL('key.json', old), 'utf8')));
    const bytes = Uint8Array.from(readFileSync(new URL('signed.sorpilot.zip', old)));
    const { checks, bundle } = await inspect(bytes, { ...published, keys: [key] });
    expect(checks.map(({ state }) => state)).toEqual(['holds', 'holds', 'holds']);
    const cases = await recomputeRegion(bundle!, bundle!.index.runs[0]!.run, PLACE.region);
    expect(cases.length).toBeGreaterThan(10);
    expect(cases.map(({ detail }) => detail.verdict)).toEqual(cases.map(({ told }) => told));
  });

  it('recomputes the verdicts of a region from its messages, and they are those of the store', async () => {
    const { bundle } = await inspect(bytesOf(await room.bundle({ runs: ['outcomes'] })));
    const run = bundle!.index.runs[0]!.run;
    const cases = await recomputeRegion(bundle!, run, PLACE.region);
    const stored = (await readRuns(room.made)).runs.find((record) => record.run === run)!.regions[0]!.cases;
    expect(cases.map(({ detail: { key, verdict }, told }) => [key, verdict, told])).toEqual(
      stored.map(({ key, verdict }) => [key, verdict, verdict]),
    );
  });
});
