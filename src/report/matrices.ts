import type { Environment } from '../model/config/environment.ts';
import { isSetUp } from '../model/config/endpoints-of.ts';
import { inForce } from '../model/config/in-force.ts';
import { type Party, PARTY_KINDS } from '../model/config/party.ts';
import { concerns } from '../model/concerns.ts';
import type { RunRecord } from '../store/types.ts';
import { buildMatrix, type MatrixInput } from './matrix.ts';
import { runsOf } from './outcomes.ts';
import type { Matrix } from './types.ts';

/** What an environment's matrices are built from. */
export interface MatricesInput extends Pick<MatrixInput, 'catalogue' | 'runs' | 'current'> {
  readonly environment: Environment;
  /** Every party there is. */
  readonly parties: readonly Party[];
  /** ISO day. */
  readonly today: string;
}

/**
 * An environment's matrices, one a kind of party that it shows: its regions first, also when there are none, then the other
 * kinds in the order of pages. Figures of one kind are never added to those of another.
 */
export function buildMatrices(input: MatricesInput): readonly [Matrix, ...Matrix[]] {
  const { environment, parties, catalogue, runs, current } = input;
  const shown = partiesToShow(parties, environment, input);
  const ofKind = (kind: (typeof PARTY_KINDS)[number]): Matrix =>
    buildMatrix({
      environment,
      kind,
      regions: shown.filter((party) => party.kind === kind),
      catalogue,
      runs,
      current,
      concerns: (specification, key, id) => {
        const party = parties.find((candidate) => candidate.id === id);
        return party !== undefined && concerns(specification, key, { party, all: parties });
      },
    });
  const [regions, ...others] = PARTY_KINDS;
  return [ofKind(regions), ...others.filter((kind) => shown.some((party) => party.kind === kind)).map(ofKind)];
}

/**
 * The parties an environment's matrices show: those it configures that were in force on the day its newest run was held
 * for, or `today` when it has none, and any other that has results, so that history is not lost when regions merge.
 */
export function partiesToShow(
  parties: readonly Party[],
  environment: Environment,
  { runs, today }: { readonly runs: readonly RunRecord[]; readonly today: string },
): Party[] {
  const own = runsOf(runs, environment);
  const newest = own.reduce<string | undefined>(
    (date, { plan }) => (date === undefined || plan.onDate > date ? plan.onDate : date),
    undefined,
  );
  const tried = new Set(own.flatMap((record) => record.regions.map((digest) => digest.region)));
  const current = inForce(parties, newest ?? today).filter((party) => isSetUp(environment, party.id));
  return parties.filter((party) => tried.has(party.id) || current.includes(party));
}
