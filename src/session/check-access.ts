import type { Limits, RegionEndpoints } from '../model/config/environment.ts';
import { INTERFACE_NAMES, INTERFACES } from '../model/interfaces.ts';
import { PilotError } from '../model/pilot-error.ts';
import { resolveAuth } from '../wire/auth.ts';
import { withAddress } from '../interfaces/interface.ts';
import { createTlsAgents } from '../wire/tls-agents.ts';

/** A party as it is about to be tried. */
export interface AccessTrial {
  readonly party: { readonly name: string };
  readonly endpoints: RegionEndpoints;
}

/** What access is checked with. */
export interface AccessCheckMeans {
  /** By `env:NAME` or `file:PATH`. */
  readonly values: ReadonlyMap<string, string>;
  readonly limits: Limits;
  readonly now: () => Date;
}

/**
 * Everything about keys, certificates and id cards that is wrong before anything is sent: SP1012 and SP1040 to SP1045,
 * at most one an interface. Opens no socket, and runs no program that fetches an id card.
 */
export async function accessProblems(trials: readonly AccessTrial[], means: AccessCheckMeans): Promise<readonly PilotError[]> {
  const agents = createTlsAgents(means);
  const problems = trials.flatMap(({ party, endpoints }) =>
    INTERFACES.flatMap((name): readonly PilotError[] => {
      const configured = withAddress(endpoints.interfaces[name]);
      if (configured === undefined) return [];
      const what = `${party.name}, ${INTERFACE_NAMES[name]}`;
      try {
        const tls = configured.tls === undefined ? undefined : agents.forBlock(configured.tls, what);
        resolveAuth(configured.auth, { ...means, what, interface: name, ...(tls === undefined ? {} : { tls }) });
        return [];
      } catch (error) {
        if (error instanceof PilotError) return [error];
        throw error;
      }
    }),
  );
  await agents.close();
  return problems;
}
