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

describe('fremdrift pr. part', () => {
  it('tæller alle tilstande, også dem ingen er i', () => {
    expect(countProgress([system('a', 'x'), system('b', 'x', { progress: 'done' })])).toEqual({
      unknown: 1,
      planned: 0,
      'under-way': 0,
      done: 1,
    });
  });

  it('følger planens rækkefølge og udelader parter uden systemer', () => {
    const rows = standingByParty([party('y'), party('z'), party('x')], [system('a', 'x'), system('b', 'y')]);
    expect(rows.map((row) => row.party.id)).toEqual(['y', 'x']);
  });

  it('det, ingen har sagt, er ikke fremdrift', () => {
    const [row] = standingByParty([party('x')], [system('a', 'x', { solution: 'Skifter' }), system('b', 'x')]);
    expect(row).toMatchObject({ told: 0, filled: 1, fields: 8 });
  });

  it('to parter tæller aldrig de samme systemer', () => {
    const systems = [system('a', 'x'), system('b', 'y'), system('c', 'x')];
    const rows = standingByParty([party('x'), party('y')], systems);
    expect(rows.reduce((sum, row) => sum + row.systems.length, 0)).toBe(systems.length);
  });
});
