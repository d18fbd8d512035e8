import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Requirement } from '../model/config/vocabulary.ts';
import { countRequirements, traceRequirements } from './requirements.ts';
import { catalogueSample } from './samples.fixture.ts';

const requirement = (id: string, unverified?: string): Requirement => ({
  id,
  title: id,
  text: id,
  status: 'confirmed',
  sources: ['SDS-ORG'],
  ...(unverified === undefined ? {} : { unverified }),
});

describe('requirements and what stands for them', () => {
  const catalogue = catalogueSample([
    { key: 'ID27-001', requirements: ['niveau'] },
    { key: 'ID27-002', requirements: ['niveau', 'shak'] },
  ]);

  it('lists the scenarios of each requirement in configuration order', () => {
    const traces = traceRequirements(
      [requirement('shak'), requirement('niveau'), requirement('gui', 'Ingen adgang.')],
      catalogue,
    );
    expect(traces.map((trace) => [trace.requirement.id, trace.state, trace.scenarios.map(({ id }) => id)])).toEqual([
      ['shak', 'verified', ['ID27-002']],
      ['niveau', 'verified', ['ID27-001', 'ID27-002']],
      ['gui', 'reasoned', []],
    ]);
  });

  it('counts no scenario of somebody’s own for a requirement', () => {
    const own = catalogueSample([{ key: 'EGEN-001', requirements: ['niveau'], origin: 'own' }]);
    expect(traceRequirements([requirement('niveau')], own)).toMatchObject([{ state: 'open', scenarios: [] }]);
  });

  it('calls a requirement open when nobody has said anything about it', () => {
    expect(traceRequirements([requirement('ukendt')], catalogue)[0]?.state).toBe('open');
  });

  it('counts each requirement exactly once', () => {
    const ids = fc.uniqueArray(fc.constantFrom('niveau', 'shak', 'a', 'b', 'c', 'd'));
    fc.assert(
      fc.property(ids, fc.func(fc.boolean()), (chosen, reasoned) => {
        const all = chosen.map((id) => requirement(id, reasoned(id) ? 'Grunden.' : undefined));
        const { total, verified, reasoned: given, open } = countRequirements(traceRequirements(all, catalogue));
        expect(verified + given + open).toBe(total);
        expect(total).toBe(chosen.length);
      }),
    );
  });
});
