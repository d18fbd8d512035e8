import { parse as parseTagExpression } from '@cucumber/tag-expressions';
import type { RegionEndpoints } from '../model/config/environment.ts';
import { asTried, type Party } from '../model/config/party.ts';
import { concerns } from '../model/concerns.ts';
import { PilotError } from '../model/pilot-error.ts';
import type { Basis } from '../model/basis.ts';
import { type Fingerprint, RESULTS_SCHEMA_VERSION } from '../model/run.ts';
import { describeSelection, type Selection } from '../model/selection.ts';
import type { Catalogue, Specification, SpecificationCase } from '../model/specification.ts';
import type { PlannedCase, RunPlan } from '../model/run-plan.ts';

/** What a run is planned from. */
export interface PlanInput {
  readonly run: string;
  readonly startedAt: string;
  readonly onDate: string;
  readonly environment: { readonly id: string; readonly exercise: boolean };
  readonly parties: readonly PartyToTry[];
  /** Every party there is, also those that are not tried: a merger's scenarios concern those it is made of. */
  readonly allParties: readonly Party[];
  /** Why a scenario does not concern a party, because what it rests on was dropped; absent when nothing was. */
  readonly dropped?: ((party: string, specification: Specification) => Waiver | undefined) | undefined;
  readonly catalogue: Catalogue;
  readonly selection: Selection;
  /** Whether scenarios that change data are run. */
  readonly mayWrite: boolean;
  /** Case keys by party that alone are run, as those that did not pass before; undefined runs all that is selected. */
  readonly only?: ReadonlyMap<string, ReadonlySet<string>> | undefined;
  readonly fingerprint: Fingerprint;
  /** What is in force in the environment now, for all its regions. */
  readonly basis?: Basis | undefined;
}

/** A party, the version of it under test, and what it offers. */
interface PartyToTry {
  readonly party: Party;
  readonly version: string | undefined;
  readonly endpoints: RegionEndpoints;
}

/** Why a scenario is not run, and since which ISO day. */
interface Waiver {
  readonly reason: string;
  readonly date: string;
}

/**
 * Decides what a run is going to do, before anything is asked of anyone. Manual scenarios are not run by a machine and
 * stay out, and so do those that change data unless they may, and those that do not concern the party; those it declared
 * not relevant, and those whose assumptions were dropped, are kept apart with the reason. What stays out is in no plan: it is as if it had not been
 * asked for.
 *
 * Throws PilotError SP1021 (a tag expression or shard that cannot be read), SP1006 (a scenario that does not exist)
 * and SP1022 (nothing left to run).
 */
export function planRun(input: PlanInput): RunPlan {
  const cases = selectCases(input.catalogue, input.selection);
  const parts = input.parties
    .map((one) => planParty(one, cases, input))
    // Nothing of it concerns the party.
    .filter((part) => part.cases.length + part.notApplicable.length > 0 || part.party === undefined)
    // Of parties where all passed nothing is run again.
    .filter(({ cases, notApplicable }) => input.only === undefined || cases.length + notApplicable.length > 0);
  const isEmpty = parts.every((part) => part.cases.length + part.notApplicable.length === 0);
  if (isEmpty && heldBackCases(input).length > 0) throw onlyWrites(input);
  if (cases.length === 0 || parts.length === 0) throw nothingToRun(input, cases);
  const { tags, shard } = input.selection;
  return {
    schemaVersion: RESULTS_SCHEMA_VERSION,
    run: input.run,
    environment: input.environment.id,
    exercise: input.environment.exercise,
    startedAt: input.startedAt,
    onDate: input.onDate,
    selection: {
      regions: parts.map(({ region }) => region),
      scenarios:
        input.only === undefined
          ? [...input.selection.scenarios]
          : [...new Set(parts.flatMap((part) => part.cases.map(({ key }) => key)))],
      ...(tags === undefined ? {} : { tags }),
      ...(shard === undefined ? {} : { shard }),
    },
    fingerprint: input.fingerprint,
    ...(input.basis === undefined ? {} : { basis: ofRegions(input.basis, parts) }),
    regions: parts,
  };
}

/** A run keeps what it rests on itself, and nothing of regions it did not try. */
function ofRegions(basis: Basis, parts: RunPlan['regions']): Basis {
  const tried = new Set(parts.map(({ region }) => region));
  return { ...basis, regions: Object.fromEntries(Object.entries(basis.regions).filter(([region]) => tried.has(region))) };
}

/** Keys of the cases that a plan leaves out in some region only because they would change data. */
export function heldBackCases(input: PlanInput): readonly string[] {
  if (input.mayWrite) return [];
  const cases = selectCases(input.catalogue, input.selection);
  const all = input.parties.map((one) => planParty(one, cases, { ...input, mayWrite: true }));
  return [...new Set(all.flatMap((part) => part.cases.flatMap(({ key, writes }) => (writes ? [key] : []))))];
}

/**
 * The cases that a selection asks for, in the order of the catalogue; without manual ones, as they are no part of a run,
 * unless they are asked for. Throws PilotError SP1021 and SP1006.
 */
export function selectCases(
  { specifications, cases }: Catalogue,
  { scenarios, tags, shard }: Selection,
  { manual = false }: { readonly manual?: boolean } = {},
): readonly SpecificationCase[] {
  const byId = new Map(specifications.map((specification) => [specification.id, specification]));
  assertKnownScenarios(scenarios, cases);
  const matchesTags = tagFilter(tags);
  const inShard = shardFilter(shard);
  const wanted = new Set(scenarios);
  return cases
    .filter((candidate) => {
      const specification = byId.get(candidate.id);
      if (specification === undefined || (specification.manual && !manual)) return false;
      if (wanted.size > 0 && !wanted.has(candidate.key) && !wanted.has(candidate.id)) return false;
      return matchesTags(specification.tags);
    })
    .filter((_candidate, index) => inShard(index));
}

function nothingToRun({ selection, only }: PlanInput, cases: readonly SpecificationCase[]): PilotError {
  const again = only !== undefined && cases.length > 0;
  return new PilotError('SP1022', {
    place: { what: again ? '--rerun-failed' : describeSelection(selection) },
    seen: again
      ? 'ingen af de valgte scenarier mangler at bestå i den nyeste kørsel'
      : cases.length === 0
        ? 'ingen scenarier passer til valget'
        : 'ingen af de valgte parter har scenarier i valget',
    expected: 'mindst ét scenarie, der angår mindst én part',
    remedy: again
      ? 'Kør uden --rerun-failed for at køre det hele.'
      : 'Løsn valget, eller se scenarierne med “npx sor-pilot list”.',
  });
}

function onlyWrites({ selection, environment }: PlanInput): PilotError {
  return new PilotError('SP1022', {
    place: { what: describeSelection(selection) },
    seen: `alle de valgte scenarier ændrer data, og miljøet “${environment.id}” er ikke en øvelse`,
    expected: 'at det er valgt, at der må ændres data',
    remedy: 'Tilføj --skriv, eller skriv “writes: true” i miljøets fil, når regionen har sagt god for det.',
  });
}

function planParty(
  { party, version, endpoints }: PartyToTry,
  cases: readonly SpecificationCase[],
  { catalogue, allParties, dropped, mayWrite, only }: PlanInput,
): RunPlan['regions'][number] {
  const specifications = new Map(catalogue.specifications.map((specification) => [specification.id, specification]));
  const declared = new Map(endpoints.notApplicable.map((entry) => [entry.scenario, entry]));
  const again = only?.get(party.id) ?? new Set<string>();
  const run: PlannedCase[] = [];
  const notApplicable: RunPlan['regions'][number]['notApplicable'][number][] = [];
  for (const one of cases) {
    const specification = specifications.get(one.id);
    if (specification === undefined || (only !== undefined && !again.has(one.key))) continue;
    if (!concerns(specification, one.key, { party, all: allParties })) continue;
    const waiver: Waiver | undefined = declared.get(one.id) ?? dropped?.(party.id, specification);
    if (waiver !== undefined) notApplicable.push({ key: one.key, reason: waiver.reason, date: waiver.date });
    else if (mayWrite || !specification.writes) run.push(plannedCase(one, specification));
  }
  const tried = asTried(party, version);
  return { region: party.id, ...(tried === undefined ? {} : { party: tried }), cases: run, notApplicable };
}

function plannedCase(one: SpecificationCase, specification: Specification): PlannedCase {
  const { key, name, path, line } = one;
  const { fingerprint, assumption, manual, writes } = specification;
  const timed = specification.tags.includes('alene');
  return { key, name, path, line, specification: fingerprint, assumption, manual, writes, timed };
}

function tagFilter(expression: string | undefined): (tags: readonly string[]) => boolean {
  if (expression === undefined) return () => true;
  try {
    const parsed = parseTagExpression(expression);
    return (tags) => parsed.evaluate(tags.map((tag) => `@${tag}`));
  } catch (error) {
    throw new PilotError('SP1021', {
      place: { what: '--tags' },
      seen: `“${expression}” kan ikke læses som et udtryk over mærker`,
      expected: 'et udtryk som “@snitflade:fhir and not @antagelse”',
      remedy: 'Ret udtrykket: brug and, or, not og parenteser mellem mærkerne.',
      cause: error,
    });
  }
}

function shardFilter(shard: string | undefined): (index: number) => boolean {
  if (shard === undefined) return () => true;
  const match = /^([1-9][0-9]*)\/([1-9][0-9]*)$/.exec(shard);
  const part = Number(match?.[1]);
  const total = Number(match?.[2]);
  if (match === null || part > total) {
    throw new PilotError('SP1021', {
      place: { what: '--shard' },
      seen: `“${shard}”`,
      expected: 'del/antal, talt fra 1, fx 2/3',
      remedy: 'Angiv hvilken del, og hvor mange dele kørslen er delt i.',
    });
  }
  return (index) => index % total === part - 1;
}

function assertKnownScenarios(scenarios: readonly string[], cases: Catalogue['cases']): void {
  const known = new Set(cases.flatMap((one) => [one.key, one.id]));
  const unknown = scenarios.filter((scenario) => !known.has(scenario));
  if (unknown.length === 0) return;
  throw new PilotError('SP1006', {
    place: { what: '--scenario' },
    seen: `der er intet scenarie med id ${unknown.map((id) => `“${id}”`).join(', ')}`,
    expected: 'et id fra features/, fx ID27-001 eller ID27-001~Afsnit',
    remedy: 'Find id’et med “npx sor-pilot list” eller på siden “Specifikationer”.',
  });
}
