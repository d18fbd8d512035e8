import { parse as parseTagExpression } from '@cucumber/tag-expressions';
import type { RegionEndpoints } from '../model/config/environment.ts';
import type { Region } from '../model/config/region.ts';
import { PilotError } from '../model/pilot-error.ts';
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
  readonly regions: readonly { readonly region: Region; readonly endpoints: RegionEndpoints }[];
  /** Every region there is, also those that are not tried: a merger's scenarios concern those it is made of. */
  readonly allRegions: readonly Region[];
  /** Why a scenario does not concern a region, because what it rests on was dropped; absent when nothing was. */
  readonly dropped?: ((region: string, specification: Specification) => Waiver | undefined) | undefined;
  readonly catalogue: Catalogue;
  readonly selection: Selection;
  readonly fingerprint: Fingerprint;
}

/** Why a scenario is not run, and since which ISO day. */
interface Waiver {
  readonly reason: string;
  readonly date: string;
}

/**
 * Decides what a run is going to do, before anything is asked of anyone. Manual scenarios are not run by a machine and
 * stay out; those a region declared not relevant, and those whose
 * assumptions were dropped, are kept apart with the reason.
 *
 * Throws PilotError SP1021 (a tag expression or shard that cannot be read), SP1006 (a scenario that does not exist)
 * and SP1022 (nothing left to run).
 */
export function planRun(input: PlanInput): RunPlan {
  const specifications = new Map(input.catalogue.specifications.map((specification) => [specification.id, specification]));
  assertKnownScenarios(input.selection.scenarios, input.catalogue);
  const matchesTags = tagFilter(input.selection.tags);
  const inShard = shardFilter(input.selection.shard);
  const wanted = new Set(input.selection.scenarios);
  const chosen = input.catalogue.cases.filter((candidate) => {
    const specification = specifications.get(candidate.id);
    if (specification === undefined || specification.manual) return false;
    if (wanted.size > 0 && !wanted.has(candidate.key) && !wanted.has(candidate.id)) return false;
    return matchesTags(specification.tags);
  });
  const cases = chosen.filter((_candidate, index) => inShard(index));
  if (cases.length === 0 || input.regions.length === 0) {
    throw new PilotError('SP1022', {
      place: { what: describeSelection(input.selection) },
      seen: cases.length === 0 ? 'ingen scenarier passer til valget' : 'ingen regioner er valgt',
      expected: 'mindst ét scenarie og én region',
      remedy: 'Løsn valget, eller se alle scenarier på siden “Specifikationer”.',
    });
  }
  return {
    schemaVersion: RESULTS_SCHEMA_VERSION,
    run: input.run,
    environment: input.environment.id,
    exercise: input.environment.exercise,
    startedAt: input.startedAt,
    onDate: input.onDate,
    selection: {
      regions: input.regions.map(({ region }) => region.id),
      scenarios: [...input.selection.scenarios],
      ...(input.selection.tags === undefined ? {} : { tags: input.selection.tags }),
      ...(input.selection.shard === undefined ? {} : { shard: input.selection.shard }),
    },
    fingerprint: input.fingerprint,
    regions: input.regions.map((one) => planRegion(one, cases, { ...input, specifications })),
  };
}

function planRegion(
  { region, endpoints }: PlanInput['regions'][number],
  cases: readonly SpecificationCase[],
  {
    specifications,
    allRegions,
    dropped,
  }: Pick<PlanInput, 'allRegions' | 'dropped'> & {
    readonly specifications: ReadonlyMap<string, Specification>;
  },
): RunPlan['regions'][number] {
  const declared = new Map(endpoints.notApplicable.map((entry) => [entry.scenario, entry]));
  const run: PlannedCase[] = [];
  const notApplicable: RunPlan['regions'][number]['notApplicable'][number][] = [];
  for (const one of cases) {
    const specification = specifications.get(one.id);
    const waiver: Waiver | undefined =
      declared.get(one.id) ?? (specification === undefined ? undefined : dropped?.(region.id, specification));
    if (waiver !== undefined) notApplicable.push({ key: one.key, reason: waiver.reason, date: waiver.date });
    else if (specification !== undefined && concerns(specification, region, allRegions))
      run.push(plannedCase(one, specification));
  }
  return { region: region.id, cases: run, notApplicable };
}

/** The scenarios of a merger concern the region that takes over and those it takes over, and no others. */
function concerns({ tags }: Specification, { id }: Region, allRegions: readonly Region[]): boolean {
  const prefix = 'sammenlaegning:';
  const mergers = tags.flatMap((tag) => (tag.startsWith(prefix) ? [tag.slice(prefix.length)] : []));
  if (mergers.length === 0) return true;
  return mergers.some(
    (merger) => merger === id || allRegions.some((one) => one.id === merger && one.replaces.some((replaced) => replaced === id)),
  );
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

function assertKnownScenarios(scenarios: readonly string[], catalogue: Catalogue): void {
  const known = new Set(catalogue.cases.flatMap((one) => [one.key, one.id]));
  const unknown = scenarios.filter((scenario) => !known.has(scenario));
  if (unknown.length === 0) return;
  throw new PilotError('SP1006', {
    place: { what: '--scenario' },
    seen: `der er intet scenarie med id ${unknown.map((id) => `“${id}”`).join(', ')}`,
    expected: 'et id fra features/, fx ID27-001 eller ID27-001~Afsnit',
    remedy: 'Find id’et på siden “Specifikationer”, eller kør “npm run lint”.',
  });
}
