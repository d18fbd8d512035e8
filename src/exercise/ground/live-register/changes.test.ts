import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testRegion, testRegister, testUnits } from '../../server/endpoint.fixture.ts';
import { recordsOf } from '../../../sor/rules/records.ts';
import { ruleOf } from '../../../sor/rules/register-rules.ts';
import { indexRegister } from '../../../sor/register.ts';
import { tryRules } from '../../../sor/rules/try-rules.ts';
import { contentOn } from '../../../sor/states.ts';
import { addDays } from '../../../sor/validity.ts';
import { createLiveRegister } from './live-register.ts';
import { Refusal } from './refusal.ts';

const LEVELS = ['270029999999106', '270039999999108', '270049999999103', '270059999999100', '270069999999102', ''];
const TODAY = testRegister.snapshotDate;
const TREE_RULES = ['sor-kode-entydig', 'sor-foraelder-findes', 'sor-typer-i-orden', 'sor-ingen-ring'].map(ruleOf);

const live = () =>
  createLiveRegister({ content: testRegister, ownerName: testRegion.name, now: () => new Date('2026-11-23T08:00:00Z') });

/** A step of some caller: what to do, with which of the units there are, and with which level. */
const step = fc.record({
  kind: fc.constantFrom('create', 'update', 'move', 'replace', 'close'),
  unit: fc.nat(),
  other: fc.nat(),
  level: fc.constantFrom(...LEVELS),
});

describe('a register that can be written in', () => {
  it('shows today as it is until a change that was written for a later day', () => {
    const register = live();
    const before = register.live().byId(testUnits.afdeling)?.entityName;
    const later = addDays(TODAY, 30);
    register.change({ kind: 'update', sorIdentifier: testUnits.afdeling, fields: { entityName: 'Nyt navn', fromDate: later } });
    const { content } = register.live();
    const nameOn = (date: string) => indexRegister(contentOn(content, date)).byId(testUnits.afdeling)?.entityName;
    expect([register.live().byId(testUnits.afdeling)?.entityName, nameOn(TODAY)]).toEqual([before, before]);
    expect([nameOn(addDays(later, -1)), nameOn(later)]).toEqual([before, 'Nyt navn']);
  });

  it('keeps its tree whole through any changes, and is left as it was by one it refuses', () => {
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
        const trials = tryRules(recordsOf(register.live().content), TREE_RULES, { onDate: TODAY, levels: [] });
        expect(trials.filter(({ state }) => state !== 'holds')).toEqual([]);
        expect(register.published()).toBe(testRegister);
      }),
      { numRuns: 60 },
    );
  });

  it('imports nothing when nothing has changed', () => {
    const register = live();
    register.importNow();
    expect(register.published()).toBe(testRegister);
  });
});
