import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importFiles } from './import-files.ts';
import { type HandoverRoom, openHandoverRoom, PLACE } from './handover-room.fixture.ts';
import { type Refused, refusedBy } from './refused.fixture.ts';

let room: HandoverRoom;
beforeEach(async () => {
  room = await openHandoverRoom();
  mkdirSync(room.store);
});
afterEach(() => room.close());

const refused: Refused = (file, changes) => refusedBy(room, file, changes);
const text = (path: string): string => readFileSync(path, 'utf8');
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(room.folder, name);
  writeFileSync(path, content);
  return path;
};

describe('runs that do not fit in', () => {
  it('are refused from an environment that is unknown, or not the one asked for', async () => {
    const path = await room.bundle();
    expect(await refused(path, { environments: [{ id: 'oevelsen', exercise: true, regions: [] }] })).toMatchInlineSnapshot(`
      "SP4040 Miljøet passer ikke
        Sted:      kørsel 20261123T063000Z-00000001
        Fundet:    miljøet “oevelse” findes ikke her. Mente du “oevelsen”?
        Forventet: et af oevelsen
        Løsning:   Ret --environment og --region, eller sæt miljøet op i config/environments/. Intet er taget ind.
        Læs mere:  docs/fejl/sp4040.mdx"
    `);
    expect(await refused(path, { environment: 'test1' })).toContain('miljøet “test1”, som --environment siger');
    expect(await refused(path, { region: 'midtjylland' })).toContain('regionen “midtjylland”, som --region siger');
  });

  it('are refused when the exercise passes itself off as a real environment', async () => {
    const environments = [{ id: PLACE.environment, exercise: false, regions: [PLACE.region] }];
    expect(await refused(await room.bundle(), { environments })).toMatchInlineSnapshot(`
      "SP4040 Miljøet passer ikke
        Sted:      kørsel 20261123T063000Z-00000001
        Fundet:    resultaterne siger, at “oevelse” er en øvelse
        Forventet: at det er et rigtigt miljø, som her
        Løsning:   Ret --environment og --region, eller sæt miljøet op i config/environments/. Intet er taget ind.
        Læs mere:  docs/fejl/sp4040.mdx"
    `);
  });

  it('are refused with the id of a run that is here and other content', async () => {
    const path = await room.bundle();
    await importFiles([path], room.input());
    const manifest = join(room.store, '20261123T063000Z-00000001', 'manifest.json');
    writeFileSync(manifest, text(manifest).replace('"version": "', '"version": "9'));
    expect(await refused(path)).toMatchInlineSnapshot(`
      "SP4041 Kørslen er her allerede med andet indhold
        Sted:      kørsel 20261123T063000Z-00000001
        Fundet:    der er en kørsel med samme id og andet indhold
        Forventet: en ny kørsel eller præcis den samme
        Løsning:   Find ud af, hvilken af de to der er den rigtige: kør “npx sor-pilot verify” på begge. Intet er ændret.
        Læs mere:  docs/fejl/sp4041.mdx"
    `);
  });

  it('are refused with a civil registration number that slipped through', async () => {
    const stream = text(join(room.made, '20261123T063000Z-00000001', PLACE.region, 'messages.ndjson'));
    const path = file('strøm.ndjson', stream.replace('"name":"', '"name":"Patient 010190-1234 '));
    expect(await refused(path, PLACE)).toMatchInlineSnapshot(`
      "SP4044 Noget, der skulle være fjernet, står her stadig
        Sted:      strøm.ndjson
        Fundet:    cpr 1 gang (Et personnummer), linje 1
        Forventet: at ingen regel rammer noget
        Løsning:   Intet er taget ind. Fjern det på de nævnte linjer i optagelsen, fx med samme fejltekst uden værdien, og tag den ind igen. Er det en rigtig hemmelighed, så få den skiftet.
        Læs mere:  docs/fejl/sp4044.mdx"
    `);
  });

  it('are taken in with the time a token expires, and with what only may be a civil registration number', async () => {
    const stream = text(join(room.made, '20261123T063000Z-00000001', PLACE.region, 'messages.ndjson'));
    const path = file('strøm.ndjson', stream.replace('"name":"', '"name":"exp=1801468800 {\\"exp\\":1801468800} nr 0101901234 '));
    expect((await importFiles([path], room.input(PLACE))).taken).toHaveLength(1);
  });

  it('keep every file out when one of them is refused', async () => {
    const good = await room.bundle({ runs: ['outcomes'] });
    expect(await refused([good, join(room.folder, 'findes-ikke.zip')])).toMatchInlineSnapshot(`
      "SP4030 Filen kan ikke tages ind
        Sted:      findes-ikke.zip
        Fundet:    filen findes ikke
        Forventet: et bundt, en kørselsmappe, Cucumbers beskeder (NDJSON) eller Cucumber JSON
        Løsning:   Se efter, om det er den rigtige fil, og om den er pakket ned i noget andet.
        Læs mere:  docs/fejl/sp4030.mdx"
    `);
  });
});

describe('recordings that are not whole', () => {
  const stream = (): string => text(join(room.made, '20261123T063000Z-00000001', PLACE.region, 'messages.ndjson'));

  it('are refused when cut inside a line', async () => {
    expect(await refused(file('a.ndjson', stream().slice(0, -30)), PLACE)).toMatchInlineSnapshot(`
      "SP4042 Optagelsen er ikke hel
        Sted:      a.ndjson:57
        Fundet:    den sidste linje er skåret over
        Forventet: en optagelse fra begyndelse til slutning
        Løsning:   Hent filen igen. Blev kørslen afbrudt, så kør den om; en halv optagelse bliver ikke taget ind.
        Læs mere:  docs/fejl/sp4042.mdx"
    `);
  });

  it('are refused when cut between two lines', async () => {
    const lines = stream().trimEnd().split('\n');
    expect(await refused(file('a.ndjson', `${lines.slice(0, -1).join('\n')}\n`), PLACE)).toContain('testRunFinished');
  });

  it('are refused when two were put together', async () => {
    expect(await refused(file('a.ndjson', stream() + stream()), PLACE)).toContain('begynder to gange');
  });

  it('are refused as Cucumber JSON that is cut, is something else or lacks its time', async () => {
    expect(await refused(file('a.json', '[{"uri":"a","elem'), PLACE)).toContain('SP4042');
    expect(await refused(file('b.json', '[1,2,3]'), PLACE)).toContain('SP4043');
    const noTime = JSON.stringify([{ uri: 'a', elements: [{ type: 'scenario', name: 'b', steps: [] }] }]);
    expect(await refused(file('c.json', noTime), PLACE)).toMatchInlineSnapshot(`
      "SP4043 Optagelsen kan ikke læses som en kørsel
        Sted:      c.json
        Fundet:    filen siger ikke, hvornår scenarierne blev kørt
        Forventet: start_timestamp i hvert scenarie, eller --run-started TIDSPUNKT
        Løsning:   Lav filen igen med Cucumbers formatter “message” (NDJSON). Den er den mest fuldstændige.
        Læs mere:  docs/fejl/sp4043.mdx"
    `);
  });

  it('are refused without a place, and when they are of another kind', async () => {
    expect(await refused(file('a.ndjson', stream()))).toMatchInlineSnapshot(`
      "SP1021 Valget har en ugyldig værdi
        Sted:      a.ndjson · --environment og --region
        Fundet:    optagelsen siger ikke selv, hvilket miljø og hvilken region den er fra
        Forventet: --environment MILJØ og --region REGION
        Løsning:   Tilføj valgene, og tag filen ind igen.
        Læs mere:  docs/fejl/sp1021.mdx"
    `);
    expect(await refused(file('a.pdf', '%PDF-1.7'))).toMatchInlineSnapshot(`
      "SP4030 Filen kan ikke tages ind
        Sted:      a.pdf
        Fundet:    filens indhold er ingen af de slags, der kan tages ind
        Forventet: et bundt, en kørselsmappe, Cucumbers beskeder (NDJSON) eller Cucumber JSON
        Løsning:   Se efter, om det er den rigtige fil, og om den er pakket ned i noget andet.
        Læs mere:  docs/fejl/sp4030.mdx"
    `);
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('[]', 'utf16le')]);
    expect(await refused(file('b.json', utf16), PLACE)).toContain('filen er skrevet i UTF-16');
    expect(await refused(file('c.json', utf16.subarray(2)), PLACE)).toContain('filen er skrevet i UTF-16');
    mkdirSync(join(room.folder, 'tom'));
    expect(await refused(join(room.folder, 'tom'))).toContain('mappen er ingen kørsel og rummer ingen');
    symlinkSync('/etc/passwd', join(room.folder, 'henvisning.ndjson'));
    expect(await refused(join(room.folder, 'henvisning.ndjson'))).toContain('det er hverken en fil eller en mappe');
  });
});
