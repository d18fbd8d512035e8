import { describe, expect, it, vi } from 'vitest';
import { useSession } from '../../src/session/session.ts';
import { PreconditionError } from '../../src/model/faults.ts';
import { PilotWorld } from '../../step-definitions/support/world.ts';

function world(): PilotWorld {
  return new PilotWorld({ attach: vi.fn(), log: vi.fn(), link: vi.fn(), parameters: {} });
}

describe('PilotWorld', () => {
  it('can be made without a run, and says how to start one when a step asks', () => {
    useSession(undefined);
    const outside = world();
    expect(() => outside.session).toThrow(PreconditionError);
    expect(() => outside.client).toThrowErrorMatchingInlineSnapshot(`
      [PreconditionError: Scenariet er startet uden en region at spørge.
      Forventet: en kørsel startet med sor-pilot, som kender regionen og dens adresser
      Hvad nu: Kør “npm run pilot -- --scenario <id>” i stedet for cucumber-js.]
    `);
  });

  it('gives a step what an earlier one found', () => {
    const one = world();
    one.remember('shakCode', '9201');
    expect(one.recall('shakCode')).toBe('9201');
  });

  it('tells when the steps stand in an order that cannot be run', () => {
    expect(() => world().recall('reading')).toThrowErrorMatchingInlineSnapshot(
      `[TypeError: Scenariet bruger “reading”, før et trin har fundet det.]`,
    );
  });
});
