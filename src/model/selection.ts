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
    ...(scenarios.length === 0 ? [] : [`scenarier: ${scenarios.join(', ')}`]),
    ...(shard === undefined ? [] : [`del ${shard}`]),
  ];
  return parts.length === 0 ? 'alle scenarier' : parts.join('; ');
}
