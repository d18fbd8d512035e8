import { describe, expect, it } from 'vitest';
import { countryScope, regionScope } from '../../rollout/scope.ts';
import { ALL_REGIONS, changeOf, countsOf, countsWithoutLevels, dayOf, MERGED, NORTH } from '../../rollout/rollout.fixture.ts';
import { fileNotes } from '../../rollout/file-watch.ts';
import { DOCUMENTS } from '../json/documents.ts';
import { rolloutChangesJson, rolloutDaysJson, type RolloutSource } from '../json/rollout.ts';
import { jsonSchemaOf } from '../json/schema.ts';
import { rolloutChangesCsv, rolloutDaysCsv } from './rollout-csv.ts';
import { rolloutEntries } from './rollout-feed.ts';

const withoutLevels = countsWithoutLevels(4);
const finding = (findings: number) => [{ rule: 'r1', region: 'Region Nord', findings, disputed: 0 }];
const days = [
  dayOf(
    '2026-11-20',
    { 'Region Nord': withoutLevels, '': withoutLevels },
    { lacks: ['niveauer'], tried: ['r1'], findings: finding(1) },
  ),
  dayOf(
    '2026-11-23',
    { 'Region Nord': countsOf(3, 1), 'Region Vest': countsOf(1), '': countsOf(2) },
    { tried: ['r1'], findings: finding(3) },
  ),
  dayOf(
    '2026-11-24',
    { 'Region Nord': countsOf(3, 1), 'Region Vest': countsOf(1), '': countsOf(2) },
    { tried: ['r1'], findings: finding(3) },
  ),
];
const history = [
  changeOf({ day: '2026-11-23', unit: { sorIdentifier: '900010031000016003', name: '=Afsnit' } }),
  changeOf({ day: '2026-11-23', region: '', kind: 'gone', registered: '' }),
];
const measurements = { days, history };
const isConfirmed = (rule: string): boolean => rule === 'r1';
const sourceOf = (exercise: boolean, scope = countryScope(measurements)): RolloutSource => ({
  ...{ exercise, scope, isConfirmed },
  regions: ALL_REGIONS,
});
const region = (which: typeof NORTH) => regionScope(measurements, which, ALL_REGIONS)!;
const place = { $schema: '/api/v2/schema/x.json', page: '/udbredelse/' };

describe('the documents of the rollout', () => {
  it.each([
    ['the country', sourceOf(false)],
    ['the exercise', sourceOf(true)],
    ['a region', sourceOf(false, region(NORTH))],
    ['a region that is to be', sourceOf(false, region(MERGED))],
  ])('are of %s what their schemas say', (_what, source) => {
    expect(DOCUMENTS.v2['rollout-days'].safeParse(rolloutDaysJson(source, place)).error).toBeUndefined();
    expect(DOCUMENTS.v2['rollout-changes'].safeParse(rolloutChangesJson(source, place)).error).toBeUndefined();
  });

  it('leave out what was not measured, which is something else than 0', () => {
    const [first, second] = rolloutDaysJson(sourceOf(false), place).days;
    expect(first?.counts).not.toHaveProperty('both');
    expect(first?.lacks).toEqual(['niveauer']);
    expect(second).toMatchObject({ missingBefore: 2, counts: { both: 6, open: 7 }, unknown: { open: 2 } });
  });

  it('say of a region that is to be, which regions it is the sum of', () => {
    expect(rolloutDaysJson(sourceOf(false, region(MERGED)), place).days[0]?.sumOf).toEqual(['Region Vest']);
  });

  it('say that it is an exercise only when it is one', () => {
    for (const make of [rolloutDaysJson, rolloutChangesJson]) {
      expect(make(sourceOf(true), place)).toMatchObject({
        exercise: true,
        exerciseNote: expect.stringMatching(/øvelse/i) as unknown,
      });
      expect(JSON.stringify(make(sourceOf(false), place))).not.toMatch(/øvelse/i);
    }
  });

  it('are not in the first version of the data', () => {
    expect(Object.keys(DOCUMENTS.v1).filter((name) => name.startsWith('rollout'))).toEqual([]);
    expect(JSON.stringify(jsonSchemaOf(DOCUMENTS.v2['rollout-days'], '/x'))).toContain('missingBefore');
  });
});

describe('the rollout for a spreadsheet', () => {
  const cells = (csv: string) =>
    csv
      .replace('\uFEFF', '')
      .trim()
      .split('\r\n')
      .map((line) => line.split(';'));

  it('has a line a day, and for the country one more for each region and for what is in none', () => {
    expect(
      cells(rolloutDaysCsv(sourceOf(false)))
        .slice(1)
        .map(([day, , area]) => `${day} ${area}`),
    ).toEqual([
      '2026-11-20 Hele landet',
      '2026-11-20 Region Nord',
      '2026-11-20 Ukendt region',
      '2026-11-23 Hele landet',
      '2026-11-23 Region Nord',
      '2026-11-23 Region Vest',
      '2026-11-23 Ukendt region',
      '2026-11-24 Hele landet',
      '2026-11-24 Region Nord',
      '2026-11-24 Region Vest',
      '2026-11-24 Ukendt region',
    ]);
    expect(cells(rolloutDaysCsv(sourceOf(false, region(NORTH))))).toHaveLength(4);
  });

  it('has an empty cell for what was not measured', () => {
    const [headings = [], first = [], , , second = []] = cells(rolloutDaysCsv(sourceOf(false)));
    const at = headings.indexOf('Med kode og navn');
    expect([first[at], second[at]]).toEqual(['', '6']);
  });

  it('says in every line whether it is an exercise', () => {
    for (const [exercise, word] of [
      [true, 'ja'],
      [false, 'nej'],
    ] as const) {
      for (const csv of [rolloutDaysCsv(sourceOf(exercise)), rolloutChangesCsv(sourceOf(exercise))]) {
        const [headings = [], ...lines] = cells(csv);
        expect(new Set(lines.map((line) => line[headings.indexOf('Øvelse')]))).toEqual(new Set([word]));
      }
    }
  });

  it('keeps a name from being taken for a formula, and says of a unit in no region that it is unknown', () => {
    const [, first = [], second = []] = cells(rolloutChangesCsv(sourceOf(false)));
    expect(first).toContain("'=Afsnit");
    expect(second).toContain('Ukendt region');
    expect(second).toContain('Ikke længere i filen');
  });
});

describe('the feed of the rollout', () => {
  const entries = (exercise: boolean, scope = countryScope(measurements), most = 50) =>
    rolloutEntries(
      {
        ...{ exercise, scope, fileNotes: fileNotes(days), link: '/udbredelse/' },
        titleOf: (rule) => `Reglen ${rule}`,
        idOf: (...parts) => parts.join('/'),
      },
      most,
    );

  it('has one entry a measured day that has something to tell, and none of the first day', () => {
    expect(entries(false).map(({ id, title }) => [id, title])).toEqual([
      ['registret/landet/2026-11-23', 'Hele landet 23. november 2026: 2 ændringer, flere fund'],
    ]);
    expect(entries(false, countryScope(measurements), 0)).toEqual([]);
  });

  it('counts the changes by kind and names the rules whose findings rose', () => {
    expect(entries(false)[0]?.summary).toBe(
      'Hospitalsenheder siden 20. november 2026: 1 ikke længere i filen, 1 med ændret niveau. 2 flere fund efter reglen “Reglen r1”.',
    );
    expect(entries(false, region(NORTH))[0]).toMatchObject({
      id: 'registret/nord/2026-11-23',
      title: 'Region Nord 23. november 2026: 1 ændring, flere fund',
    });
  });

  it('never gives an exercise’s entry the id of a real one, and says in the title what it is', () => {
    const [entry] = entries(true);
    expect(entry?.id).toBe('oevelse/landet/2026-11-23');
    expect(entry?.title).toMatch(/^Øvelse: /);
    expect(entry?.summary).toContain('øvelsens opdigtede register');
    expect(JSON.stringify(entries(false))).not.toMatch(/øvelse/i);
  });
});
