import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSorEntityCsv } from '../../../sor/formats/csv/read.ts';
import { readSorXml } from '../../../sor/formats/xml/read.ts';
import { asChunks } from '../../../sor/test-register.fixture.ts';
import { isOpenOn, validityOn } from '../../../sor/validity.ts';
import type { RunningEndpoint } from '../../../exercise/server/start-endpoint.ts';
import { startTestEndpoint, testRegion, testRegister } from '../../../exercise/server/endpoint.fixture.ts';
import { unpacked } from '../../../protocols/zip/make-zip.fixture.ts';

const FILES = ['sorxml/V_2_0_0/Sor.xml', 'sorxml/V_3_0_0/Sor.xml', 'SorEntity_daily.csv', 'Sor_complete.zip'] as const;

describe('the extracts on the exercise’s endpoint', () => {
  let endpoint: RunningEndpoint;
  beforeAll(async () => {
    endpoint = await startTestEndpoint([], { regions: [testRegion, { ...testRegion, id: 'nordjylland' }] });
  });
  afterAll(() => endpoint.close());

  const ask = async (path: string, options: Parameters<typeof request>[1] = {}, region = 'midtjylland') => {
    const { statusCode: status, headers, body } = await request(`${endpoint.origin}/${region}/udtraek/${path}`, options);
    return { status, headers, bytes: Buffer.from(await body.arrayBuffer()) };
  };

  it('have all units with their level in XML version 3, and without it in version 2', async () => {
    const read = async (path: string) => readSorXml(asChunks((await ask(path)).bytes, 65_536));
    const [two, three] = [await read(FILES[0]), await read(FILES[1])];
    expect([two.version, two.problems, three.version, three.problems]).toEqual([2, [], 3, []]);
    const levels = testRegister.units.map((unit) => [unit.sorIdentifier, unit.organisationalLevel]);
    expect(three.content.units.map((unit) => [unit.sorIdentifier, unit.organisationalLevel])).toEqual(levels);
    expect(two.content.units.map((unit) => [unit.sorIdentifier, unit.organisationalLevel])).toEqual(
      levels.map(([code]) => [code, undefined]),
    );
    expect(three.content.createdAtTime).toBe(testRegister.createdAtTime);
  });

  it('have the units that are not closed in the daily file', async () => {
    const { units, problems } = await readSorEntityCsv(asChunks((await ask('SorEntity_daily.csv')).bytes, 65_536));
    expect(problems).toEqual([]);
    expect(units.map(({ sorIdentifier }) => sorIdentifier)).toEqual(
      testRegister.units.flatMap((unit) => (validityOn(unit.status, '2026-11-23') === 'closed' ? [] : unit.sorIdentifier)),
    );
    expect(units.every((unit) => isOpenOn(unit, '2026-11-23'))).toBe(false);
  });

  it('have the eight files in the complete one, four of them with content', async () => {
    const files = await unpacked((await ask('Sor_complete.zip')).bytes);
    expect(Object.keys(files).toSorted()).toEqual(
      [
        'EDITypes.csv',
        'Geolocations.csv',
        'LocationsCodeEDITypeMap.csv',
        'LocationsCodes.csv',
        'SHAKSORMap.csv',
        'SOREntity.csv',
        'SORClassifications.csv',
        'SORReplacedEntities.csv',
      ].toSorted(),
    );
    expect(
      Object.entries(files)
        .flatMap(([name, { byteLength }]) => (byteLength > 100 ? [name] : []))
        .toSorted(),
    ).toEqual(['SHAKSORMap.csv', 'SORClassifications.csv', 'SOREntity.csv', 'SORReplacedEntities.csv']);
  });

  it.each(FILES)('say how long %s is and when it is from, and are not sent again', async (file) => {
    const whole = await ask(file);
    const head = await ask(file, { method: 'HEAD' });
    for (const { status, headers } of [whole, head]) {
      expect([status, headers['content-length'], headers['last-modified']]).toEqual([
        200,
        String(whole.bytes.byteLength),
        'Mon, 23 Nov 2026 00:30:00 GMT',
      ]);
    }
    expect(head.bytes.byteLength).toBe(0);
    const again = async (headers: Record<string, string>) => (await ask(file, { headers })).status;
    expect(await again({ 'if-modified-since': 'Mon, 23 Nov 2026 00:30:00 GMT' })).toBe(304);
    expect(await again({ 'if-modified-since': 'Sun, 22 Nov 2026 00:30:00 GMT' })).toBe(200);
    expect(await again({ 'if-none-match': String(whole.headers['etag']) })).toBe(304);
    expect(await again({ 'if-none-match': '"en-anden"', 'if-modified-since': 'Mon, 23 Nov 2026 00:30:00 GMT' })).toBe(200);
  });

  it('are the same file for regions that answer alike', async () => {
    const [one, other] = [await ask(FILES[1]), await ask(FILES[1], {}, 'nordjylland')];
    expect(other.headers['etag']).toBe(one.headers['etag']);
  });

  it('say which files there are when the one asked for is not', async () => {
    const { status, bytes } = await ask('Sor.xml');
    expect([status, bytes.toString()]).toEqual([
      404,
      'Filen findes ikke. Udtrækket har sorxml/V_2_0_0/Sor.xml, sorxml/V_3_0_0/Sor.xml, SorEntity_daily.csv, Sor_complete.zip.',
    ]);
  });
});
