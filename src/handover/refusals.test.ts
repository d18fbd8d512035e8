import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkSignatures } from '../bundle/signature.ts';
import { importFiles } from './import-files.ts';
import { createKeyFile, readKeyFile } from './keys.ts';
import { openBundleFile } from './stage-bundle.ts';
import { forge, type ForgedMember, forgeZip } from './testing/forge.ts';
import { type HandoverRoom, openHandoverRoom, pictureOf, PLACE, publicKey, saidBy } from './testing/handover-room.ts';

let room: HandoverRoom;
beforeEach(async () => {
  room = await openHandoverRoom();
  mkdirSync(room.store);
});
afterEach(() => room.close());

/** What taking a file in says; whatever it says, the store must be as it was. */
async function refused(file: string | readonly string[], changes: Parameters<HandoverRoom['input']>[0] = {}): Promise<string> {
  const before = pictureOf(room.store);
  const said = await saidBy(importFiles([file].flat(), room.input(changes)), room);
  expect(pictureOf(room.store)).toEqual(before);
  return said;
}

const zipOf = (...members: readonly ForgedMember[]): string => {
  const file = join(room.folder, 'ondt.sorpilot.zip');
  writeFileSync(file, forgeZip(members));
  return file;
};
const named = (...names: readonly string[]): string => zipOf(...names.map((name) => ({ name, content: Buffer.from('x') })));
const text = (path: string): string => readFileSync(path, 'utf8');
const file = (name: string, content: string | Buffer): string => {
  const path = join(room.folder, name);
  writeFileSync(path, content);
  return path;
};

describe('et bundt, der er ændret på vejen', () => {
  it('med én byte vendt om', async () => {
    const path = await room.bundle();
    const bytes = readFileSync(path);
    bytes[1_000] = (bytes[1_000] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    expect(await refused(path)).toMatchInlineSnapshot(`
      "SP4031 Bundtet er beskadiget
        Sted:      1.sorpilot.zip
        Set:       filerne i bundtet er ikke dem, indekset er lavet over
        Forventet: bundtet, som det blev lavet
        Gør:       Bed om bundtet igen, og brug intet af det, du har.
        Læs mere:  /fejl/sp4031/"
    `);
  });

  it('skåret over', async () => {
    const path = await room.bundle();
    writeFileSync(path, readFileSync(path).subarray(0, 5_000));
    expect(await refused(path)).toMatchInlineSnapshot(`
      "SP4031 Bundtet er beskadiget
        Sted:      1.sorpilot.zip
        Set:       filen slutter ikke, som en zip-fil fra “sor-pilot bundle” gør; den er måske skåret over
        Forventet: bundtet, som det blev lavet
        Gør:       Bed om bundtet igen, og brug intet af det, du har.
        Læs mere:  /fejl/sp4031/"
    `);
  });

  it('med en fil skiftet ud og kæden ladt være', async () => {
    const path = await forge(await room.bundle(), {
      reseal: false,
      keys: [room.key],
      files: (files) => files.set([...files.keys()][0]!, Uint8Array.from(Buffer.from('{}'))),
    });
    expect(await refused(path)).toMatchInlineSnapshot(`
      "SP4031 Bundtet er beskadiget
        Sted:      1-lavet-om.sorpilot.zip
        Set:       kæden er brudt ved “runs/20261123T063000Z-00000001/manifest.json”
        Forventet: bundtet, som det blev lavet
        Gør:       Bed om bundtet igen, og brug intet af det, du har.
        Læs mere:  /fejl/sp4031/"
    `);
  });

  it('i en nyere udgave', async () => {
    const path = await forge(await room.bundle(), { keys: [room.key], index: (index) => ({ ...index, schemaVersion: 2 }) });
    expect(await refused(path)).toMatchInlineSnapshot(`
      "SP4037 Bundtet er skrevet af en nyere udgave
        Sted:      1-lavet-om.sorpilot.zip
        Set:       bundtets udgave er 2
        Forventet: udgave 1 eller ældre
        Gør:       Opdatér sor-pilot, og tag bundtet ind igen.
        Læs mere:  /fejl/sp4037/"
    `);
  });

  it('forseglet igen med en bedre afgørelse, end beskederne giver', async () => {
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
        Set:       nordjylland: GULD-102, GULD-114~sidst er en anden end i beskederne
        Forventet: de afgørelser, der følger af kørslens beskeder
        Gør:       Tag ikke kørslen ind. Spørg regionen, hvordan den er lavet.
        Læs mere:  /fejl/sp4048/"
    `);
  });
});

describe('et bundts underskrift', () => {
  it('fra en nøgle, ingen kender', async () => {
    const stranger = await createKeyFile(join(room.folder, 'fremmed.key'), PLACE.region);
    expect(await refused(await room.bundle({ keys: [stranger] }))).toMatchInlineSnapshot(`
      "SP4034 Nøglen er ukendt
        Sted:      1.sorpilot.zip
        Set:       nøglen NØGLE… står ikke i config/keys.yaml
        Forventet: en nøgle, som en region har givet jer
        Gør:       Spørg regionen, om nøglen er dens, ad en anden vej end bundtet kom. Skriv den derefter i config/keys.yaml.
        Læs mere:  /fejl/sp4034/"
    `);
  });

  it('over et andet bundt', async () => {
    const other = await room.bundle({ runs: ['outcomes'] });
    const path = await forge(await room.bundle(), { keys: [{ ...room.key, sign: () => room.key.sign(readFileSync(other)) }] });
    expect(await refused(path)).toMatchInlineSnapshot(`
      "SP4032 Underskriften passer ikke
        Sted:      2-lavet-om.sorpilot.zip
        Set:       underskriften er ikke lavet over dette bundt med nøglen NØGLE…
        Forventet: en underskrift over bundtets indeks
        Gør:       Tag ikke bundtet ind. Bed regionen om det igen ad en vej, I stoler på.
        Læs mere:  /fejl/sp4032/"
    `);
  });

  it('fra en nøgle, der er spærret', async () => {
    const keys = [publicKey(room.key, { revoked: { on: '2026-12-01', reason: 'Nøglen lå på en stjålet computer.' } })];
    expect(await refused(await room.bundle(), { keys })).toMatchInlineSnapshot(`
      "SP4035 Nøglen gælder ikke
        Sted:      1.sorpilot.zip
        Set:       nøglen NØGLE… blev spærret 2026-12-01: Nøglen lå på en stjålet computer.
        Forventet: en nøgle, der gjaldt, da bundtet blev lavet, og som ikke er spærret
        Gør:       Bed regionen lave bundtet igen med en nøgle, der gælder.
        Læs mere:  /fejl/sp4035/"
    `);
  });

  it.each([
    ['endnu ikke gælder', { validFrom: '2027-01-01' }],
    ['ikke gælder mere', { validTo: '2026-10-31' }],
  ] as const)('fra en nøgle, der %s', async (_why, changes) => {
    const said = await refused(await room.bundle(), { keys: [publicKey(room.key, changes)] });
    expect(said).toContain('SP4035 Nøglen gælder ikke');
    expect(said).toContain('bundtet er lavet 2026-11-23');
  });

  it('fra en nøgle, der taler for en anden region', async () => {
    const keys = [publicKey(room.key, { region: 'midtjylland' })];
    expect(await refused(await room.bundle(), { keys })).toMatchInlineSnapshot(`
      "SP4036 Nøglen må ikke tale for regionen
        Sted:      1.sorpilot.zip
        Set:       nøglen NØGLE… taler for midtjylland, og bundtet handler om nordjylland
        Forventet: en nøgle, der hører til regionen i bundtet
        Gør:       Underskriv med regionens egen nøgle, eller ret regionen ved nøglen i config/keys.yaml.
        Læs mere:  /fejl/sp4036/"
    `);
  });

  it('mangler, hvor der skal være en', async () => {
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
        Set:       optagelsen er ikke underskrevet
        Forventet: et bundt med en underskrift fra hver region i det
        Gør:       Bed regionen om et bundt lavet med --key. Vil I tage det ind uden, så brug --unsigned.
        Læs mere:  /fejl/sp4033/"
    `);
  });
});

describe('navne i et bundt', () => {
  it.each([
    ['../ud.json', 'fører ud af mappen'],
    ['runs/../../ud.json', 'fører ud af mappen'],
    ['/etc/passwd', 'er en absolut sti'],
    ['C:/ud.json', 'begynder med et drevbogstav'],
    ['C:ud.json', 'begynder med et drevbogstav'],
    ['\\\\server\\ud', 'er en absolut sti'],
    ['runs\\ud.json', 'indeholder en omvendt skråstreg'],
    ['runs/CON', 'er forbeholdt Windows'],
    ['runs/nul.json', 'er forbeholdt Windows'],
    ['runs/a:b', 'indeholder et kolon'],
    ['runs/a.', 'slutter med punktum eller mellemrum'],
    ['runs/a ', 'slutter med punktum eller mellemrum'],
    ['runs//a', 'er tomt'],
    ['runs/a\u0000b', 'indeholder et styretegn'],
    ['runs/<img src=x>', 'har andre tegn end bogstaver, tal, punktum og bindestreg'],
    ['.git/config', 'har andre tegn end bogstaver, tal, punktum og bindestreg'],
    ['a/'.repeat(7) + 'a', 'ligger dybere, end nogen kørsel gør'],
    ['a'.repeat(500), 'er længere end 400 byte'],
  ])('%j %s', async (name, fault) => {
    const said = await refused(named(name));
    expect(said).toMatch(/^SP4038 Navnet i bundtet er ikke tilladt/);
    expect(said).toContain(fault);
  });

  it('der står to gange, kun skilles af store bogstaver eller er henvisninger', async () => {
    expect(await refused(named('runs/a', 'runs/a'))).toContain('står der to gange');
    expect(await refused(named('runs/a', 'runs/A'))).toMatchInlineSnapshot(`
      "SP4038 Navnet i bundtet er ikke tilladt
        Sted:      ondt.sorpilot.zip
        Set:       “runs/A” er kun forskelligt fra “runs/a” i store og små bogstaver
        Forventet: navne, som “sor-pilot bundle” selv giver
        Gør:       Tag ikke bundtet ind. Spørg afsenderen, hvordan det er lavet.
        Læs mere:  /fejl/sp4038/"
    `);
    expect(await refused(zipOf({ name: 'runs/a', content: Buffer.from('/etc/passwd'), mode: 0o120777 }))).toContain(
      'er en henvisning til en anden fil',
    );
  });
});

describe('et bundt, der ville fylde disken', () => {
  it('med en fil, der bliver tusind gange større', async () => {
    const path = zipOf({ name: 'runs/a', content: Buffer.alloc(2_000), says: { method: 8, size: 2_000_000 } });
    expect(await refused(path)).toMatchInlineSnapshot(`
      "SP4039 Bundtet fylder for meget
        Sted:      ondt.sorpilot.zip
        Set:       “runs/a” bliver 1000 gange større, når den pakkes ud
        Forventet: højst 200 gange
        Gør:       Del kørslerne på flere bundter. Har du ikke selv lavet bundtet, så spørg afsenderen.
        Læs mere:  /fejl/sp4039/"
    `);
  });

  it('med for store filer, for mange filer eller for meget i alt', async () => {
    const huge = { content: Buffer.alloc(1), says: { size: 600 * 1024 ** 2, packedSize: 500 * 1024 ** 2 } };
    expect(await refused(zipOf({ name: 'a', ...huge }))).toContain('højst 537 MB');
    const large = { content: Buffer.alloc(1), says: { size: 500 * 1024 ** 2, packedSize: 500 * 1024 ** 2 } };
    expect(await refused(zipOf(...Array.from({ length: 5 }, (_, at) => ({ name: `a${at}`, ...large }))))).toContain(
      'højst 2,1 GB',
    );
    const many = Array.from({ length: 50_001 }, (_, at) => ({ name: `a${at}`, content: new Uint8Array() }));
    expect(await refused(zipOf(...many))).toContain('højst 50000 filer');
  });

  it('med en fil, der pakker ud til mere, end den siger', async () => {
    const path = zipOf(
      { name: 'index.json', content: Buffer.alloc(0) },
      { name: 'signature.json', content: Buffer.alloc(1), says: { method: 8 } },
    );
    expect(await refused(path)).toMatch(/^SP4031/);
  });
});

describe('kørsler, der ikke passer ind', () => {
  it('fra et miljø, der ikke er her, eller som er et andet end det, der er bedt om', async () => {
    const path = await room.bundle();
    expect(await refused(path, { environments: [{ id: 'oevelsen', exercise: true, regions: [] }] })).toMatchInlineSnapshot(`
      "SP4040 Miljøet passer ikke
        Sted:      kørsel 20261123T063000Z-00000001
        Set:       miljøet “oevelse” findes ikke her. Mente du “oevelsen”?
        Forventet: et af oevelsen
        Gør:       Ret --environment og --region, eller sæt miljøet op i config/environments/. Intet er taget ind.
        Læs mere:  /fejl/sp4040/"
    `);
    expect(await refused(path, { environment: 'test1' })).toContain('miljøet “test1”, som --environment siger');
    expect(await refused(path, { region: 'midtjylland' })).toContain('regionen “midtjylland”, som --region siger');
  });

  it('fra øvelsen, givet ud for et rigtigt miljø', async () => {
    const environments = [{ id: PLACE.environment, exercise: false, regions: [PLACE.region] }];
    expect(await refused(await room.bundle(), { environments })).toMatchInlineSnapshot(`
      "SP4040 Miljøet passer ikke
        Sted:      kørsel 20261123T063000Z-00000001
        Set:       resultaterne siger, at “oevelse” er en øvelse
        Forventet: at det er et rigtigt miljø, som her
        Gør:       Ret --environment og --region, eller sæt miljøet op i config/environments/. Intet er taget ind.
        Læs mere:  /fejl/sp4040/"
    `);
  });

  it('med samme id som en, der er her, og andet indhold', async () => {
    const path = await room.bundle();
    await importFiles([path], room.input());
    const manifest = join(room.store, '20261123T063000Z-00000001', 'manifest.json');
    writeFileSync(manifest, text(manifest).replace('"version": "', '"version": "9'));
    expect(await refused(path)).toMatchInlineSnapshot(`
      "SP4041 Kørslen er her allerede med andet indhold
        Sted:      kørsel 20261123T063000Z-00000001
        Set:       der er en kørsel med samme id og andet indhold
        Forventet: en ny kørsel eller præcis den samme
        Gør:       Find ud af, hvilken af de to der er den rigtige: kør “npx sor-pilot verify” på begge. Intet er ændret.
        Læs mere:  /fejl/sp4041/"
    `);
  });

  it('med et personnummer, der slap igennem', async () => {
    const stream = text(join(room.made, '20261123T063000Z-00000001', PLACE.region, 'messages.ndjson'));
    const path = file('strøm.ndjson', stream.replace('"name":"', '"name":"Patient 010190-1234 '));
    expect(await refused(path, PLACE)).toMatchInlineSnapshot(`
      "SP4044 Noget, der skulle være fjernet, står her stadig
        Sted:      strøm.ndjson
        Set:       cpr 1 gang (Et tal med form som et personnummer)
        Forventet: at ingen regel rammer noget
        Gør:       Del ikke filen. Fjern det, der ikke må stå der, ved kilden, og kør afprøvningen igen.
        Læs mere:  /fejl/sp4044/"
    `);
  });

  it('ingen fil bliver taget ind, når en af dem bliver afvist', async () => {
    const good = await room.bundle({ runs: ['outcomes'] });
    expect(await refused([good, join(room.folder, 'findes-ikke.zip')])).toMatchInlineSnapshot(`
      "SP4030 Filen kan ikke tages ind
        Sted:      findes-ikke.zip
        Set:       filen findes ikke
        Forventet: et bundt, en kørselsmappe, Cucumbers beskeder (NDJSON) eller Cucumber JSON
        Gør:       Se efter, om det er den rigtige fil, og om den er pakket ned i noget andet.
        Læs mere:  /fejl/sp4030/"
    `);
  });
});

describe('optagelser, der ikke er hele', () => {
  const stream = (): string => text(join(room.made, '20261123T063000Z-00000001', PLACE.region, 'messages.ndjson'));

  it('skåret over midt i en linje', async () => {
    expect(await refused(file('a.ndjson', stream().slice(0, -30)), PLACE)).toMatchInlineSnapshot(`
      "SP4042 Optagelsen er ikke hel
        Sted:      a.ndjson:57
        Set:       den sidste linje er skåret over
        Forventet: en optagelse fra begyndelse til slutning
        Gør:       Hent filen igen. Blev kørslen afbrudt, så kør den om; en halv optagelse bliver ikke taget ind.
        Læs mere:  /fejl/sp4042/"
    `);
  });

  it('skåret over mellem to linjer', async () => {
    const lines = stream().trimEnd().split('\n');
    expect(await refused(file('a.ndjson', `${lines.slice(0, -1).join('\n')}\n`), PLACE)).toContain('testRunFinished');
  });

  it('sat sammen af to', async () => {
    expect(await refused(file('a.ndjson', stream() + stream()), PLACE)).toContain('begynder to gange');
  });

  it('Cucumber JSON, der er skåret over, er noget andet eller mangler tid', async () => {
    expect(await refused(file('a.json', '[{"uri":"a","elem'), PLACE)).toContain('SP4042');
    expect(await refused(file('b.json', '[1,2,3]'), PLACE)).toContain('SP4043');
    const noTime = JSON.stringify([{ uri: 'a', elements: [{ type: 'scenario', name: 'b', steps: [] }] }]);
    expect(await refused(file('c.json', noTime), PLACE)).toMatchInlineSnapshot(`
      "SP4043 Optagelsen kan ikke læses som en kørsel
        Sted:      c.json
        Set:       filen siger ikke, hvornår scenarierne blev kørt
        Forventet: start_timestamp i hvert scenarie, eller --run-started TIDSPUNKT
        Gør:       Lav filen igen med Cucumbers formatter “message” (NDJSON). Den er den mest fuldstændige.
        Læs mere:  /fejl/sp4043/"
    `);
  });

  it('uden at sige, hvor de er fra, eller af en helt anden slags', async () => {
    expect(await refused(file('a.ndjson', stream()))).toMatchInlineSnapshot(`
      "SP1021 Valget har en ugyldig værdi
        Sted:      a.ndjson · --environment og --region
        Set:       optagelsen siger ikke selv, hvilket miljø og hvilken region den er fra
        Forventet: --environment MILJØ og --region REGION
        Gør:       Tilføj valgene, og tag filen ind igen.
        Læs mere:  /fejl/sp1021/"
    `);
    expect(await refused(file('a.pdf', '%PDF-1.7'))).toMatchInlineSnapshot(`
      "SP4030 Filen kan ikke tages ind
        Sted:      a.pdf
        Set:       filens indhold er ingen af de slags, der kan tages ind
        Forventet: et bundt, en kørselsmappe, Cucumbers beskeder (NDJSON) eller Cucumber JSON
        Gør:       Se efter, om det er den rigtige fil, og om den er pakket ned i noget andet.
        Læs mere:  /fejl/sp4030/"
    `);
    mkdirSync(join(room.folder, 'tom'));
    expect(await refused(join(room.folder, 'tom'))).toContain('mappen er ingen kørsel og rummer ingen');
    symlinkSync('/etc/passwd', join(room.folder, 'henvisning.ndjson'));
    expect(await refused(join(room.folder, 'henvisning.ndjson'))).toContain('det er hverken en fil eller en mappe');
  });
});

describe('nøgler', () => {
  it('bliver aldrig skrevet oven i en anden', async () => {
    expect(await saidBy(createKeyFile(join(room.folder, 'nord.key'), PLACE.region), room)).toMatchInlineSnapshot(`
      "SP4046 Nøglefilen kan ikke skrives
        Sted:      nord.key
        Set:       filen findes i forvejen
        Forventet: et nyt filnavn i en mappe, der kan skrives i
        Gør:       Vælg et andet navn med -o. En nøgle bliver aldrig skrevet oven i en anden.
        Læs mere:  /fejl/sp4046/"
    `);
  });

  it('bliver ikke brugt, når andre kan læse dem, eller når de er noget andet', async () => {
    chmodSync(join(room.folder, 'nord.key'), 0o644);
    expect(await saidBy(readKeyFile(join(room.folder, 'nord.key')), room)).toMatchInlineSnapshot(`
      "SP4045 Nøglefilen kan ikke bruges
        Sted:      nord.key
        Set:       andre brugere på maskinen kan læse filen
        Forventet: en privat nøgle, kun ejeren kan læse
        Gør:       Kør “chmod 600 nord.key”. Har andre kunnet se den, så lav en ny nøgle.
        Læs mere:  /fejl/sp4045/"
    `);
    writeFileSync(join(room.folder, 'a.key'), '{}', { mode: 0o600 });
    expect(await saidBy(readKeyFile(join(room.folder, 'a.key')), room)).toContain('er ikke en privat nøgle fra');
  });
});
