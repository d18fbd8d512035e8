import { danishTime } from '../../manual/danish-time.ts';
import { planManualRun } from '../../manual/plan-manual-run.ts';
import { readRole } from '../../manual/role.ts';
import { judgeSettlement } from '../../manual/settle.ts';
import { createRedactor } from '../../evidence/redactor.ts';
import { type Person, samePerson } from '../../model/manual.ts';
import { PilotError } from '../../model/pilot-error.ts';
import type { Manifest } from '../../model/run.ts';
import type { ManualOpinion } from '../../report/manual-standing.ts';
import { settlementMessages } from '../../recording/manual/settlement-messages.ts';
import { readMessages } from '../../store/messages-reader.ts';
import { insideFolder, MESSAGES_FILE, regionFolder } from '../../store/paths.ts';
import { readRuns } from '../../store/reader.ts';
import { openRegionWriter } from '../../store/region-writer.ts';
import { createRun } from '../../store/run-writer.ts';
import type { RunRecord } from '../../store/types.ts';
import { verifyRun } from '../../store/verify.ts';
import { toolVersion } from '../project.ts';
import { Refusal } from '../refusal.ts';
import { newRunId } from '../run-id.ts';
import { openDisagreements } from './disagreements.ts';
import type { ManualProject } from './manual-project.ts';
import { recordingMeta } from './recording-meta.ts';

/** The disagreement to settle, and who settles it. */
export interface SettleInput {
  readonly resultsFolder: string;
  readonly project: ManualProject;
  readonly environment: string;
  readonly region: string;
  readonly key: string;
  readonly stands: string | undefined;
  /** Those who settle it: a code of one of the testers, or “Rolle, Organisation” of somebody else. */
  readonly by: readonly string[];
  readonly reason: string | undefined;
  readonly now: Date;
}

/**
 * Settles a disagreement as a run of its own; the answers stay as they were given. Throws PilotError SP4028 (not open,
 * or not like this), Refusal with SP4002 (the answer that stands has been changed since) and SP4003.
 */
export async function settleDisagreement(input: SettleInput): Promise<Manifest> {
  const { environment, region, key, now, project } = input;
  const { runs } = await readRuns(input.resultsFolder);
  const open = openDisagreements(project.configuration, runs).find(
    (one) => one.environment.id === environment && one.region === region && one.key === key,
  );
  const opinions = open?.standing.opinions ?? [];
  const redactor = createRedactor({ secrets: [] });
  const mark = judgeSettlement({
    place: { what: `${key} i region ${region}, miljøet ${environment}` },
    answers: opinions.map(({ run, answer, settledBy }) => ({ run, tester: answer.tester.name, counts: settledBy ?? run })),
    stands: input.stands,
    by: input.by.map((who) => testerOr(who, opinions)),
    reason: input.reason === undefined ? undefined : redactor.text(input.reason).text,
    at: now,
  });
  const standing = runs.find(({ run }) => run === mark.stands);
  const planned = standing?.plan.regions.find((part) => part.region === region)?.cases.find((one) => one.key === key);
  if (open === undefined || standing === undefined || planned === undefined) throw vanished(mark.stands);
  const damaged = await verifyRun(standing);
  if (damaged.length > 0) throw new Refusal(damaged);
  const envelopes = settlementMessages({
    recording: recordingOf(standing, region),
    place: planned,
    mark,
    meta: recordingMeta(),
  });
  if (envelopes.length === 0) throw vanished(mark.stands);
  const plan = planManualRun({
    run: newRunId(now),
    startedAt: now,
    environment: open.environment,
    region,
    party: standing.plan.regions.find((part) => part.region === region)?.party,
    cases: [planned],
    // The fingerprint the answer was given on: settling does not try anything anew.
    fingerprint: standing.plan.fingerprint,
    onDate: danishTime(now).slice(0, 10),
  });
  const run = createRun(input.resultsFolder, plan);
  const writer = openRegionWriter(run.folder, region, () => now);
  for (const envelope of envelopes) writer.write(envelope);
  writer.end('completed');
  return run.finish({ finishedAt: now, toolVersion: toolVersion() });
}

/** One of the testers, by code; or somebody else, by role and organisation. */
function testerOr(who: string, opinions: readonly ManualOpinion[]): Person {
  const tester = opinions.find(({ answer }) => samePerson(answer.tester.name, who))?.answer.tester;
  return tester ?? { name: who, ...readRole(who) };
}

function recordingOf({ folder }: RunRecord, region: string): object[] {
  return [...readMessages(insideFolder(regionFolder(folder, region), MESSAGES_FILE), () => undefined)];
}

function vanished(run: string): PilotError {
  return new PilotError('SP4001', {
    place: { what: `kørsel ${run}` },
    seen: 'svaret, der skal gælde, findes ikke mere i sin kørsel',
    expected: 'den kørsel, svaret blev taget ind som',
    remedy: 'Hent kørslen igen fra den oprindelige kopi.',
  });
}
