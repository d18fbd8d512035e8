import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INTERFACES } from '../model/interfaces.ts';
import type { Look } from '../model/look.ts';
import { availability, availabilityFrom, availabilityPercent } from './availability.ts';

const NOW = new Date('2026-11-30T12:00:00Z');
const ago = (days: number): string => new Date(NOW.getTime() - days * 86_400_000).toISOString();
const look = (days: number, ...failed: Look['interfaces'][number]['failed']): Look => ({
  at: ago(days),
  interfaces: [{ interface: 'fhir', failed }],
});

describe('how often an interface could be used', () => {
  it('is told for 7 and for 30 days, with what was in the way, the commonest first', () => {
    const looks = [look(31, 'lookup'), look(20, 'access'), look(6, 'connection'), look(3, 'access'), look(2), look(1), look(0)];
    expect(availability(looks, NOW)).toEqual([
      {
        interface: 'fhir',
        windows: [
          {
            ...{ days: 7, looks: 5, usable: 3 },
            causes: [
              { check: 'access', times: 1, last: ago(3) },
              { check: 'connection', times: 1, last: ago(6) },
            ],
          },
          {
            ...{ days: 30, looks: 6, usable: 3 },
            causes: [
              { check: 'access', times: 2, last: ago(3) },
              { check: 'connection', times: 1, last: ago(6) },
            ],
          },
        ],
      },
    ]);
  });

  it('counts the first check that failed, for what comes after it was never tried', () => {
    const [one] = availability([look(1, 'connection', 'access')], NOW);
    expect(one?.windows[0]?.causes).toEqual([{ check: 'connection', times: 1, last: ago(1) }]);
  });

  it('says nothing of interfaces nobody looked at, and nothing of a time nobody looked', () => {
    expect(availability([], NOW)).toEqual([]);
    expect(availability([look(40)], NOW)).toEqual([]);
    const [one] = availability([look(20)], NOW);
    expect(one?.windows.map(availabilityPercent)).toEqual([undefined, 100]);
  });

  it('is rounded down, so that 100 per cent means always', () => {
    expect(availabilityPercent({ looks: 720, usable: 719 })).toBe(99);
  });

  it('reaches no further back than the longest window, and adds up', () => {
    const anyLook = fc.record({
      at: fc.integer({ min: 0, max: 60 * 24 }).map((hours) => ago(hours / 24)),
      interfaces: fc.array(
        fc.record({ interface: fc.constantFrom(...INTERFACES), failed: fc.subarray(['lookup', 'access', 'clock'] as const) }),
        { maxLength: 3 },
      ),
    });
    fc.assert(
      fc.property(fc.array(anyLook), (looks) => {
        const told = availability(looks, NOW);
        const recent = looks.filter(({ at }) => at >= availabilityFrom(NOW).toISOString());
        expect(told).toEqual(availability(recent as Look[], NOW));
        for (const { looks: seen, usable, causes } of told.flatMap(({ windows }) => windows))
          expect(usable + causes.reduce((sum, { times }) => sum + times, 0)).toBe(seen);
      }),
    );
  });
});
