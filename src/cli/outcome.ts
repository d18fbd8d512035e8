import type { Manifest } from '../model/run.ts';
import type { RunPlan } from '../model/run-plan.ts';
import { needsAction, type Verdict, verdictOfFinding } from '../model/verdict.ts';
import { digestStoredRegion } from '../store/digest-stored-region.ts';
import { evidenceFile, insideFolder, MESSAGES_FILE, regionFolder, runFolder } from '../store/paths.ts';
import { commandAgain, commandRerunFailed, commandResume, type RunAs } from './ending/again.ts';
import { failuresOf } from './ending/failures.ts';
import { tellFailures } from './ending/tell-failures.ts';
import { tellSummary } from './ending/tell-summary.ts';
import type { ExitCode } from './exit-codes.ts';
import { columns, sayLines, shownPath } from './output.ts';
import { paint } from './paint.ts';

/** A run that has ended, and what telling of it takes. */
export interface Outcome {
  readonly manifest: Manifest;
  readonly plan: RunPlan;
  readonly resultsFolder: string;
  readonly code: ExitCode;
  readonly runAs: RunAs;
  /** Scenarios that would change data and were left out, over all regions. */
  readonly heldBack: number;
  readonly nameOf: (region: string) => string;
  /** Whether each failure is told; without, only the summary is. */
  readonly tellsFailures: boolean;
}

const CUT_OFF = verdictOfFinding('Aborted');

/** Tells how a run ended: each failure with all a tester needs to go on from it, and then the run as a whole. */
export function sayOutcome({ manifest, plan, resultsFolder, code, runAs, heldBack, nameOf, tellsFailures }: Outcome): void {
  const folder = runFolder(resultsFolder, plan.run);
  const layout = { width: columns(), paint, nameOf };
  const failing = manifest.regions.filter(({ counts }) => tellsFailures && (Object.keys(counts) as Verdict[]).some(needsAction));
  const groups = failing.flatMap(({ region }) => failuresOf(region, digestStoredRegion(folder, plan, region).details));
  const told = tellFailures(groups, {
    ...layout,
    evidenceOf: (region, { evidence }) =>
      shownPath(
        evidence === undefined
          ? insideFolder(regionFolder(folder, region), MESSAGES_FILE)
          : evidenceFile(folder, region, evidence),
      ),
    // What was cut off is run by going on with the run.
    again: ({ region, failures }) =>
      failures[0].verdict === CUT_OFF
        ? commandResume(runAs, plan.run)
        : commandAgain(
            runAs,
            { id: region, isRegion: plan.regions.every((one) => one.region !== region || one.party === undefined) },
            failures.map(({ key }) => key),
          ),
  });
  const summary = tellSummary(
    {
      ...manifest,
      code,
      heldBack,
      folder: shownPath(folder),
      resume: commandResume(runAs, plan.run),
      rerunFailed: commandRerunFailed(runAs),
    },
    layout,
  );
  sayLines([...(told.length === 0 ? [] : ['', paint('strong', 'Det, der ikke bestod')]), ...told, ...summary]);
}
