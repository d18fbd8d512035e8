import { describe, expect, it } from 'vitest';
import { phaseOutSystemSchema } from '../model/guidance/phase-out.ts';
import { countProgress, standingByParty } from './phase-out.ts';

const party = (id: string) => ({ id, name: id, role: 'Rolle', sources: [] });
const system = (id: string, owner: string, more: object = {}) =>
  phaseOutSystemSchema.parse({
    id,
    name: id,
    kind: 'system',
    party: owner,
    uses: 'both',
    usesNote: 'Note',
    sources: ['SEED'],
    ...more,
  });

describe('progress by party', () => {
  it('counts every state, including those nobody is in', () => {
    expect(countProgress([system('a', 'x'), system('b', 'x', { progress: 'done' })])).toEqual({
      unknown: 1,
      planned: 0,
      'under-way': 0,
      done: 1,
    });
  });

  it('follows the order of the plan and leaves out parties without systems', () => {
    const rows = standingByParty([party('y'), party('z'), party('x')], [system('a', 'x'), system('b', 'y')]);
    expect(rows.map((row) => row.party.id)).toEqual(['y', 'x']);
  });

  it('does not count what nobody has told as progress', () => {
    const [row] = standingByParty([party('x')], [system('a', 'x', { solution: 'Skifter' }), system('b', 'x')]);
    expect(row).toMatchObject({ told: 0, filled: 1, fields: 8 });
  });

  it('never counts the same system for two parties', () => {
    const systems = [system('a', 'x'), system('b', 'y'), system('c', 'x')];
    const rows = standingByParty([party('x'), party('y')], systems);
    expect(rows.reduce((sum, row) => sum + row.systems.length, 0)).toBe(systems.length);
  });
});
