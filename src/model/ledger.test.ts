import { describe, expect, it } from 'vitest';
import { type LedgerEntry, leftovers, leftoversNote } from './ledger.ts';

const at = '2026-11-23T08:00:00.000Z';
const later = '2026-11-23T08:00:01.000Z';
const intended = (name: string): LedgerEntry => ({ state: 'intended', at, name });
const made = (name: string, sorIdentifier: string): LedgerEntry => ({ state: 'made', at: later, name, sorIdentifier });
const moving = (sorIdentifier: string, from: string): LedgerEntry => ({ state: 'moving', at: later, sorIdentifier, from });
const closed = (sorIdentifier: string): LedgerEntry => ({ state: 'closed', at: later, sorIdentifier });

describe('the ledger of what scenarios have done to the register', () => {
  it.each<[string, readonly LedgerEntry[], readonly (string | undefined)[]]>([
    ['has nothing left when nothing was done', [], []],
    ['has a unit left that was asked for and never answered', [intended('A')], [undefined]],
    ['has a unit left that was made', [intended('A'), made('A', '1')], ['1']],
    ['has nothing left when a unit was refused', [intended('A'), { state: 'refused', at, name: 'A' }], []],
    ['has nothing left when a unit was closed again', [intended('A'), made('A', '1'), closed('1')], []],
    [
      'has one of two units left when the other was closed',
      [intended('A'), made('A', '1'), intended('B'), made('B', '2'), closed('1')],
      ['2'],
    ],
    ['has its unit left when an unknown one was closed', [intended('A'), made('A', '1'), closed('9')], ['1']],
  ])('%s', (_case, entries, codes) => {
    expect(leftovers(entries).map(({ sorIdentifier }) => sorIdentifier)).toEqual(codes);
  });

  it('remembers where a unit first lay, however often it is moved, and when it was asked for', () => {
    const entries = [intended('A'), made('A', '1'), moving('1', 'hospital'), moving('1', 'andet')];
    expect(leftovers(entries)).toEqual([{ name: 'A', sorIdentifier: '1', since: at, movedFrom: 'hospital' }]);
  });

  it('says by name, code and command what is left behind, and nothing when nothing is', () => {
    expect(leftoversNote(leftovers([intended('A'), made('A', '1'), intended('B')]), 'k1')).toMatchInlineSnapshot(
      `"Tilbage i registret: “A” (1), “B” (uden kendt SOR-kode; søg på navnet). Ryd op med “npx sor-pilot cleanup k1”."`,
    );
    expect(leftoversNote([], 'k1')).toBeUndefined();
  });
});
