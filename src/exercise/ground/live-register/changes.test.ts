import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexRegister } from '../../../sor/register.ts';
import { testRegion, testRegister, testUnits } from '../../server/endpoint.fixture.ts';
import { createLiveRegister } from './live-register.ts';
import { Refusal } from './refusal.ts';

const LEVELS = ['270029999999106', '270039999999108', '270049999999103', '270059999999100', '270069999999102', ''];
const TODAY = testRegister.snapshotDate;

const live = () =>
  createLiveRegister({ content: testRegister, ownerName: testRegion.name, now: () => new Date('2026-11-23T08:00:00Z') });

/** A step of some caller: what to do, with which of the units there are, and with which level. */
const step = fc.record({
  kind: fc.constantFrom('create', 'update', 'move', 'replace', 'close'),
  unit: fc.nat(),
  other: fc.nat(),
  level: fc.constantFrom(...LEVELS),
});

describe('a register that can be written to', () => {
  it('keeps its hierarchy sound through any run of changes, and a refused change changes nothing', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const register = live();
        const own = [testUnits.hospital];
        for (const { kind, unit, other, level } of steps) {
          const before = register.live().content;
          const code = own[unit % own.length] ?? '';
          const fields = {
            entityName: 'Enhed',
            parentSorIdentifier: own[other % own.length] ?? '',
            organisationalLevelCode: level,
            fromDate: TODAY,
          };
          try {
            const { parentSorIdentifier, ...changes } = fields;
            const made = register.change(
              kind === 'create'
                ? { kind, fields }
                : kind === 'update'
                  ? { kind, sorIdentifier: code, fields: changes }
                  : kind === 'move'
                    ? { kind, sorIdentifier: code, parentSorIdentifier, fromDate: TODAY }
                    : kind === 'replace'
                      ? { kind, replaces: [code], fields }
                      : { kind: 'close', sorIdentifier: code, toDate: TODAY },
            );
            if (!own.includes(made.sorIdentifier)) own.push(made.sorIdentifier);
          } catch (error) {
            expect(error).toBeInstanceOf(Refusal);
            expect(register.live().content).toBe(before);
          }
        }
        expect(indexRegister(register.live().content).hierarchyProblems).toEqual([]);
        expect(register.published()).toBe(testRegister);
      }),
      { numRuns: 60 },
    );
  });

  it('takes an import without changes for none', () => {
    const register = live();
    register.importNow();
    expect(register.published()).toBe(testRegister);
  });
});
