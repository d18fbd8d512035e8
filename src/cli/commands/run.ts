import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { accessProblems } from '../../session/check-access.ts';
import { usesExerciseEndpoint } from '../../config/addresses.ts';
import { ConfigurationError } from '../../config/configuration-error.ts';
import { collectSecretReferences, resolveSecrets } from '../../config/secrets.ts';
import { selectEnvironment, selectRegions } from '../../config/select.ts';
import type { Verdict } from '../../model/verdict.ts';
import { suiteFingerprint } from '../../runner/fingerprint.ts';
import { planRun } from '../../runner/plan.ts';
import { planResume, type Resume } from '../../runner/resume.ts';
import { type RegionShare, runPilot } from '../../runner/run-pilot.ts';
import type { RunPlan } from '../../model/run-plan.ts';
import { FOLDER_OPTIONS, parseOptions } from '../arguments.ts';
import { trialDate } from '../clock.ts';
import type { Command } from '../command.ts';
import { forkExercise } from '../exercise.ts';
import { EXERCISE } from '../exercise-register.ts';
import { exitCode } from '../exit-codes.ts';
import { abortOnSignals } from '../interrupt.ts';
import { sayOutcome } from '../outcome.ts';
import { say } from '../output.ts';
import { createProgress } from '../progress.ts';
import { folder, loadProject, projectRoot, toolVersion } from '../project.ts';
import { newRunId } from '../run-id.ts';
import { type OfferedRegion, offeredRegions, sessionFor, type SessionInput } from '../sessions.ts';

const OPTIONS = {
  environment: { kind: 'text', value: 'MILJØ', help: 'miljøet, der afprøves i (config/environments); uden: øvelsen' },
  region: { kind: 'text', many: true, value: 'REGION', help: 'kun disse regioner; kan gentages' },
  tags: { kind: 'text', value: 'UDTRYK', help: 'kun scenarier med disse mærker, fx “@snitflade:fhir and not @antagelse”' },
  scenario: {
    kind: 'text',
    many: true,
    value: 'ID',
    help: 'kun disse scenarier, fx ID27-001 eller ID27-001~Afsnit; kan gentages',
  },
  concurrency: { kind: 'number', value: 'N', range: [1, 50], help: 'scenarier i gang ad gangen pr. region; uden: miljøets tal' },
  retry: {
    kind: 'number',
    value: 'N',
    range: [0, 5],
    help: 'nye forsøg, når et scenarie ikke består; et sent bestået mærkes ustabilt',
  },
  'no-preflight': { kind: 'flag', help: 'kør uden først at se, om snitfladerne kan nås' },
  shard: { kind: 'text', value: 'DEL/ANTAL', help: 'kun denne del af scenarierne, talt fra 1' },
  resume: { kind: 'text', value: 'KØRSEL', help: 'genoptag en afbrudt kørsel dér, hvor den slap' },
  date: { kind: 'text', value: 'DATO', help: 'dagen, afprøvningen gælder, fx 2027-01-01; uden: i dag' },
  results: { kind: 'text', value: 'MAPPE', help: 'hvor resultaterne lægges; uden: results/' },
  config: FOLDER_OPTIONS.config,
} as const;

/** `sor-pilot run`: the whole pilot, or the part of it that is asked for. */
export const runCommand: Command = {
  name: 'run',
  summary: 'Kør specifikationerne mod regionernes endepunkter',
  options: OPTIONS,
  async run(args) {
    const { options } = parseOptions('run', OPTIONS, args);
    const interrupt = abortOnSignals();
    const configFolder = folder(options.config, 'config');
    const resultsFolder = folder(options.results, 'results');
    const { configuration, catalogue } = await loadProject(configFolder);
    const fingerprint = await suiteFingerprint(projectRoot, configuration.fingerprint);
    const resume =
      options.resume === undefined ? undefined : await planResume({ resultsFolder, run: options.resume, fingerprint });
    const onDate = resume?.plan.onDate ?? trialDate(options.date);
    const environment = selectEnvironment(configuration, resume?.plan.environment ?? options.environment ?? EXERCISE);
    const ids = resume?.plan.selection.regions ?? options.region;
    const trial = { configuration, environment, onDate };
    const regions = offeredRegions(trial, selectRegions({ ...trial, ids }));
    const references = collectSecretReferences(
      environment,
      regions.map(({ region }) => region.id),
    );
    const secrets = await resolveSecrets(references, process.env, (path) => readFile(path, 'utf8'));
    const unusable = await accessProblems(regions, { values: secrets, limits: environment.limits, now: () => new Date() });
    if (unusable.length > 0) throw new ConfigurationError(unusable);
    const plan =
      resume?.plan ??
      planRun({
        ...newRun(),
        onDate,
        environment,
        regions,
        allRegions: configuration.regions,
        catalogue,
        selection: { ...options, scenarios: options.scenario },
        fingerprint,
      });
    const exercise = regions.some(({ endpoints }) => usesExerciseEndpoint(endpoints))
      ? await forkExercise({ configFolder, onDate })
      : undefined;
    try {
      const shares = sharesOf(plan, resume, { regions, input: { ...trial, origin: exercise?.origin } });
      say(`Kører ${describeSize(shares)} i miljøet “${environment.name}”. Kørsel ${plan.run}.`);
      const progress = createProgress(
        shares.map(({ session, cases }) => ({ id: session.region.id, name: session.region.name, total: cases.length })),
        process.stdout.isTTY && process.stderr.isTTY,
      );
      const manifest = await runPilot({
        projectRoot,
        environmentFolder: join(configFolder, 'environments'),
        resultsFolder,
        plan,
        resuming: resume !== undefined,
        holder: { pid: process.pid, startedAt: new Date(performance.timeOrigin) },
        shares,
        secrets,
        concurrency: options.concurrency ?? environment.concurrency,
        retry: options.retry ?? 0,
        preflight: options['no-preflight'] !== true,
        entry: new URL('../region-process.ts', import.meta.url),
        toolVersion: toolVersion(),
        signal: interrupt.signal,
        now: () => new Date(),
        onCaseFinished: (region, _key, passed) => progress.caseFinished(region, passed),
        onRegionEnded: (region, end) => progress.regionEnded(region, end),
      });
      await progress.done();
      const code = exitCode(manifest.regions.flatMap(({ counts }) => Object.keys(counts) as Verdict[]));
      const { date, results, config } = options;
      const runAs = {
        environment: environment.id === EXERCISE ? undefined : environment.id,
        date,
        results,
        config,
        mayWrite: false,
      };
      const nameOf = (id: string): string => regions.find(({ region }) => region.id === id)?.region.name ?? id;
      sayOutcome({ manifest, plan, resultsFolder, code, runAs, heldBack: 0, nameOf });
      return code;
    } finally {
      exercise?.close();
      interrupt.release();
    }
  },
};

/** A new run's id and start. */
function newRun(): Pick<RunPlan, 'run' | 'startedAt'> {
  const startedAt = new Date();
  return { run: newRunId(startedAt), startedAt: startedAt.toISOString() };
}

/** The regions that are offered, and what their sessions are made of. */
interface SharesInput {
  readonly regions: readonly OfferedRegion[];
  readonly input: SessionInput;
}

/** What each region's process is given: on resume only the cases that had not ended, and no region that has none. */
function sharesOf(plan: RunPlan, resume: Resume | undefined, { regions, input }: SharesInput): RegionShare[] {
  return plan.regions.flatMap((planned) => {
    const offered = regions.find(({ region }) => region.id === planned.region);
    const left = resume?.remaining.get(planned.region);
    const cases = left === undefined ? planned.cases : planned.cases.filter((one) => left.has(one.key));
    return offered === undefined || cases.length === 0 ? [] : [{ session: sessionFor(offered, input), cases }];
  });
}

function describeSize(shares: readonly RegionShare[]): string {
  const cases = shares.reduce((sum, share) => sum + share.cases.length, 0);
  return `${cases} scenarier fordelt på ${shares.length} ${shares.length === 1 ? 'region' : 'regioner'}`;
}
