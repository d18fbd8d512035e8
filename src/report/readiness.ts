import { interfacesOfCase } from '../model/concerns.ts';
import type { Declaration, Party } from '../model/config/party.ts';
import type { InterfaceName } from '../model/interfaces.ts';
import type { Catalogue } from '../model/specification.ts';
import { tally } from './tally.ts';
import type { Cell, Matrix, Tally } from './types.ts';

/**
 * How far a party has come on an interface, each step resting on the one before. `unanswered`: its owner has said nothing.
 * `declared`: the owner says that it works, and nobody has tried. `tried`: it was tried, and not all of it passed. `passed`:
 * all that concerns it passed. `in-operation`: it passed, and the owner says since when it is in operation.
 */
export const READINESS = ['unanswered', 'declared', 'tried', 'passed', 'in-operation'] as const;
/** How far a party has come on an interface. */
export type ReadinessStep = (typeof READINESS)[number];

/** One interface of a party, or with none what people try in the party itself. */
export interface Readiness {
  readonly interface: InterfaceName | undefined;
  readonly step: ReadinessStep;
  /** What the step rests on: the results of the cases that concern it. */
  readonly tally: Tally;
  /** When the newest of them was tried; undefined when none was. */
  readonly at: string | undefined;
  /** What the owner has said of it; said things never count as tried. */
  readonly declaration: Declaration | undefined;
}

/** What readiness is read from. */
export interface ReadinessInput {
  readonly matrix: Matrix;
  readonly catalogue: Catalogue;
  readonly party: Pick<Party, 'id' | 'interfaces' | 'declarations'>;
  /** ISO day. */
  readonly today: string;
}

/**
 * A party's readiness, an interface at a time in the order of its row; what people try in the party itself stands last,
 * where there is any. A case of several interfaces counts for each of them.
 */
export function readinessOf({ matrix, catalogue, party, today }: ReadinessInput): Readiness[] {
  const column = matrix.regions.findIndex(({ id }) => id === party.id);
  const specifications = new Map(catalogue.specifications.map((specification) => [specification.id, specification]));
  const cells = matrix.groups.flatMap(({ rows }) =>
    rows.flatMap((row) => {
      const cell = row.cells[column];
      const specification = specifications.get(row.id);
      if (cell === undefined || specification === undefined || row.own === true) return [];
      return [{ cell, asked: interfacesOfCase(specification, row.key) }];
    }),
  );
  const byHand = cells.filter(({ asked }) => asked.length === 0).map(({ cell }) => cell);
  const declared = (id: InterfaceName | undefined): Declaration | undefined =>
    party.declarations.find((one) => one.interface === id);
  const one = (id: InterfaceName | undefined, own: readonly Cell[]): Readiness => {
    const told = tally(own);
    const declaration = declared(id);
    const at = own.flatMap((cell) => cell.at ?? []).toSorted();
    return { interface: id, step: stepOf(told, declaration, today), tally: told, at: at.at(-1), declaration };
  };
  return [
    ...party.interfaces.map((id) =>
      one(
        id,
        cells.filter(({ asked }) => asked.includes(id)).map(({ cell }) => cell),
      ),
    ),
    ...(byHand.length > 0 || declared(undefined) !== undefined ? [one(undefined, byHand)] : []),
  ];
}

function stepOf(told: Tally, declaration: Declaration | undefined, today: string): ReadinessStep {
  if (told.judged === 0) return declaration === undefined ? 'unanswered' : 'declared';
  if (told.counts.passed < told.total) return 'tried';
  const since = declaration?.inOperation;
  return since !== undefined && since <= today ? 'in-operation' : 'passed';
}
