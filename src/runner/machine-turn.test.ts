import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MachineTurn } from './machine-turn.ts';

/** Regions that note when they were let in. */
function regions(...ids: string[]) {
  const turn = new MachineTurn(ids);
  const granted: string[] = [];
  return { granted, want: (id: string) => turn.want(id, () => granted.push(id)), leave: (id: string) => turn.leave(id) };
}

describe('the machine-wide turn', () => {
  it('is given at once to the only region of a run', () => {
    const { granted, want } = regions('nord');
    want('nord');
    expect(granted).toEqual(['nord']);
  });

  it('waits until every other region has ended or waits too', () => {
    const { granted, want, leave } = regions('nord', 'midt', 'syd');
    want('nord');
    want('midt');
    expect(granted).toEqual([]);
    leave('syd');
    expect(granted).toEqual(['nord']);
  });

  it('passes on when the region that has it dies', () => {
    const { granted, want, leave } = regions('nord', 'midt');
    want('nord');
    want('midt');
    expect(granted).toEqual(['nord']);
    leave('nord');
    expect(granted).toEqual(['nord', 'midt']);
  });

  it('never goes to a region that ended while it waited', () => {
    const { granted, want, leave } = regions('nord', 'midt', 'syd');
    want('nord');
    want('midt');
    leave('nord');
    leave('syd');
    expect(granted).toEqual(['midt']);
  });

  it('is had by one region at a time, and by every region that asks and does not die first, in any order of events', () => {
    const ids = ['a', 'b', 'c', 'd'];
    fc.assert(
      fc.property(
        fc.array(fc.record({ id: fc.constantFrom(...ids), event: fc.constantFrom('want', 'die') }), { maxLength: 12 }),
        (events) => {
          const turn = new MachineTurn(ids);
          const running = new Set(ids);
          const gone = new Set<string>();
          let holder: string | undefined;
          const end = (id: string): void => {
            gone.add(id);
            running.delete(id);
            if (holder === id) holder = undefined;
            turn.leave(id);
          };
          for (const { id, event } of events) {
            if (gone.has(id) || (event === 'want' && !running.has(id)) || holder === id) continue;
            if (event === 'die') {
              end(id);
              continue;
            }
            running.delete(id);
            turn.want(id, () => {
              expect([holder, [...running]]).toEqual([undefined, []]);
              holder = id;
            });
          }
          // The rest end one after another, as regions without anything to time do: nobody is left waiting.
          for (const id of [...running]) end(id);
          const served = new Set<string>();
          while (holder !== undefined) {
            served.add(holder);
            end(holder);
          }
          expect(gone.size).toBe(ids.length);
        },
      ),
    );
  });
});
