/** What a run was asked for. */
export interface Selection {
  /** Cucumber tag expression, e.g. `@snitflade:fhir and not @antagelse`. */
  readonly tags?: string | undefined;
  /** Scenario ids (ID27-012) or case keys (ID27-012~Afsnit). Empty means all. */
  readonly scenarios: readonly string[];
  /** `2/3`: the second of three parts, counted from 1. */
  readonly shard?: string | undefined;
  /** Digest of another tool's recording. */
  readonly recording?: string | undefined;
}

/** What was asked for, in words for a person: “alle scenarier” or the filters. */
export function describeSelection({ tags, scenarios, shard, recording }: Selection): string {
  if (recording !== undefined) return 'taget ind fra et andet værktøj';
  const parts = [
    ...(tags === undefined ? [] : [`mærker: ${tags}`]),
    ...(scenarios.length === 0 ? [] : [`scenarier: ${namedScenarios(scenarios)}`]),
    ...(shard === undefined ? [] : [`del ${shard}`]),
  ];
  return parts.length === 0 ? 'alle scenarier' : parts.join('; ');
}

/** A run of what did not pass before may name hundreds; beyond this many only their number is told. */
const NAMED = 12;

function namedScenarios(scenarios: readonly string[]): string {
  const rest = scenarios.length - NAMED;
  return rest <= 1 ? scenarios.join(', ') : `${scenarios.slice(0, NAMED).join(', ')} og ${rest} til`;
}
