import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DayMeasurement } from '../../../model/measurement.ts';
import { writeClassificationsCsv, writeShakSorMapCsv } from '../../../sor/formats/csv/write.ts';
import { writeSorXml } from '../../../sor/formats/xml/write.ts';
import { EXIT } from '../../exit-codes.ts';
import { content, isLeaf, lacking, measureTrial } from './measure-trial.fixture.ts';

const { csv, measure, path } = measureTrial();

describe('sor-pilot register measure', () => {
  it('measures a day, and tells the next one with what has happened since', async () => {
    const first = await measure(csv('SorEntity.csv', '2026-11-23', lacking(30)));
    expect(first.code).toBe(EXIT.passed);
    expect(first.stdout).toContain('Målt pr. 2026-11-23 fra SorEntity.csv');
    expect(first.stdout).toContain('Der er ikke målt før');
    const second = await measure(csv('SorEntity.csv', '2026-11-24', lacking(10)));
    expect(second.code).toBe(EXIT.passed);
    expect(second.stdout).toMatch(/Ændringer i hospitalsenhederne siden 2026-11-23:\n {2}\d+ enheder har fået et andet niveau/);
    expect(second.stdout).toMatch(/Region Nordjylland: \d+ af \d+/);
    expect(readdirSync(path('målt', 'days'))).toEqual(['2026-11-23.json', '2026-11-24.json']);
  });

  it('changes nothing when it is given the same files again', async () => {
    const file = csv('SorEntity.csv', '2026-11-23', content);
    await measure(file);
    const before = readFileSync(path('målt', 'days', '2026-11-23.json'));
    const again = await measure(file);
    expect(again).toMatchObject({ code: EXIT.passed, stdout: '' });
    expect(again.stderr).toContain('intet er ændret');
    expect(readFileSync(path('målt', 'days', '2026-11-23.json'))).toEqual(before);
  });

  it('ends with 1 when the findings of a confirmed rule rise, and says whose', async () => {
    await measure(csv('SorEntity.csv', '2026-11-23', content));
    const [hospital] = content.units.filter(isLeaf);
    const units = content.units.map((unit) => (unit === hospital ? { ...unit, entityName: 'x'.repeat(80) } : unit));
    const worse = await measure(csv('SorEntity.csv', '2026-11-24', { ...content, units }));
    expect(worse.code).toBe(EXIT.deviations);
    expect(worse.stdout).toMatch(/✗ Region \S+: 1 flere fund af bekræftede regler end 2026-11-23/);
  });

  it('ends with 1 when the file has lost a column, and measures what it still has', async () => {
    await measure(csv('SorEntity.csv', '2026-11-23', content));
    const file = csv('SorEntity.csv', '2026-11-24', content);
    const renamed = readFileSync(file, 'utf8').replace('OrganisationalLevelCode', 'X').replace('OrganisationalLevelName', 'Y');
    writeFileSync(file, renamed);
    utimesSync(file, new Date('2026-11-24T03:00:00+01:00'), new Date('2026-11-24T03:00:00+01:00'));
    const lost = await measure(file);
    expect(lost.code).toBe(EXIT.deviations);
    expect(lost.stdout).toContain('SorEntity.csv har ikke længere OrganisationalLevelCode, OrganisationalLevelName.');
    expect(lost.stdout).toContain('Filen mangler niveauer (OrganisationalLevel); det er ikke målt.');
    expect(lost.stdout).not.toContain('Hospitalsenheder med både kode og navn');
    expect(lost.stdout).toContain('Hospitalsenheder, der stadig har en SHAK-kode');
  });

  it('ends with 1 when more than a fifth of the open units are gone, which may be a file that was cut', async () => {
    await measure(csv('SorEntity.csv', '2026-11-23', content));
    const { units } = content;
    const gone = new Set(units.filter(isLeaf).filter((_unit, index) => index % 3 === 0));
    const cut = await measure(csv('SorEntity.csv', '2026-11-24', { ...content, units: units.filter((unit) => !gone.has(unit)) }));
    expect(cut.code).toBe(EXIT.deviations);
    expect(cut.stdout).toMatch(/Mere end hver femte åbne enhed er væk siden målingen før/);
  });

  it('ends with 1 when the newest file is older than it may be', async () => {
    const old = await measure(csv('SorEntity.csv', '2026-11-23', content), '--max-age', '2');
    expect(old.code).toBe(EXIT.deviations);
    expect(old.stderr).toMatch(/Se, om den stadig\s+bliver lavet\./);
  });

  it('measures a folder of files as one day, by the one that carries levels, and tells the others beside it', async () => {
    const night = path('nat');
    mkdirSync(night);
    csv(join('nat', 'SorEntity_daily.csv'), '2026-11-23', content);
    writeFileSync(join(night, 'SOR_2.xml'), [...writeSorXml(content, 2)].join(''));
    writeFileSync(join(night, 'tom.csv'), '');
    const told = await measure(night, '--json');
    expect(told).toMatchObject({ code: EXIT.deviations, stderr: expect.stringContaining('tom.csv') as unknown });
    const { day } = JSON.parse(told.stdout) as { day: { files: { name: string; version?: number; levelled?: number }[] } };
    expect(day.files.map(({ name, version, levelled }) => [name, version, levelled === undefined])).toEqual([
      ['SorEntity_daily.csv', undefined, false],
      ['SOR_2.xml', 2, true],
    ]);
  });

  it('measures an unpacked Sor_complete as one file, which anyone can make the SHA-256 of, and the XML beside it', async () => {
    const night = path('2026-11-23');
    mkdirSync(night);
    csv(join('2026-11-23', 'SOREntity.csv'), '2026-11-23', content);
    const tables = { 'SHAKSORMap.csv': writeShakSorMapCsv(content), 'SORClassifications.csv': writeClassificationsCsv(content) };
    for (const [name, lines] of Object.entries(tables)) writeFileSync(join(night, name), [...lines].join(''));
    writeFileSync(join(night, 'EDITypes.csv'), 'EdiTypeId;EdiTypeName\r\n');
    writeFileSync(join(night, 'SOR_2.xml'), [...writeSorXml(content, 2)].join(''));
    const told = await measure(night, '--json');
    expect(told.stderr).toBe('');
    const { day } = JSON.parse(told.stdout) as { day: DayMeasurement };
    const list = ['SHAKSORMap.csv', 'SORClassifications.csv', 'SOREntity.csv'].map((name) => {
      const sum = createHash('sha256')
        .update(readFileSync(join(night, name)))
        .digest('hex');
      return `${sum}  ${name}\n`;
    });
    expect(day.files.map(({ name, kind, sha256 }) => [name, kind, sha256])).toEqual([
      ['Sor_complete (mappe)', 'folder', createHash('sha256').update(list.join('')).digest('hex')],
      ['SOR_2.xml', 'xml', expect.any(String)],
    ]);
    expect(day.regions.every(({ counts }) => counts.translated !== undefined && counts.wrong !== undefined)).toBe(true);
    expect((await measure(night)).stderr).toContain('intet er ændret');
  });

  it('does not tell a table that lies beside an extract as one it could not read', async () => {
    const night = path('nat');
    mkdirSync(night);
    csv(join('nat', 'SorEntity_daily.csv'), '2026-11-23', content);
    writeFileSync(join(night, 'SHAKSORMap.csv'), [...writeShakSorMapCsv(content)].join(''));
    expect(await measure(night)).toMatchObject({ code: EXIT.passed, stderr: '' });
  });

  it('counts a finding its unit’s owner disputes beside the others, and ends with 0 when only those have risen', async () => {
    await measure(csv('SorEntity.csv', '2026-11-23', content));
    const [unit] = content.units.filter(isLeaf);
    const units = content.units.map((one) => (one === unit ? { ...one, entityName: 'x'.repeat(80) } : one));
    const decisions = path('aftaler');
    mkdirSync(decisions);
    writeFileSync(
      join(decisions, 'register-answers.yaml'),
      `registerAnswers:\n  - { rule: sor-navn-laengde, unit: '${unit!.sorIdentifier}', state: disputed, reason: Navnet er rigtigt, by: { organisation: Regionen, date: 2026-11-24 } }\n`,
    );
    const file = csv('SorEntity.csv', '2026-11-24', { ...content, units });
    const told = await measure(file, '--decisions', decisions);
    expect(told.code).toBe(EXIT.passed);
    expect(told.stdout).toContain('(heraf 1 bestridt) efter bekræftede regler');
    const day = JSON.parse(readFileSync(path('målt', 'days', '2026-11-24.json'), 'utf8')) as { findings: unknown[][] };
    expect(day.findings.find(([rule]) => rule === 'sor-navn-laengde')?.slice(2)).toEqual([1, 1]);
  });

  it('only shows what the figures would be when that is asked for, beside those that are kept', async () => {
    await measure(csv('SorEntity.csv', '2026-11-23', lacking(30)));
    const draft = await measure(csv('udkast.csv', '2026-11-24', lacking(5)), '--dry-run');
    expect(draft.stdout).toContain('Målt pr. 2026-11-24 fra udkast.csv');
    expect(draft.stdout).toContain('Ændringer i hospitalsenhederne siden 2026-11-23:');
    expect(readdirSync(path('målt', 'days'))).toEqual(['2026-11-23.json']);
  });

  it('takes an older day for its figures alone, and says so', async () => {
    await measure(csv('ny.csv', '2026-11-24', content));
    const older = await measure(csv('gammel.csv', '2026-11-20', lacking(5)));
    expect(older.stderr).toContain('Dagen er ældre end den nyeste, der er målt: dens tal er gemt');
    expect(readdirSync(path('målt', 'days'))).toEqual(['2026-11-20.json', '2026-11-24.json']);
  });

  it('says how much of a file cannot be read, also on the first day', async () => {
    const file = csv('SorEntity.csv', '2026-11-23', content);
    const cut = readFileSync(file, 'utf8');
    writeFileSync(file, cut.slice(0, cut.lastIndexOf(';') - 200));
    utimesSync(file, new Date('2026-11-24T03:00:00+01:00'), new Date('2026-11-24T03:00:00+01:00'));
    const first = await measure(file);
    expect(first).toMatchObject({
      code: EXIT.passed,
      stdout: expect.stringContaining('SorEntity.csv har 1 sted, der ikke kan læses eller mangler noget') as unknown,
    });
  });

  it('says nothing of changes up to an older day, as nobody knows of any, and of a draft not that it was kept', async () => {
    await measure(csv('først.csv', '2026-11-18', content));
    await measure(csv('ny.csv', '2026-11-24', content));
    const older = await measure(csv('gammel.csv', '2026-11-20', lacking(5)), '--dry-run');
    expect(older.stdout).not.toContain('ændringer i hospitalsenhederne');
    expect(older.stderr).not.toContain('gemt');
  });

  it('that is made again of the newest day tells what is changed since it was first made', async () => {
    await measure(csv('SorEntity.csv', '2026-11-23', lacking(30)));
    const again = await measure(csv('SorEntity.csv', '2026-11-23', lacking(10)));
    expect(again.stdout).toMatch(/Ændringer i hospitalsenhederne siden den forrige måling af samme dag:\n {2}\d+ enheder/);
  });

  it('says that a folder without extracts has none', async () => {
    const empty = path('tom');
    mkdirSync(empty);
    const told = await measure(empty);
    expect(told.code).toBe(EXIT.nothing);
    expect(told.stderr).toContain('mappen har ingen XML-, CSV- eller zip-filer');
  });
});
