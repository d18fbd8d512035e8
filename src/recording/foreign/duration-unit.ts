/** In what the durations of a file are written, and what a reader of the run should know of it, in Danish. */
export interface DurationUnit {
  readonly nanos: 1 | 1_000_000 | 1_000_000_000;
  readonly remark: string | undefined;
}

/** What tells of the unit. */
export interface DurationEvidence {
  /** Durations of the steps that ran, as numbers in the file. */
  readonly steps: readonly number[];
  /** Scenarios in the file's order: when each began, if the file says so, and the sum of its durations. */
  readonly scenarios: readonly { readonly startedAt: Date | undefined; readonly total: number }[];
  readonly tool: string | undefined;
  /** Whether the file has no `uri`, which only behave's own form has not. */
  readonly withoutUri: boolean;
}

const MILLISECONDS: DurationUnit = {
  nanos: 1_000_000,
  remark: 'Filens varigheder er i millisekunder og ikke i nanosekunder, som formatet siger, og er læst sådan.',
};
/** A step that JavaScript carries out and measures cannot be over in less. */
const MICROSECOND = 1_000;
/** As milliseconds, a step of 17 minutes. */
const MILLISECOND = 1_000_000;

/**
 * The unit of a file's durations. The format says nanoseconds, and that holds unless the file itself shows otherwise:
 * behave's form is in seconds; early cucumber-js wrote milliseconds, which shows in steps of less than a microsecond; and
 * where the scenarios' times of beginning fit one unit only, it is that one. What could be either stays nanoseconds, and
 * the remark says so.
 */
export function durationUnit({ steps, scenarios, tool, withoutUri }: DurationEvidence): DurationUnit {
  if (tool === 'behave' && withoutUri) return { nanos: 1_000_000_000, remark: undefined };
  const told = steps.filter((duration) => duration > 0);
  if (told.length === 0 || told.some((duration) => duration >= MILLISECOND)) return { nanos: 1, remark: undefined };
  if (tool === 'cucumber-js' && told.some((duration) => duration < MICROSECOND)) return MILLISECONDS;
  if (fillsTheTime(scenarios)) return MILLISECONDS;
  return {
    nanos: 1,
    remark:
      'Filens varigheder er læst som nanosekunder, som formatet siger. Så varede intet trin et millisekund; måske er de skrevet i en anden enhed.',
  };
}

/** Clocks are read a little apart. */
const SLACK_MS = 5;

/** Whether the durations as milliseconds each fit in the time until the next scenario began, and together fill most of it. */
function fillsTheTime(scenarios: DurationEvidence['scenarios']): boolean {
  let filled = 0;
  let passed = 0;
  for (const [at, { startedAt, total }] of scenarios.slice(0, -1).entries()) {
    const next = scenarios[at + 1]?.startedAt;
    if (startedAt === undefined || next === undefined) return false;
    const gap = next.getTime() - startedAt.getTime();
    if (gap < 0 || total > gap + SLACK_MS) return false;
    filled += total;
    passed += gap;
  }
  return passed > 0 && filled > passed / 2;
}
