import { describe, expect, it } from 'vitest';
import { indexRegister } from './register.ts';
import { TEST_DATE, testRegister } from './test-register.fixture.ts';
import type { RegisterContent, SorType, SorUnit } from './unit.ts';

const unit = (sorIdentifier: string, sorType: SorType, parent?: string): SorUnit => ({
  sorIdentifier,
  sorType,
  entityName: sorIdentifier,
  specialities: [],
  replaces: [],
  replacedBy: [],
  status: { fromDate: '2010-01-01', firstFromDate: '2010-01-01' },
  ...(parent === undefined ? {} : { parentSorIdentifier: parent }),
});
const of = (...units: SorUnit[]): RegisterContent => ({
  snapshotDate: TEST_DATE,
  createdAtTime: '',
  units,
  shakSorMap: [],
  classifications: [],
});
const ids = (units: Iterable<SorUnit>): string[] => Array.from(units, ({ sorIdentifier }) => sorIdentifier);

describe('the register', () => {
  const register = indexRegister(
    of(unit('e', 'IE'), unit('i', 'SI', 'e'), unit('a', 'OE', 'i'), unit('b', 'OE', 'a'), unit('c', 'OE', 'i')),
  );

  it('knows the way up, the nearest below and all below', () => {
    expect(ids(register.ancestorsOf('b'))).toEqual(['a', 'i', 'e']);
    expect(ids(register.childrenOf('i'))).toEqual(['a', 'c']);
    expect(ids(register.descendantsOf('e'))).toEqual(['i', 'a', 'b', 'c']);
    expect(ids(register.childrenOf('findes-ikke'))).toEqual([]);
  });

  it('knows owner and institution, also of themselves', () => {
    expect(
      [register.ownerOf('b'), register.ownerOf('e'), register.institutionOf('i'), register.institutionOf('e')].map(
        (u) => u?.sorIdentifier,
      ),
    ).toEqual(['e', 'e', 'i', undefined]);
  });

  it('does not hang in a ring, and tells of it once', () => {
    const ring = indexRegister(of(unit('a', 'OE', 'b'), unit('b', 'OE', 'c'), unit('c', 'OE', 'a'), unit('d', 'OE', 'a')));
    expect(ids(ring.ancestorsOf('d'))).toEqual(['a', 'b', 'c']);
    expect(ids(ring.descendantsOf('a'))).toEqual(['c', 'b', 'd']);
    expect(ring.rings()).toEqual([['a', 'b', 'c']]);
  });

  it('bears 200,000 units below one and a chain of 200,000', { timeout: 20_000 }, () => {
    const units = [unit('e', 'IE'), ...Array.from({ length: 200_000 }, (_, at) => unit(`u${at}`, 'SI', 'e'))];
    expect(Array.from(indexRegister({ ...of(), units }).descendantsOf('e'))).toHaveLength(200_000);
    const chain = [unit('u0', 'IE'), ...Array.from({ length: 199_999 }, (_, at) => unit(`u${at + 1}`, 'OE', `u${at}`))];
    const deep = indexRegister({ ...of(), units: chain });
    expect(deep.ancestorsOf('u199999')).toHaveLength(199_999);
    expect(chain.every(({ sorIdentifier }) => deep.ownerOf(sorIdentifier)?.sorIdentifier === 'u0')).toBe(true);
  });

  it('answers both ways in the SHAK map on a day', () => {
    const content = testRegister();
    const { shakMap } = indexRegister(content);
    const [row] = content.shakSorMap.filter((candidate) => candidate.toDate === '2013-12-31');
    expect(row).toBeDefined();
    expect(shakMap.sorFor(row!.shakIdentifier, '2013-12-31')).toContain(row!.sorIdentifier);
    expect(shakMap.sorFor(row!.shakIdentifier, '2014-01-01')).not.toContain(row!.sorIdentifier);
    expect(shakMap.shakFor(row!.sorIdentifier, '2014-01-01')).not.toContain(row!.shakIdentifier);
    expect(shakMap.rowsOf(row!.sorIdentifier)).toHaveLength(2);
  });
});
