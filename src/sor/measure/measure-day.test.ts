import { describe, expect, it } from 'vitest';
import { type HospitalUnit, type MeasuredChange, OTHER_OWNERS, type UnitCounts } from '../../model/measurement.ts';
import { createSyntheticRollout } from '../synthetic/rollout.ts';
import { TEST_CONTEXT, TEST_LEVELS, TEST_REGIONS, testRegister, withoutField, withUnit } from '../test-register.fixture.ts';
import type { RegisterContent, SorUnit } from '../unit.ts';
import { measureDay, type MeasuredDay } from './measure-day.ts';

/** Six days of a register of some 2,700 units, across the merger of 1 January 2027. */
const extracts = createSyntheticRollout({
  seed: 27,
  snapshotDate: '2027-01-03',
  regions: TEST_REGIONS,
  levels: TEST_LEVELS,
  unitsPerRegion: 500,
});
const { levels } = TEST_CONTEXT;
const regions = TEST_REGIONS.map(({ name, code }) => ({ name, code }));

function measureAll(contents: readonly RegisterContent[]): readonly MeasuredDay[] {
  const measured: MeasuredDay[] = [];
  for (const content of contents) {
    const before = measured.at(-1);
    const previous =
      before === undefined ? undefined : { day: before.figures.day, units: before.units, carriesLevels: before.carriesLevels };
    measured.push(measureDay({ content, regions, levels, previous }));
  }
  return measured;
}
const days = measureAll(extracts);

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** The same figures by a plain loop over the units, that shares no code with what is tested. */
function countedByHand(content: RegisterContent): Map<string, Required<UnitCounts>> {
  const day = content.snapshotDate;
  const byCode = new Map(content.units.map((unit) => [unit.sorIdentifier, unit]));
  const found = new Map<string, Mutable<Required<UnitCounts>>>();
  for (const unit of content.units) {
    let institution: SorUnit | undefined = unit;
    while (institution !== undefined && institution.sorType === 'OE')
      institution = byCode.get(institution.parentSorIdentifier ?? '');
    if (institution?.sorType !== 'SI' || institution.entityType?.code !== '22232009') continue;
    const owner = byCode.get(institution.parentSorIdentifier ?? '')?.entityName ?? '';
    const region = owner.startsWith('Region ') ? owner : 'Andre ejere';
    const counts = { open: 0, both: 0, one: 0, none: 0, wrong: 0, shak: 0, translated: 0, future: 0, closed: 0 };
    const own = found.get(region) ?? counts;
    found.set(region, own);
    if (unit.status.firstFromDate > day) {
      own.future += 1;
      continue;
    }
    if (unit.status.toDate !== undefined && unit.status.toDate < day) {
      own.closed += 1;
      continue;
    }
    own.open += 1;
    const { code = '', name = '' } = unit.organisationalLevel ?? {};
    const right = TEST_LEVELS.find((level) => level.code === code);
    if (code !== '' && name !== '') own[right?.name === name ? 'both' : 'wrong'] += 1;
    else if (code === '' && name === '') own.none += 1;
    else own.one += 1;
    if (unit.shakIdentifier === undefined) continue;
    own.shak += 1;
    const rows = content.shakSorMap.filter(
      (row) =>
        row.shakIdentifier === unit.shakIdentifier &&
        row.sorIdentifier === unit.sorIdentifier &&
        row.fromDate <= day &&
        (row.toDate === undefined || row.toDate >= day),
    );
    if (rows.length > 0) own.translated += 1;
  }
  return found;
}

describe('a measured day', () => {
  it.each(extracts.map((content, index) => [content.snapshotDate, content, index] as const))(
    'has the figures of %s that a plain loop finds, region by region',
    (_day, content, index) => {
      const { figures } = days[index]!;
      expect(new Map(figures.regions.map(({ region, counts }) => [region, counts]))).toEqual(countedByHand(content));
    },
  );

  it.each(['hospitals', 'levels', 'types'] as const)(
    'divides the same units by %s, losing none and counting none twice',
    (by) => {
      for (const { figures } of days) {
        const sum = (groups: readonly { readonly counts: UnitCounts }[], count: keyof UnitCounts) =>
          groups.reduce((all, { counts }) => all + (counts[count] ?? 0), 0);
        for (const count of ['open', 'both', 'one', 'none', 'wrong', 'shak', 'translated', 'future', 'closed'] as const) {
          expect([count, sum(figures[by], count)]).toEqual([count, sum(figures.regions, count)]);
        }
      }
    },
  );

  it('follows the same units across the merger: the two regions’ before it, the new one’s after', () => {
    const openIn = (index: number, ...names: readonly string[]) =>
      days[index]!.figures.regions.filter(({ region }) => names.includes(region)).reduce(
        (all, { counts }) => all + counts.open,
        0,
      );
    const before = extracts.findLastIndex(({ snapshotDate }) => snapshotDate < '2027-01-01');
    expect(openIn(before, 'Region Hovedstaden', 'Region Sjælland')).toBeGreaterThan(500);
    expect(openIn(before, 'Region Østdanmark')).toBe(0);
    expect(openIn(5, 'Region Hovedstaden', 'Region Sjælland')).toBe(0);
    expect(openIn(5, 'Region Østdanmark')).toBe(openIn(before, 'Region Hovedstaden', 'Region Sjælland'));
    const moved = days[before + 1]!.changes.filter(({ kind }) => kind === 'moved');
    expect(moved.length).toBeGreaterThan(0);
    expect(new Set(moved.map(({ region }) => region))).toEqual(new Set(['Region Østdanmark']));
    for (const { before: was, after: is } of moved) {
      expect(was).toMatch(/^Region (Hovedstaden|Sjælland), \d+$/);
      expect(is).toMatch(/^Region Østdanmark, \d+$/);
    }
  });

  it('counts the units of a private hospital as nobody’s region, wherever it lies', () => {
    const content = testRegister();
    const hospital = content.units.find(({ entityType }) => entityType?.code === '22232009')!;
    const owner = content.units.find(({ sorIdentifier }) => sorIdentifier === hospital.parentSorIdentifier)!;
    const sold = withUnit(content, owner.sorIdentifier, { entityName: 'Privathospitaler A/S' });
    const of = (one: RegisterContent) =>
      new Map(
        measureDay({ content: one, regions, levels, previous: undefined }).figures.regions.map(({ region, counts }) => [
          region,
          counts.open,
        ]),
      );
    expect(of(content).get(owner.entityName)).toBeGreaterThan(0);
    expect(of(sold).get(owner.entityName)).toBeUndefined();
    expect(of(sold).get(OTHER_OWNERS)).toBe((of(content).get(OTHER_OWNERS) ?? 0) + (of(content).get(owner.entityName) ?? 0));
  });
});

describe('what a file does not carry', () => {
  const bare = (content: RegisterContent): RegisterContent => ({
    ...withoutField(content, 'organisationalLevel'),
    absentFields: ['levelCode', 'levelName'],
  });

  it('is not measured, which is something else than none', () => {
    const { figures } = measureDay({ content: bare(extracts[0]!), regions, levels, previous: undefined });
    expect(figures.lacks).toContain('niveauer (OrganisationalLevel)');
    expect(figures.levels).toEqual([]);
    for (const { counts } of figures.regions) {
      expect(counts).not.toHaveProperty('both');
      expect(counts).not.toHaveProperty('none');
      expect(counts.shak).toBeDefined();
    }
  });

  it('is none where the column is there and nobody has filled it in', () => {
    const { figures } = measureDay({
      content: { ...bare(extracts[0]!), absentFields: [] },
      regions,
      levels,
      previous: undefined,
    });
    expect(figures.lacks).not.toContain('niveauer (OrganisationalLevel)');
    for (const { counts } of figures.regions) expect(counts).toMatchObject({ both: 0, one: 0, none: counts.open });
  });

  it('is no wrong level without the classification, and no translation without the SHAK map', () => {
    const content = { ...extracts[0]!, classifications: [], shakSorMap: [] };
    for (const { counts } of measureDay({ content, regions, levels, previous: undefined }).figures.regions) {
      expect(Object.keys(counts).toSorted()).toEqual(['both', 'closed', 'future', 'none', 'one', 'open', 'shak']);
    }
  });

  it('is no hospital unit at all without parents or types', () => {
    for (const absentFields of [['parentSorIdentifier'], ['entityTypeCode']] as const) {
      const measured = measureDay({
        content: { ...extracts[0]!, absentFields: [...absentFields] },
        regions,
        levels,
        previous: undefined,
      });
      expect([measured.units, measured.figures.regions]).toEqual([[], []]);
    }
  });
});

describe('what happened since the day before', () => {
  /** By a plain loop over the extracts, for hospital units that are open on both days. */
  function levelsChangedByHand(before: RegisterContent, after: RegisterContent, units: readonly HospitalUnit[]): Set<string> {
    const hospital = new Set(units.map(({ sorIdentifier }) => sorIdentifier));
    const then = new Map(before.units.map((unit) => [unit.sorIdentifier, unit]));
    const isOpen = ({ status }: SorUnit, day: string) =>
      status.firstFromDate <= day && (status.toDate === undefined || status.toDate >= day);
    const changed = after.units.filter((unit) => {
      const old = then.get(unit.sorIdentifier);
      if (old === undefined || !hospital.has(unit.sorIdentifier)) return false;
      if (!isOpen(old, before.snapshotDate) || !isOpen(unit, after.snapshotDate)) return false;
      return JSON.stringify(old.organisationalLevel ?? {}) !== JSON.stringify(unit.organisationalLevel ?? {});
    });
    return new Set(changed.map(({ sorIdentifier }) => sorIdentifier));
  }
  const of = (changes: readonly MeasuredChange[], kind: MeasuredChange['kind']) =>
    changes.filter((change) => change.kind === kind);

  it.each([1, 2, 3, 4, 5])('is every level that came, went or changed, on day %i', (index) => {
    const { changes, units } = days[index]!;
    expect(new Set(of(changes, 'level').map(({ unit }) => unit.sorIdentifier))).toEqual(
      levelsChangedByHand(extracts[index - 1]!, extracts[index]!, units),
    );
  });

  it('is the one that was renamed, the one that closed and the one that left the file, each once and on its day', () => {
    const all = days.flatMap(({ changes }) => changes);
    expect(of(all, 'renamed').map(({ day }) => day)).toEqual([extracts[2]!.snapshotDate]);
    expect(of(all, 'closed').map(({ day }) => day)).toEqual([extracts[3]!.snapshotDate]);
    expect(of(all, 'gone').map(({ day, after }) => [day, after])).toEqual([[extracts[4]!.snapshotDate, '']]);
  });

  it('is no change of level when a file in between had no place for it', () => {
    const [first, second, third] = extracts as [RegisterContent, RegisterContent, RegisterContent];
    const bare = { ...withoutField(second, 'organisationalLevel'), absentFields: ['levelCode', 'levelName'] as const };
    const measured = measureAll([first, bare, third]);
    expect(measured.flatMap(({ changes }) => of(changes, 'level'))).toEqual([]);
    expect(of(measured[2]!.changes, 'renamed')).toHaveLength(1);
  });

  /** A department of the first hospital with nothing below it, open on both of two days. */
  const [first] = extracts as readonly [RegisterContent];
  const [hospital, other] = first.units.filter(({ entityType }) => entityType?.code === '22232009') as [SorUnit, SorUnit];
  const parents = new Set(first.units.map(({ parentSorIdentifier }) => parentSorIdentifier));
  const leaf = days[0]!.units.find(
    ({ sorIdentifier, hospital: own, closes, opens }) =>
      own === hospital.sorIdentifier && !parents.has(sorIdentifier) && closes === undefined && opens < first.snapshotDate,
  )!;
  const changesOf = (content: RegisterContent) => measureAll([first, { ...content, snapshotDate: '2027-01-09' }])[1]!.changes;
  const onLeaf = (content: RegisterContent) => changesOf(content).filter(({ unit }) => unit.sorIdentifier === leaf.sorIdentifier);

  it('tells a unit that went to another hospital of both, as both have another number of units', () => {
    const changes = onLeaf(withUnit(first, leaf.sorIdentifier, { parentSorIdentifier: other.sorIdentifier }));
    expect(changes).toMatchObject([
      { kind: 'moved', hospital: other.sorIdentifier, left: { hospital: hospital.sorIdentifier, region: leaf.region } },
    ]);
  });

  it('never says of a unit that is still in the file that it is gone, when it no longer lies under a hospital', () => {
    const away = first.units.find(
      ({ sorType, entityType, parentSorIdentifier }) =>
        sorType === 'SI' && entityType?.code !== '22232009' && parentSorIdentifier !== undefined,
    )!;
    const moved = onLeaf(withUnit(first, leaf.sorIdentifier, { parentSorIdentifier: away.sorIdentifier }));
    expect(moved).toMatchObject([{ kind: 'moved', hospital: '', left: { hospital: hospital.sorIdentifier } }]);
    expect(moved[0]!.after).toBe(`${away.entityName}, ${away.sorIdentifier}`);
    const closed = changesOf(
      withUnit(first, leaf.sorIdentifier, {
        parentSorIdentifier: away.sorIdentifier,
        status: {
          ...first.units.find(({ sorIdentifier }) => sorIdentifier === leaf.sorIdentifier)!.status,
          toDate: '2027-01-08',
        },
      }),
    );
    expect(closed.filter(({ unit }) => unit.sorIdentifier === leaf.sorIdentifier)).toMatchObject([
      { kind: 'closed', after: '2027-01-08' },
    ]);
    const noHospital = onLeaf(withUnit(first, hospital.sorIdentifier, { entityType: away.entityType! }));
    expect(noHospital).toMatchObject([{ kind: 'moved', after: 'ikke længere under et hospital' }]);
  });

  it('is nothing on the first day, and nothing when the same extract is measured again', () => {
    const [first] = days as readonly [MeasuredDay];
    expect(first.changes).toEqual([]);
    const again = measureDay({
      content: extracts[0]!,
      regions,
      levels,
      previous: { day: first.figures.day, units: first.units, carriesLevels: true },
    });
    expect(again.changes).toEqual([]);
  });
});

describe('the findings of a measured day', () => {
  it('are those of the steward’s report, by whose units they are on', () => {
    const { figures } = days[5]!;
    const wrong = figures.findings.filter(({ rule }) => rule === 'id27-klassifikation');
    expect(wrong.reduce((all, { findings }) => all + findings, 0)).toBe(1);
    expect(figures.tried).toContain('id27-klassifikation');
  });
});
