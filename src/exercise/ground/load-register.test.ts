import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatPilotError, PilotError } from '../../model/pilot-error.ts';
import { loadRegister } from './load-register.ts';
import { CHECKSUM, tampered } from '../../protocols/zip/make-zip.fixture.ts';
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

  it('reads SOR XML', async () => {
    const { content, problems } = await loadRegister(await write('hvad-som-helst', files['sorxml/V_3_0_0/Sor.xml']!));
    expect([problems, content.snapshotDate, content.createdAtTime]).toEqual([[], '2026-11-23', '2026-11-23T00:30:00Z']);
    expect(codes(content.units)).toEqual(codes(testRegister.units));
  });

  it('reads Sor_complete.zip with its SHAK map, classifications and replacements', async () => {
    const { content, problems } = await loadRegister(await write('Sor_complete.zip', files['Sor_complete.zip']!));
    expect([problems, content.snapshotDate]).toEqual([[], '2026-11-23']);
    expect(content.units.map(({ sorIdentifier, replacedBy }) => [sorIdentifier, replacedBy])).toEqual(
      testRegister.units.map(({ sorIdentifier, replacedBy }) => [sorIdentifier, replacedBy]),
    );
    expect(content.shakSorMap).toEqual(testRegister.shakSorMap);
    expect(content.classifications).toEqual(testRegister.classifications);
  });

  it('reads SorEntity in CSV, puts parents before children and tells of rows it cannot read', async () => {
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

  it('says what is wrong with a file that cannot be read', async () => {
    const xml = files['sorxml/V_3_0_0/Sor.xml']!;
    const zip = files['Sor_complete.zip']!;
    const attempts = [
      path.join(folder, 'findes-ikke.xml'),
      folder,
      await write('halv.xml', xml.subarray(0, 20_000)),
      await write('halv.zip', zip.subarray(0, 20_000)),
      await write('sum.zip', tampered(zip, CHECKSUM, [1, 2, 3, 4])),
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
        Set:       filen findes ikke
      SP3002 Udtrækket kan ikke læses
        Sted:      <mappe>
        Set:       det er en mappe og ikke en fil
      SP3002 Udtrækket kan ikke læses
        Sted:      <mappe>/halv.xml
        Set:       filen er beskadiget eller ikke hentet helt; linje 43: Dokumentet er ikke velformet XML (unclosed tag: ReportingLevelIndicator); læsningen er standset.
      SP3002 Udtrækket kan ikke læses
        Sted:      <mappe>/halv.zip
        Set:       filen er beskadiget eller ikke hentet helt
      SP3002 Udtrækket kan ikke læses
        Sted:      <mappe>/sum.zip
        Set:       filen er beskadiget eller ikke hentet helt: SOREntity.csv er ikke de byte, dens kontrolsum er regnet af
      SP3002 Udtrækket kan ikke læses
        Sted:      <mappe>/tom.csv
        Set:       filen har ingen enheder, der kan læses; linje 1: Filen er tom; en linje med kolonnenavne var ventet.
      SP3002 Udtrækket kan ikke læses
        Sted:      <mappe>/noget-andet.csv
        Set:       filen har ingen enheder, der kan læses; linje 1: Kolonnen “SorId” mangler.
      SP3002 Udtrækket kan ikke læses
        Sted:      <mappe>/side.html
        Set:       filen har ingen enheder, der kan læses; linje 1: Rodelementet er html; SorTree var ventet."
    `);
  });
});
