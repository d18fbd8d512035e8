import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DayMeasurement, HospitalUnit, MeasuredChange, UnitCounts } from '../../model/measurement.ts';
import type { PilotError } from '../../model/pilot-error.ts';
import { readMeasurements, readUnits, writeMeasurement } from './measurements-folder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sor-pilot-measurements-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const counts: UnitCounts = { open: 10, both: 7, one: 1, none: 2, shak: 9, future: 0, closed: 3 };
const day = (date: string, own: UnitCounts = counts): DayMeasurement => ({
  day: date,
  measuredAt: `${date}T02:00:00.000Z`,
  ms: 1_200,
  edition: 1,
  files: [
    {
      name: 'Sor_complete.zip',
      kind: 'zip',
      bytes: 1_000,
      sha256: 'a'.repeat(64),
      day: date,
      madeAt: `${date}T01:00:00.000Z`,
      units: 40,
      levelled: 8,
      unreadable: 0,
      carries: ['EntityName', 'SorIdentifier'],
    },
  ],
  lacks: ['SHAK-oversættelsen (SHAKSORMap)'],
  units: [{ region: 'Region Nordjylland', open: 30, byOwner: 30, byColumn: 0 }],
  regions: [{ region: 'Region Nordjylland', counts: own }],
  hospitals: [{ hospital: { sorIdentifier: '1', name: 'Øst' }, region: 'Region Nordjylland', counts: own }],
  levels: [{ region: 'Region Nordjylland', level: 'Afsnit', counts: own }],
  types: [{ region: 'Region Nordjylland', type: '22232009', counts: own }],
  tried: ['sor-kode-gyldig'],
  findings: [{ rule: 'sor-kode-gyldig', region: '', findings: 2, disputed: 1 }],
});
const units: readonly HospitalUnit[] = [
  {
    sorIdentifier: '2',
    name: 'Afsnit Å, “øst”',
    sorType: 'OE',
    type: '550851000005109',
    parent: '1',
    hospital: '1',
    region: 'Region Nordjylland',
    level: { code: '1', name: 'Afsnit', wrong: true },
    shak: '920001A',
    opens: '2010-01-01',
    closes: '2027-01-01',
    registered: '',
  },
  {
    sorIdentifier: '1',
    name: 'Øst',
    sorType: 'SI',
    type: '',
    parent: '',
    hospital: '1',
    region: '',
    shak: '',
    opens: '2010-01-01',
    registered: '',
  },
];
const change = (date: string, since: string): MeasuredChange => ({
  day: date,
  since,
  kind: 'level',
  unit: { sorIdentifier: '2', name: 'Afsnit' },
  hospital: '1',
  region: 'Region Nordjylland',
  before: '',
  after: 'Afsnit',
  registered: `${since}T13:00:00Z`,
});
const read = () => {
  const problems: PilotError[] = [];
  const measurements = readMeasurements(folder, problems);
  return { measurements, codes: problems.map(({ code }) => code) };
};

describe('a folder of measurements', () => {
  it('gives back what was measured, to the last field, also what was not measured', () => {
    writeMeasurement(folder, { day: day('2026-11-30'), units, carriesLevels: true, changes: [] });
    writeMeasurement(folder, {
      day: day('2026-12-01'),
      units,
      carriesLevels: true,
      changes: [change('2026-12-01', '2026-11-30')],
    });
    expect(read()).toEqual({
      measurements: {
        exercise: false,
        days: [day('2026-11-30'), day('2026-12-01')],
        units,
        history: [change('2026-12-01', '2026-11-30')],
      },
      codes: [],
    });
    expect(read().measurements!.days[0]!.regions[0]!.counts).not.toHaveProperty('wrong');
  });

  it('is none where nothing has been measured', () => {
    expect(read()).toEqual({ measurements: undefined, codes: [] });
    expect(readUnits(join(folder, 'væk'))).toBeUndefined();
  });

  it('keeps a day of 250 hospitals in less than 50 kB', () => {
    const hospitals = Array.from({ length: 250 }, (_, at) => ({
      hospital: { sorIdentifier: `904011861000016${String(at).padStart(3, '0')}`, name: `Hospitalsenheden Nummer ${at}` },
      region: 'Region Syddanmark',
      counts: { ...counts, open: 1_234, wrong: 12, translated: 900 },
    }));
    const types = Array.from({ length: 6 * 80 }, (_, at) => ({ region: 'Region Syddanmark', type: `55085100000${at}`, counts }));
    writeMeasurement(folder, { day: { ...day('2026-12-01'), hospitals, types }, units, carriesLevels: true, changes: [] });
    expect(statSync(join(folder, 'days', '2026-12-01.json')).size).toBeLessThan(50_000);
  });

  it('takes an older day for its figures alone, and moves neither units nor history', () => {
    writeMeasurement(folder, { day: day('2026-12-01'), units, carriesLevels: true, changes: [] });
    writeMeasurement(folder, {
      day: day('2026-11-20'),
      units: [],
      carriesLevels: true,
      changes: [change('2026-11-20', '2026-11-19')],
    });
    expect(read().measurements).toMatchObject({ days: [{ day: '2026-11-20' }, { day: '2026-12-01' }], units, history: [] });
  });

  it('leaves out what a measurement that was cut off had written, and does not tell it twice when it is made again', () => {
    writeMeasurement(folder, { day: day('2026-11-30'), units, carriesLevels: true, changes: [] });
    const before = readFileSync(join(folder, 'units.json.gz'));
    const next = { day: day('2026-12-01'), units, carriesLevels: true, changes: [change('2026-12-01', '2026-11-30')] };
    writeMeasurement(folder, next);
    writeFileSync(join(folder, 'units.json.gz'), before);
    expect(read().measurements).toMatchObject({ days: [{ day: '2026-11-30' }], history: [] });
    writeMeasurement(folder, next);
    expect(read().measurements!.history).toHaveLength(1);
  });

  it('loses a damaged day or line alone, and says which', () => {
    writeMeasurement(folder, { day: day('2026-11-30'), units, carriesLevels: true, changes: [] });
    writeMeasurement(folder, {
      day: day('2026-12-01'),
      units,
      carriesLevels: true,
      changes: [change('2026-12-01', '2026-11-30')],
    });
    writeFileSync(join(folder, 'days', '2026-11-30.json'), '{"schemaVersion":1');
    const history = join(folder, 'history', '2026-12.ndjson');
    writeFileSync(history, `intet\n${readFileSync(history, 'utf8')}`);
    const { measurements, codes } = read();
    expect(measurements!.days.map((one) => one.day)).toEqual(['2026-12-01']);
    expect(measurements!.history).toHaveLength(1);
    expect(codes).toEqual(['SP4070', 'SP4070']);
  });

  it('keeps a line it cannot read as it stands when another day is added, as a newer sor-pilot may read it', () => {
    const next = { units, carriesLevels: true, changes: [change('2026-12-01', '2026-11-30')] };
    writeMeasurement(folder, { day: day('2026-11-30'), units, carriesLevels: true, changes: [] });
    writeMeasurement(folder, { day: day('2026-12-01'), ...next });
    const history = join(folder, 'history', '2026-12.ndjson');
    writeFileSync(history, `{"schemaVersion":2}\nhalv linje\n${readFileSync(history, 'utf8')}`);
    writeMeasurement(folder, { day: day('2026-12-02'), ...next, changes: [change('2026-12-02', '2026-12-01')] });
    const lines = readFileSync(history, 'utf8').split('\n');
    expect(lines.slice(0, 2)).toEqual(['{"schemaVersion":2}', 'halv linje']);
    expect(read().measurements!.history.map((one) => one.day)).toEqual(['2026-12-01', '2026-12-02']);
  });

  it('counts a day that lies there in a copy once, and says that the copy is not it', () => {
    writeMeasurement(folder, { day: day('2026-11-30'), units, carriesLevels: true, changes: [] });
    copyFileSync(join(folder, 'days', '2026-11-30.json'), join(folder, 'days', '2026-11-30 (kopi).json'));
    expect(read().measurements!.days).toHaveLength(1);
    expect(read().codes).toEqual(['SP4070']);
  });

  it.each(['days', 'history'])('with a file where the folder %s should be is told as damaged', (part) => {
    writeMeasurement(folder, { day: day('2026-11-30'), units, carriesLevels: true, changes: [] });
    rmSync(join(folder, part), { recursive: true });
    writeFileSync(join(folder, part), '');
    expect(read().codes).toEqual(['SP4070']);
  });

  it('says of a newer file that it is newer, and never that it is damaged', () => {
    writeMeasurement(folder, { day: day('2026-12-01'), units, carriesLevels: true, changes: [] });
    writeFileSync(join(folder, 'days', '2026-11-30.json'), JSON.stringify({ schemaVersion: 2 }));
    expect(read().codes).toEqual(['SP4071']);
    writeFileSync(join(folder, 'units.json.gz'), gzipSync(JSON.stringify({ schemaVersion: 9 })));
    expect(() => readUnits(folder)).toThrow(expect.objectContaining({ code: 'SP4071' }));
    expect(() => writeMeasurement(folder, { day: day('2026-12-02'), units, carriesLevels: true, changes: [] })).toThrow(
      expect.objectContaining({ code: 'SP4071' }),
    );
    expect(readdirSync(join(folder, 'days'))).not.toContain('2026-12-02.json');
  });

  it('refuses a state that unpacks to far more than any register, and one that is no gzip', () => {
    writeMeasurement(folder, { day: day('2026-12-01'), units, carriesLevels: true, changes: [] });
    writeFileSync(join(folder, 'units.json.gz'), 'ikke pakket');
    expect(() => readUnits(folder)).toThrow(expect.objectContaining({ code: 'SP4070' }));
    expect(read()).toMatchObject({ measurements: undefined, codes: ['SP4070'] });
  });

  it('says why a place cannot be written', () => {
    const file = join(folder, 'fil');
    writeFileSync(file, '');
    // A file where a folder should be cannot be read as one; nor can anything be written below it.
    expect(() => writeMeasurement(file, { day: day('2026-12-01'), units, carriesLevels: true, changes: [] })).toThrow(
      /SP4070|SP4072/,
    );
  });
});
