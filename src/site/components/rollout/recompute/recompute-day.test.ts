import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { DayMeasurement } from '../../../../model/measurement.ts';
import {
  writeClassificationsCsv,
  writeReplacedEntitiesCsv,
  writeShakSorMapCsv,
  writeSorEntityCsv,
} from '../../../../sor/formats/csv/write.ts';
import { writeSorXml } from '../../../../sor/formats/xml/write.ts';
import { measureDay } from '../../../../sor/measure/measure-day.ts';
import { makeZip } from '../../../../protocols/zip/make-zip.fixture.ts';
import { testRegister } from '../../../../sor/test-register.fixture.ts';
import { unfitWords } from './read-chosen.ts';
import { recomputeDay, type RecomputeProgress } from './recompute-day.ts';
import { inScript, recomputableDay } from './recompute-ground.ts';

const content = testRegister();
const day = content.snapshotDate;
const unitsCsv = [...writeSorEntityCsv(content, { daily: false, date: day })].join('');
const file = (name: string, lines: Iterable<string>): File => new File(Array.from(lines), name);
const units = (text = unitsCsv): File => new File([text], 'SorEntity.csv');
const tables = [
  file('shaksormap.csv', writeShakSorMapCsv(content)),
  file('SORClassifications.csv', writeClassificationsCsv(content)),
  file('SORReplacedEntities.csv', writeReplacedEntitiesCsv(content)),
];
const ground = { regions: [], levels: [] };
const sha256 = createHash('sha256').update(unitsCsv).digest('hex');
const measured = measureDay({ content, ...ground, previous: undefined }).figures as DayMeasurement;
const named = (kind: 'csv' | 'zip' | 'folder', sum: string) => [{ name: 'SorEntity.csv', kind, sha256: sum }];
const published = { ...recomputableDay({ ...measured, files: [] }), files: named('csv', sha256) };
const again = (files: readonly File[], onProgress: (progress: RecomputeProgress) => void = () => undefined, of = published) =>
  recomputeDay(files, ground, { day: of, onProgress });
const states = ({ figures }: Awaited<ReturnType<typeof again>>) => new Set(figures.map(({ state }) => state));

describe('a day measured again from chosen files', () => {
  it('has all the figures it was published with, and tells how far it has come', async () => {
    const told: RecomputeProgress[] = [];
    const files = [units(), ...tables];
    const made = await again(files, (progress) => told.push(progress));
    expect([...states(made)]).toEqual(['equal']);
    expect(made).toMatchObject({ otherDay: undefined, unreadable: 0 });
    expect(made.digests.map(({ state }) => state)).toEqual(['same', 'unnamed', 'unnamed', 'unnamed']);
    const total = files.reduce((sum, { size }) => sum + size, 0);
    expect(told.findLast(({ step }) => step === 'read')).toEqual({ step: 'read', done: total, total });
  });

  it('differs where the file was changed, and says that it is another file', async () => {
    const { name } = content.units.find(({ organisationalLevel }) => organisationalLevel !== undefined)!.organisationalLevel!;
    const changed = unitsCsv.replaceAll(`;${name};`, ';;');
    const made = await again([units(changed), ...tables]);
    expect(made.figures.find(({ figure }) => figure === 'Kun ét felt')).toMatchObject({
      area: 'Hele landet',
      state: 'different',
    });
    expect(made.digests[0]?.state).toBe('other');
  });

  it('tells what units alone cannot settle as unknown, and never as a difference', async () => {
    expect([...states(await again([units()]))].toSorted()).toEqual(['equal', 'unknown']);
  });

  it('is measured from XML, which says itself what day it is for', async () => {
    const xml = file('udtræk.xml', writeSorXml(content, 3));
    const made = await again([xml, ...tables], undefined, { ...published, day: '2026-01-01' });
    expect(made.otherDay).toBe(day);
    expect(made.figures.find(({ figure }) => figure === 'Åbne hospitalsenheder')?.state).toBe('equal');
  });

  it('is measured from the zip too, whose SHA-256 is the one the day names', async () => {
    const files = await Promise.all([units(), ...tables].map(async (one) => [one.name, Buffer.from(await one.bytes())] as const));
    const zip = makeZip(Object.fromEntries(files));
    const of = { ...published, files: named('zip', createHash('sha256').update(zip).digest('hex')) };
    const made = await again([new File([Uint8Array.from(zip)], 'Sor_complete.zip')], undefined, of);
    expect([...states(made)]).toEqual(['equal']);
    expect(made.digests.map(({ state }) => state)).toEqual(['same']);
    expect((await again([units(), ...tables], undefined, of)).digests[0]?.state).toBe('packed');
  });

  it('has the SHA-256 of its files together where the day was measured from a folder of them', async () => {
    const sum = async (one: File) =>
      createHash('sha256')
        .update(await one.bytes())
        .digest('hex');
    const files = [units(), ...tables].toSorted((a, b) => (a.name < b.name ? -1 : 1));
    const list = await Promise.all(files.map(async (one) => `${await sum(one)}  ${one.name}\n`));
    const ofAll = createHash('sha256').update(list.join('')).digest('hex');
    const { digests } = await again([units(), ...tables], undefined, { ...published, files: named('folder', ofAll) });
    expect(digests.map(({ state, sha256: told }) => [state, told])).toEqual([['same', ofAll]]);
  });

  it.each([
    ['no units', tables, 'Vælg også filen med enhederne'],
    ['two files of units', [units(), file('andet.csv', 'x')], 'Vælg kun én fil med enheder'],
    ['XML that was cut off', [file('a.xml', [...writeSorXml(content, 3)].join('').slice(0, 900))], 'a.xml er beskadiget'],
    ['a zip that was cut off', [new File(['PK\u0003\u0004'], 'a.zip')], 'a.zip er beskadiget'],
    ['a file of something else', [file('navne.csv', 'navn;alder\r\nIb;7\r\n')], 'navne.csv har ingen enheder'],
  ])('is refused in Danish when there is %s', async (_why, files, words) => {
    const refused: unknown = await again(files).catch((error: unknown) => error);
    expect(unfitWords(refused as Parameters<typeof unfitWords>[0])).toContain(words);
  });
});

describe('what the page holds', () => {
  it('cannot end the script it stands in, whatever a region or a file is called', () => {
    const hostile = { ...published, files: named('csv', '</script><script>alert(1)</script><!--') };
    const text = inScript({ ...ground, days: [hostile] });
    expect(text).not.toContain('<');
    expect(JSON.parse(text)).toEqual({ ...ground, days: [hostile] });
  });
});
