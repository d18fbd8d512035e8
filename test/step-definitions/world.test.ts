import { describe, expect, it, vi } from 'vitest';
import { useSession } from '../../src/session/session.ts';
import { PreconditionError } from '../../src/model/faults.ts';
import { PilotWorld } from '../../step-definitions/support/world.ts';

function world(): PilotWorld {
  return new PilotWorld({ attach: vi.fn(), log: vi.fn(), link: vi.fn(), parameters: {} });
}

describe('PilotWorld', () => {
  it('kan laves uden en kørsel, men siger, hvordan man starter en, når et trin spørger', () => {
    useSession(undefined);
    const outside = world();
    expect(() => outside.session).toThrow(PreconditionError);
    expect(() => outside.client).toThrowErrorMatchingInlineSnapshot(`
      [PreconditionError: Scenariet er startet uden en region at spørge.
      Forventet: en kørsel startet med sor-pilot, som kender regionen og dens adresser
      Hvad nu: Kør “npm run pilot -- --scenario <id>” i stedet for cucumber-js.]
    `);
  });

  it('giver et trin det, et tidligere fandt', () => {
    const one = world();
    one.remember('shakCode', '9201');
    expect(one.recall('shakCode')).toBe('9201');
  });

  it('fortæller, når trinnene står i en rækkefølge, der ikke kan køres', () => {
    expect(() => world().recall('reading')).toThrowErrorMatchingInlineSnapshot(
      `[TypeError: Scenariet bruger “reading”, før et trin har fundet det.]`,
    );
  });
});
