import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatPilotError, PilotError } from '../../model/pilot-error.ts';
import { readSorXml } from '../../sor/formats/xml/read.ts';
import { contentOn } from '../../sor/states.ts';
import { loadRegister } from './load-register.ts';
import { CHECKSUM, tampered, unpacked } from '../../protocols/zip/make-zip.fixture.ts';
import { startTestEndpoint, testRegister } from '../server/endpoint.fixture.ts';

describe('a real extract in place of the synthetic register', () => {
  let folder: string;
  const files: Record<string, Buffer> = {};
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'sor-udtraek-'));
    const endpoint = await startTestEndpoint();
    for (const file of ['sorxml/V_3_0_0/Sor.xml', 'SorEntity_daily.csv', 'Sor_complete.zip']) {
      const { body } = await request(`${endpoint.origin}/midtjylland/udtraek/${file}`);
      files[file] = Buffer.from(await body.arrayBuffer());
    }
    await endpoint.close();
  });
  afterAll(() => rm(folder, { recursive: true }));

  const write = async (name: string, bytes: Uint8Array | string): Promise<string> => {
    const file = path.join(folder, name);
    await writeFile(file, bytes);
    // Half past midnight in Denmark; in UTC it is still the day before.
    const changed = new Date('2026-11-22T23:30:00Z');
    await utimes(file, changed, changed);
    return file;
  };
  const codes = (units: readonly { sorIdentifier: string }[]) => units.map(({ sorIdentifier }) => sorIdentifier);

  it('is read from SOR XML', async () => {
    const { content, problems } = await loadRegister(await write('hvad-som-helst', files['sorxml/V_3_0_0/Sor.xml']!));
    expect([problems, content.snapshotDate, content.createdAtTime]).toEqual([[], '2026-11-23', '2026-11-23T00:30:00Z']);
    expect(codes(content.units)).toEqual(codes(testRegister.units));
  });

  it('is read from Sor_complete.zip with SHAK map, classifications and replacements', async () => {
    const { content, problems } = await loadRegister(await write('Sor_complete.zip', files['Sor_complete.zip']!));
    expect([problems, content.snapshotDate]).toEqual([[], '2026-11-23']);
    expect(content.units.map(({ sorIdentifier, replacedBy }) => [sorIdentifier, replacedBy])).toEqual(
      testRegister.units.map(({ sorIdentifier, replacedBy }) => [sorIdentifier, replacedBy]),
    );
    expect(content.shakSorMap).toEqual(testRegister.shakSorMap);
    expect(content.classifications).toEqual(testRegister.classifications);
  });

  it('is read from the files of Sor_complete in a folder as from the zip, whatever the case of their names', async () => {
    const zip = await loadRegister(await write('Sor_complete.zip', files['Sor_complete.zip']!));
    await mkdir(path.join(folder, 'pakket-ud'));
    for (const [name, bytes] of Object.entries(await unpacked(files['Sor_complete.zip']!)))
      await write(path.join('pakket-ud', name.toLowerCase()), bytes);
    await write(path.join('pakket-ud', 'noter.csv'), 'intet');
    const read = await loadRegister(path.join(folder, 'pakket-ud'));
    expect([read.kind, read.problems]).toEqual(['folder', []]);
    expect(read.content).toEqual(zip.content);
    const unit = read.content.units[3]!;
    expect([read.lineOf(unit), zip.lineOf(unit)]).toEqual([zip.lineOf(unit), expect.any(Number)]);
  });

  it('is read from SorEntity in CSV, with parents before children, and tells of rows that cannot be read', async () => {
    const [heading = '', ...rows] = files['SorEntity_daily.csv']!.toString().trimEnd().split('\r\n');
    const file = await write('SorEntity_daily.csv', [heading, 'for;kort', ...rows.toReversed(), ''].join('\r\n'));
    const { content, problems } = await loadRegister(file);
    expect(problems.map(({ line }) => line)).toEqual([2]);
    expect([content.units.length, content.snapshotDate, content.createdAtTime]).toEqual([
      rows.length,
      '2026-11-23',
      '2026-11-22T23:30:00.000Z',
    ]);
    const seen = new Set<string>();
    for (const unit of content.units) {
      if (unit.parentSorIdentifier !== undefined) expect(seen).toContain(unit.parentSorIdentifier);
      seen.add(unit.sorIdentifier);
    }
  });

  it('keeps every row of a UTF-8 file in which one byte is not', async () => {
    const text = 'SorId;SorType;EntityName;FromDate\n1;IE;Region Prøvesjælland;2007-01-01\n2;IE;Afsnit ?1;2007-01-01\n';
    const bytes = Buffer.from(text);
    bytes[bytes.indexOf('?')] = 0xe6;
    const { content, problems } = await loadRegister(await write('SorEntity.csv', bytes));
    expect(content.units.map(({ entityName }) => entityName)).toEqual(['Region Prøvesjælland', 'Afsnit \uFFFD1']);
    expect(problems.map(({ line, message }) => `${line}: ${message}`)).toEqual([
      '3: Byten 0xE6 er ikke UTF-8, som resten af filen er; tegnet er tabt og vist som “\uFFFD”.',
    ]);
  });

  const MERGER = [
    'SorId;SorType;EntityName;ParentSorId;FirstFromDate;FromDate;ToDate',
    '900000011000016006;IE;Region Midtjylland;;2007-01-01;2007-01-01;2026-12-31',
    '900000021000016002;IE;Region Prøveøst;;2027-01-01;2027-01-01;',
    '900000031000016000;SI;Hospital;900000011000016006;2007-01-01;2007-01-01;2026-12-31',
    '900000031000016000;SI;Hospital;900000021000016002;2007-01-01;2027-01-01;',
  ].join('\n');

  it.each([
    ['2026-11-30', '900000011000016006'],
    ['2026-12-31', '900000011000016006'],
    ['2027-01-01', '900000021000016002'],
  ])('is served on %s with the owner of that day', async (onDate, owner) => {
    const { content } = await loadRegister(await write('SorEntity.csv', MERGER));
    const endpoint = await startTestEndpoint([], { register: contentOn(content, onDate), isExtract: true });
    const { body } = await request(`${endpoint.origin}/midtjylland/udtraek/sorxml/V_3_0_0/Sor.xml`);
    const read = await readSorXml(body);
    await endpoint.close();
    const hospital = read.content.units.find(({ sorType }) => sorType === 'SI');
    expect([read.content.units.length, hospital?.parentSorIdentifier]).toEqual([3, owner]);
  });

  it('has each unit as it was on the day of the file, and its other states beside', async () => {
    const { content } = await loadRegister(await write('SorEntity.csv', MERGER));
    const parents = (units: readonly { parentSorIdentifier?: string }[] | undefined) =>
      units?.map(({ parentSorIdentifier }) => parentSorIdentifier);
    const institutions = content.units.filter(({ sorType }) => sorType === 'SI');
    expect([parents(institutions), parents(content.superseded), parents(content.announced)]).toEqual([
      ['900000011000016006'],
      [],
      ['900000021000016002'],
    ]);
  });

  it('says what is wrong with a file that cannot be read', async () => {
    const xml = files['sorxml/V_3_0_0/Sor.xml']!;
    const zip = files['Sor_complete.zip']!;
    const tables = path.join(folder, 'uden-enheder');
    await mkdir(tables);
    await write(path.join('uden-enheder', 'SHAKSORMap.csv'), 'ShakId;SorId;FromDate\r\n');
    const attempts = [
      path.join(folder, 'findes-ikke.xml'),
      tables,
      await write('halv.xml', xml.subarray(0, 20_000)),
      await write('halv.zip', zip.subarray(0, 20_000)),
      await write('aendret.zip', tampered(zip, CHECKSUM, [1, 2, 3, 4])),
      await write('tom.csv', ''),
      await write('noget-andet.csv', 'navn;alder\r\nIb;7\r\n'),
      await write('side.html', '<html><body>Log ind</body></html>'),
    ];
    const told: string[] = [];
    for (const file of attempts) {
      const error: unknown = await loadRegister(file).catch((problem: unknown) => problem);
      expect(error).toBeInstanceOf(PilotError);
      told.push(
        formatPilotError(error as PilotError)
          .replaceAll(folder, '<mappe>')
          .split('\n')
          .slice(0, 3)
          .join('\n'),
      );
    }
    expect(told.join('\n')).toMatchInlineSnapshot(`
      "SP3002 Udtrækket kan ikke læses
        Sted:      <mappe>/findes-ikke.xml
        Fundet:    filen findes ikke
      SP3002 Udtrækket kan ikke læses
        Sted:      <mappe>/uden-enheder
        Fundet:    mappen har ingen SorEntity.csv
      SP3002 Udtrækket kan ikke læses
        Sted:      <mappe>/halv.xml
        Fundet:    filen er beskadiget eller ikke hentet helt; linje 43: Dokumentet er ikke velformet XML (ReportingLevelIndicator er ikke lukket); læsningen er standset.
      SP3002 Udtrækket kan ikke læses
        Sted:      <mappe>/halv.zip
        Fundet:    filen er beskadiget eller ikke hentet helt
      SP3002 Udtrækket kan ikke læses
        Sted:      <mappe>/aendret.zip
        Fundet:    arkivets kontrolsum passer ikke til SOREntity.csv; filen er ændret eller beskadiget
      SP3002 Udtrækket kan ikke læses
        Sted:      <mappe>/tom.csv
        Fundet:    filen har ingen enheder, der kan læses; linje 1: Filen er tom; en linje med kolonnenavne var ventet.
      SP3002 Udtrækket kan ikke læses
        Sted:      <mappe>/noget-andet.csv
        Fundet:    filen har ingen enheder, der kan læses; linje 1: Kolonnen “SorId” mangler.
      SP3002 Udtrækket kan ikke læses
        Sted:      <mappe>/side.html
        Fundet:    filen har ingen enheder, der kan læses; linje 1: Rodelementet er html; SorTree var ventet."
    `);
  });
});
