import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkSignatures } from '../bundle/signature.ts';
import { importFiles } from './import-files.ts';
import { createKeyFile } from './keys.ts';
import { openBundleFile } from './stage-bundle.ts';
import { forge } from './forge.fixture.ts';
import { type HandoverRoom, openHandoverRoom, PLACE, publicKey } from './handover-room.fixture.ts';
import { type Refused, refusedBy } from './refused.fixture.ts';

let room: HandoverRoom;
beforeEach(async () => {
  room = await openHandoverRoom();
  mkdirSync(room.store);
});
afterEach(() => room.close());

const refused: Refused = (file, changes) => refusedBy(room, file, changes);
const text = (path: string): string => readFileSync(path, 'utf8');
const file = (name: string, content: string): string => {
  const path = join(room.folder, name);
  writeFileSync(path, content);
  return path;
};

describe('a bundle that was changed on its way', () => {
  it('is refused with one byte turned', async () => {
    const path = await room.bundle();
    const bytes = readFileSync(path);
    bytes[1_000] = (bytes[1_000] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    expect(await refused(path)).toMatchInlineSnapshot(`
      "SP4031 Bundtet er beskadiget
        Sted:      1.sorpilot.zip
        Fundet:    filerne i bundtet er ikke dem, indekset er lavet over
        Forventet: bundtet, som det blev lavet
        Løsning:   Bed om bundtet igen, og brug intet af det, du har.
        Læs mere:  docs/fejl/sp4031.mdx"
    `);
  });

  it('is refused when cut', async () => {
    const path = await room.bundle();
    writeFileSync(path, readFileSync(path).subarray(0, 5_000));
    expect(await refused(path)).toMatchInlineSnapshot(`
      "SP4031 Bundtet er beskadiget
        Sted:      1.sorpilot.zip
        Fundet:    filen slutter ikke, som en zip-fil fra “sor-pilot bundle” gør; den er måske skåret over
        Forventet: bundtet, som det blev lavet
        Løsning:   Bed om bundtet igen, og brug intet af det, du har.
        Læs mere:  docs/fejl/sp4031.mdx"
    `);
  });

  it('is refused when a file is replaced and the chain left alone', async () => {
    const path = await forge(await room.bundle(), {
      reseal: false,
      keys: [room.key],
      files: (files) => files.set([...files.keys()][0]!, Uint8Array.from(Buffer.from('{}'))),
    });
    expect(await refused(path)).toMatchInlineSnapshot(`
      "SP4031 Bundtet er beskadiget
        Sted:      1-lavet-om.sorpilot.zip
        Fundet:    kæden er brudt ved “runs/20261123T063000Z-00000001/manifest.json”
        Forventet: bundtet, som det blev lavet
        Løsning:   Bed om bundtet igen, og brug intet af det, du har.
        Læs mere:  docs/fejl/sp4031.mdx"
    `);
  });

  it('is refused in a newer version', async () => {
    const path = await forge(await room.bundle(), { keys: [room.key], index: (index) => ({ ...index, schemaVersion: 3 }) });
    expect(await refused(path)).toMatchInlineSnapshot(`
      "SP4037 Bundtet er skrevet af en nyere udgave
        Sted:      1-lavet-om.sorpilot.zip
        Fundet:    bundtets udgave er 3
        Forventet: udgave 2 eller ældre
        Løsning:   Opdatér sor-pilot, og tag bundtet ind igen. Bundtet kan være helt i orden; det kan bare ikke læses her.
        Læs mere:  docs/fejl/sp4037.mdx"
    `);
  });

  it('is refused when sealed again with a better verdict than its messages give', async () => {
    const path = await forge(await room.bundle({ runs: ['outcomes'] }), {
      keys: [room.key],
      files: (files) => {
        const [digestPath, digest] = [...files].find(([name]) => name.endsWith('digest.json'))!;
        const lie = Buffer.from(digest).toString().replaceAll('"verdict":"deviation"', '"verdict":"passed"');
        files.set(digestPath, Uint8Array.from(Buffer.from(lie)));
        const [manifestPath, manifest] = [...files].find(([name]) => name.endsWith('manifest.json'))!;
        const content = JSON.parse(Buffer.from(manifest).toString()) as {
          files: { path: string; size: number; sha256: string }[];
        };
        const entry = content.files.find(({ path: name }) => name.endsWith('digest.json'))!;
        entry.size = Buffer.byteLength(lie);
        entry.sha256 = createHash('sha256').update(lie).digest('hex');
        files.set(manifestPath, Uint8Array.from(Buffer.from(`${JSON.stringify(content, null, 2)}\n`)));
      },
    });
    expect(await refused(path)).toMatchInlineSnapshot(`
      "SP4048 Kørslen siger noget andet end sine beskeder
        Sted:      kørsel 20261123T063000Z-00000002
        Fundet:    nordjylland: GULD-102, GULD-114~sidst er en anden end i beskederne
        Forventet: de afgørelser, der følger af kørslens beskeder
        Løsning:   Tag ikke kørslen ind. Spørg regionen, hvordan den er lavet.
        Læs mere:  docs/fejl/sp4048.mdx"
    `);
  });
});

describe('the signature of a bundle', () => {
  it('is refused from a key nobody knows', async () => {
    const stranger = await createKeyFile(join(room.folder, 'fremmed.key'), PLACE.region);
    expect(await refused(await room.bundle({ keys: [stranger] }))).toMatchInlineSnapshot(`
      "SP4034 Nøglen er ukendt
        Sted:      1.sorpilot.zip
        Fundet:    nøglen NØGLE… står ikke i config/keys.yaml
        Forventet: en nøgle, som en region har givet jer
        Løsning:   Spørg regionen, om nøglen er dens, ad en anden vej end bundtet kom. Skriv den derefter i config/keys.yaml.
        Læs mere:  docs/fejl/sp4034.mdx"
    `);
  });

  it('is refused over another bundle', async () => {
    const other = await room.bundle({ runs: ['outcomes'] });
    const path = await forge(await room.bundle(), { keys: [{ ...room.key, sign: () => room.key.sign(readFileSync(other)) }] });
    expect(await refused(path)).toMatchInlineSnapshot(`
      "SP4032 Underskriften passer ikke
        Sted:      2-lavet-om.sorpilot.zip
        Fundet:    underskriften er ikke lavet over dette bundt med nøglen NØGLE…
        Forventet: en underskrift over bundtets indeks
        Løsning:   Tag ikke bundtet ind. Bed regionen om det igen ad en vej, I stoler på.
        Læs mere:  docs/fejl/sp4032.mdx"
    `);
  });

  it('is refused from a revoked key', async () => {
    const keys = [publicKey(room.key, { revoked: { on: '2026-12-01', reason: 'Nøglen lå på en stjålet computer.' } })];
    expect(await refused(await room.bundle(), { keys })).toMatchInlineSnapshot(`
      "SP4035 Nøglen gælder ikke
        Sted:      1.sorpilot.zip
        Fundet:    nøglen NØGLE… blev spærret 2026-12-01: Nøglen lå på en stjålet computer.
        Forventet: en nøgle, der gjaldt, da bundtet blev lavet, og som ikke er spærret
        Løsning:   Bed regionen lave bundtet igen med en nøgle, der gælder.
        Læs mere:  docs/fejl/sp4035.mdx"
    `);
  });

  it.each([
    ['is not yet valid', { validFrom: '2027-01-01' }],
    ['is no longer valid', { validTo: '2026-10-31' }],
  ] as const)('is refused from a key that %s', async (_why, changes) => {
    const said = await refused(await room.bundle(), { keys: [publicKey(room.key, changes)] });
    expect(said).toContain('SP4035 Nøglen gælder ikke');
    expect(said).toContain('bundtet er lavet 2026-11-23');
  });

  it('is in force on the Danish day the bundle is made, which begins before midnight in UTC', async () => {
    const path = await room.bundle({ now: new Date('2026-11-30T23:30:00Z') });
    const from = (day: string) => ({ keys: [publicKey(room.key, { validFrom: day, validTo: day })] });
    expect(await refused(path, from('2026-11-30'))).toContain('bundtet er lavet 2026-12-01');
    await expect(importFiles([path], room.input(from('2026-12-01')))).resolves.toBeDefined();
  });

  it('is refused from a key that speaks for another region', async () => {
    const keys = [publicKey(room.key, { region: 'midtjylland' })];
    expect(await refused(await room.bundle(), { keys })).toMatchInlineSnapshot(`
      "SP4036 Nøglen må ikke tale for regionen
        Sted:      1.sorpilot.zip
        Fundet:    nøglen NØGLE… taler for midtjylland, og bundtet handler om nordjylland
        Forventet: en nøgle, der hører til regionen i bundtet
        Løsning:   Underskriv med regionens egen nøgle, eller ret regionen ved nøglen i config/keys.yaml.
        Læs mere:  docs/fejl/sp4036.mdx"
    `);
  });

  it('is missed where there must be one', async () => {
    const unsigned = await openBundleFile(await room.bundle({ keys: [] }));
    const asked = await checkSignatures(unsigned, room.keys, { required: true });
    expect(asked.problems.map(({ code }) => code)).toEqual(['SP4033']);
    const twoRegions = {
      ...(await openBundleFile(await room.bundle())),
      index: { ...unsigned.index, regions: ['midtjylland', PLACE.region] },
    };
    const half = await checkSignatures(twoRegions, room.keys, { required: true });
    expect(half.problems.map(({ seen }) => seen)).toEqual([
      'bundtet har resultater for midtjylland, men er kun underskrevet af nordjylland',
    ]);
    const folder = join(room.made, '20261123T063000Z-00000001');
    const stream = file('strøm.ndjson', text(join(folder, PLACE.region, 'messages.ndjson')));
    expect(await refused(stream, { environment: 'test1', region: PLACE.region })).toMatchInlineSnapshot(`
      "SP4033 Underskriften mangler
        Sted:      strøm.ndjson
        Fundet:    optagelsen er ikke underskrevet
        Forventet: et bundt med en underskrift fra hver region i det
        Løsning:   Bed regionen om et bundt lavet med --key. Vil I tage det ind uden, så brug --unsigned.
        Læs mere:  docs/fejl/sp4033.mdx"
    `);
  });
});
