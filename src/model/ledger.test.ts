import { describe, expect, it } from 'vitest';
import { type LedgerEntry, leftovers, leftoversNote } from './ledger.ts';

const at = '2026-11-23T08:00:00.000Z';
const later = '2026-11-23T08:00:01.000Z';
const intended = (name: string): LedgerEntry => ({ state: 'intended', at, name });
const made = (name: string, sorIdentifier: string): LedgerEntry => ({ state: 'made', at: later, name, sorIdentifier });
const moving = (sorIdentifier: string, from: string): LedgerEntry => ({ state: 'moving', at: later, sorIdentifier, from });
const closed = (sorIdentifier: string): LedgerEntry => ({ state: 'closed', at: later, sorIdentifier });

describe('fortegnelsen over det, scenarier har gjort ved registret', () => {
  it.each<[string, readonly LedgerEntry[], readonly (string | undefined)[]]>([
    ['intet er gjort', [], []],
    ['en enhed er bedt om, og svaret kom aldrig', [intended('A')], [undefined]],
    ['en enhed er oprettet', [intended('A'), made('A', '1')], ['1']],
    ['en enhed er afvist', [intended('A'), { state: 'refused', at, name: 'A' }], []],
    ['en enhed er lukket igen', [intended('A'), made('A', '1'), closed('1')], []],
    ['to er oprettet, og den ene er lukket', [intended('A'), made('A', '1'), intended('B'), made('B', '2'), closed('1')], ['2']],
    ['en ukendt enhed er lukket', [intended('A'), made('A', '1'), closed('9')], ['1']],
  ])('%s', (_case, entries, codes) => {
    expect(leftovers(entries).map(({ sorIdentifier }) => sorIdentifier)).toEqual(codes);
  });

  it('husker, hvor en enhed først lå, hvor mange gange den end flyttes, og hvornår den blev bedt om', () => {
    const entries = [intended('A'), made('A', '1'), moving('1', 'hospital'), moving('1', 'andet')];
    expect(leftovers(entries)).toEqual([{ name: 'A', sorIdentifier: '1', since: at, movedFrom: 'hospital' }]);
  });

  it('siger med navn, kode og kommando, hvad der står tilbage, og intet, når intet gør', () => {
    expect(leftoversNote(leftovers([intended('A'), made('A', '1'), intended('B')]), 'k1')).toMatchInlineSnapshot(
      `"Tilbage i registret: “A” (1), “B” (uden kendt SOR-kode; søg på navnet). Ryd op med “npx sor-pilot cleanup k1”."`,
    );
    expect(leftoversNote([], 'k1')).toBeUndefined();
  });
});
