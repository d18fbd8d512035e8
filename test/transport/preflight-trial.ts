import { expect } from 'vitest';
import { openSession } from '../../src/session/open-session.ts';
import { testMeans, testSession } from '../../src/session/test-session.fixture.ts';
import { type PreflightCheckName, regionPreflightSchema } from '../../src/model/preflight.ts';

/** What a preflight is tried with. */
export interface Given {
  readonly interfaces: unknown;
  readonly limits?: Readonly<Record<string, number>>;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly now?: Date;
}

/** Looks at the interfaces of a region over real sockets; tells of the first one, and what a scenario then meets on FHIR. */
export async function preflight({ interfaces, limits = {}, secrets = {}, now }: Given) {
  const { means } = testMeans(secrets);
  const open = openSession(testSession(interfaces, limits), { ...means, ...(now === undefined ? {} : { now: () => now }) });
  try {
    const started = performance.now();
    const look = open.preflight();
    await look.closed;
    const closedMs = performance.now() - started;
    const found = await look.found;
    const foundMs = performance.now() - started;
    expect(regionPreflightSchema.parse(found)).toEqual(found);
    const seen = found.interfaces[0];
    const check = (name: PreflightCheckName) => seen?.checks.find((one) => one.check === name);
    const said = (name: PreflightCheckName): string => {
      const one = check(name);
      return one === undefined ? 'ikke med' : `${one.state}: ${one.sentence}`;
    };
    const thrown = await open
      .clientFor(() => undefined)
      .fhir.capabilities()
      .then(
        () => 'gik godt',
        (error: unknown) => String(error),
      );
    const all = JSON.stringify(found);
    return { reachable: seen?.reachable, release: seen?.release, check, said, thrown, closedMs, foundMs, all };
  } finally {
    await open.close();
  }
}
