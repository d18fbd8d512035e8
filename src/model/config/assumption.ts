import { z } from 'zod';
import { slugSchema } from '../identity.ts';
import { type AssumedValue, assumedValueSchema, type Valued, valueInForce } from './assumed-value.ts';
import { ownEndpoints } from './endpoints-of.ts';
import type { Environment } from './environment.ts';
import { type Settlement, settlementSchema } from './settlement.ts';
import type { Requirement } from './vocabulary.ts';

/** What scenarios rest on and no public source says; somebody can confirm or deny it. */
export const assumptionSchema = z.strictObject({
  id: slugSchema,
  /** One Danish sentence that a register specialist can confirm or deny. */
  text: z.string().min(1),
  restsOn: z
    .strictObject({
      /** Keys in sources.yaml that it is read from, though they do not say it. */
      sources: z.array(z.string()).min(1).optional(),
      /** Why it is assumed all the same. */
      why: z.string().min(1).optional(),
    })
    .refine(({ sources, why }) => sources !== undefined || why !== undefined, { error: 'mindst én kilde eller en grund' }),
  /** What scenarios compare an answer with, where that can be another; a plain proposition has none. */
  value: assumedValueSchema.optional(),
  /** What would settle it, in Danish. */
  settledBy: z.string().min(1),
  /** Who can settle it. */
  who: z.string().min(1),
  /** How it was settled for the whole country; `source` is a key in sources.yaml. */
  settled: settlementSchema.optional(),
});
/** config/assumptions.yaml. */
export const assumptionsFileSchema = z.strictObject({ assumptions: z.array(assumptionSchema).min(1) });

/** One assumption, with how it was settled for the country where it was. */
export type Assumption = z.infer<typeof assumptionSchema>;

/** How assumptions stand to one region of one environment. */
export interface AssumptionStanding {
  /** Ids nobody has settled for the region: what differs from one is an open question. */
  readonly open: readonly string[];
  /** How the others were settled, by id. */
  readonly settled: Readonly<Record<string, Settlement>>;
  /** What scenarios expect of those with a value, by id; left out where it is assumed elsewhere and not settled otherwise. */
  readonly values: Readonly<Record<string, Valued>>;
}

/**
 * How each assumption stands to a region: settled for the country, else by its environment, else by the environment's own
 * rules for all of them, else open. A region's `openAssumptions` stay open whatever its environment settles.
 */
export function assumptionStanding(
  assumptions: readonly Assumption[],
  environment: Pick<Environment, 'settled' | 'settlesAll' | 'regions' | 'parties'>,
  region: string,
): AssumptionStanding {
  const keptOpen = ownEndpoints(environment, region)?.openAssumptions ?? [];
  const open: string[] = [];
  const settled: Record<string, Settlement> = {};
  const values: Record<string, Valued> = {};
  for (const { id, value, settled: national } of assumptions) {
    const own = keptOpen.includes(id) ? undefined : (environment.settled[id] ?? environment.settlesAll);
    const settlement = national ?? own;
    if (settlement === undefined) open.push(id);
    else settled[id] = settlement;
    const expected = value === undefined ? undefined : expectedOf(value, settlement);
    if (expected !== undefined) values[id] = expected;
  }
  return { open, settled, values };
}

function expectedOf(value: AssumedValue, settlement: Settlement | undefined): Valued | undefined {
  return valueInForce(value, typeof settlement?.as === 'object' ? settlement.as.value : undefined);
}

/**
 * The requirements as the national settlements leave them: one whose every assumption holds, or has been given a value,
 * is confirmed, by the sources that settled it; what would confirm the others is read from their assumptions. A
 * requirement with an assumption that was dropped stays an assumption.
 */
export function settledRequirements(
  requirements: readonly Requirement[],
  assumptions: readonly Assumption[],
): readonly Requirement[] {
  const byId = new Map(assumptions.map((assumption) => [assumption.id, assumption]));
  return requirements.map((requirement) => {
    if (requirement.status === 'confirmed') return requirement;
    const own = (requirement.assumptions ?? []).flatMap((id) => byId.get(id) ?? []);
    const settlements = own.flatMap(({ settled }) => (settled === undefined || settled.as === 'dropped' ? [] : [settled]));
    if (own.length === 0 || settlements.length < own.length) {
      return { ...requirement, confirmedBy: own.map(({ settledBy }) => settledBy).join(' ') };
    }
    const sources = [...new Set([...requirement.sources, ...settlements.map(({ source }) => source)])];
    return { ...requirement, status: 'confirmed', sources };
  });
}

/**
 * The open assumptions that a scenario rests on with all it claims, by id: of its requirements none is confirmed. What a
 * person answers to it cannot be told apart further, and so differs from an assumption and not from a public source.
 */
export function openGround(requirements: readonly Requirement[], { open }: Pick<AssumptionStanding, 'open'>): readonly string[] {
  if (requirements.some(({ status }) => status === 'confirmed')) return [];
  const own = new Set(requirements.flatMap(({ assumptions = [] }) => assumptions));
  return open.filter((id) => own.has(id));
}

/**
 * Why a scenario does not concern a region: every assumption of one of its requirements, which rests on assumptions alone,
 * was dropped. The first settlement gives the reason and the day; undefined when the scenario stands.
 */
export function droppedRequirement(
  requirements: readonly Requirement[],
  { settled }: Pick<AssumptionStanding, 'settled'>,
): { readonly reason: string; readonly date: string } | undefined {
  for (const { status, assumptions = [] } of requirements) {
    const dropped = assumptions.flatMap((id) => {
      const settlement = settled[id];
      return settlement?.as === 'dropped' ? [{ id, settlement }] : [];
    });
    const [first] = dropped;
    if (status !== 'assumption' || first === undefined || dropped.length < assumptions.length) continue;
    const { id, settlement } = first;
    return { reason: `Antagelsen ${id} gælder ikke: ${settlement.source}`, date: settlement.date };
  }
  return undefined;
}
