import { accessProblems } from '../../session/check-access.ts';
import { usesExerciseEndpoint } from '../../config/addresses.ts';
import { environmentFolder } from '../../config/load-configuration.ts';
import { ConfigurationError } from '../../config/configuration-error.ts';
import { loadShownNumbers } from '../../config/load-decisions.ts';
import { selectEnvironment, selectParties } from '../../config/select.ts';
import { PilotError } from '../../model/pilot-error.ts';
import type { Verdict } from '../../model/verdict.ts';
import { readSuite } from '../../runner/basis.ts';
import { heldBackCases, planRun } from '../../runner/plan.ts';
import { planResume, type Resume } from '../../runner/resume.ts';
import { type RegionShare, runPilot } from '../../runner/run-pilot.ts';
import type { RunPlan } from '../../model/run-plan.ts';
import { ledgerFile } from '../../store/change-ledger.ts';
import { eachRun, readRunHeads } from '../../store/run-index.ts';
import { type Options, readArguments } from '../arguments/arguments.ts';
import { FOLDER_OPTIONS, SELECTION_OPTIONS } from '../arguments/shared-options.ts';
import { trialDate } from '../clock.ts';
import { defineCommand } from '../command.ts';
import { forkExercise } from '../exercise.ts';
import { EXERCISE } from '../exercise-register.ts';
import { heldBackInWords } from '../ending/tell-summary.ts';
import { EXIT, exitCode, type ExitCode, FAIL_ON } from '../exit-codes.ts';
import { abortOnSignals } from '../interrupt.ts';
import { sayOutcome } from '../outcome.ts';
import { say, shownPath } from '../output.ts';
import { createProgress } from '../progress.ts';
import { assertOwnSteps } from '../own-steps.ts';
import { places } from '../places.ts';
import { configFolders, folder, loadProject, toolVersion } from '../project.ts';
import { planRerun } from '../rerun.ts';
import { newRunId } from '../run-id.ts';
import { readSessionSecrets } from '../session-secrets.ts';
import { networkOf } from '../../wire/proxies.ts';
import { writingNotice } from '../writing-notice.ts';
import { droppedIn, offeredParties, type OfferedParty, sessionFor, type SessionInput } from '../sessions.ts';

const { shard, ...CHOSEN } = SELECTION_OPTIONS;

const OPTIONS = {
  ...CHOSEN,
  concurrency: { kind: 'number', value: 'N', range: [1, 50], help: 'scenarier i gang ad gangen pr. region; uden: miljøets tal' },
  retry: {
    kind: 'number',
    value: 'N',
    range: [0, 5],
    help: 'nye forsøg, når et scenarie ikke består; et sent bestået mærkes ustabilt',
  },
  'fail-on': {
    kind: 'choice',
    choices: FAIL_ON,
    value: 'HVAD',
    help: 'hvad der giver en afslutningskode over 0: “any” er alt, der ikke består, “deviation” kun afvigelser og fejl; uden: any',
  },
  'no-preflight': { kind: 'flag', help: 'kør uden først at se, om snitfladerne kan nås' },
  shard,
  'rerun-failed': { kind: 'flag', help: 'kun det, der ikke bestod i den nyeste kørsel i miljøet' },
  skriv: { kind: 'flag', help: 'kør også scenarier, der ændrer data i regionens register; i øvelsen kører de altid' },
  resume: { kind: 'run', value: 'KØRSEL', help: 'genoptag en afbrudt kørsel dér, hvor den slap' },
  date: { kind: 'date', value: 'DATO', help: 'dagen, afprøvningen gælder, fx 2027-01-01; uden: i dag' },
  results: { kind: 'new-folder', value: 'MAPPE', help: 'hvor resultaterne lægges; uden: results/' },
  config: FOLDER_OPTIONS.config,
} as const;

/** `sor-pilot run`: the whole pilot, or the part of it that is asked for. */
export const runCommand = defineCommand({
  name: 'run',
  summary: 'Kør specifikationerne mod regionernes endepunkter',
  options: OPTIONS,
  act: ({ options }) => runPilotAs(options, { tellsFailures: true }),
});

/** How a run is asked for. */
export type RunOptions = Options<typeof OPTIONS>;

/** What `sor-pilot run` has when nothing is asked for. */
export const NOTHING_CHOSEN: RunOptions = readArguments(runCommand, []).options;

/** Runs the pilot; tells only its summary where a site is about to show what did not pass. */
export async function runPilotAs(options: RunOptions, { tellsFailures }: { readonly tellsFailures: boolean }): Promise<ExitCode> {
  if (options['rerun-failed'] === true && options.resume !== undefined) throw rerunOrResume();
  assertOwnSteps(places);
  const interrupt = abortOnSignals();
  const configDirs = configFolders(options.config);
  const resultsFolder = folder(options.results, 'results');
  const { configuration, catalogue } = await loadProject(configDirs);
  const shownNumbers = await loadShownNumbers(folder(undefined, 'decisions'), configuration);
  const suite = await readSuite(places, configuration);
  const resume =
    options.resume === undefined ? undefined : planResume({ resultsFolder, run: options.resume, fingerprint: suite.fingerprint });
  const onDate = resume?.plan.onDate ?? trialDate(options.date);
  const environment = selectEnvironment(configuration, resume?.plan.environment ?? options.environment ?? EXERCISE);
  const ids = resume?.plan.selection.regions ?? options.region;
  const trial = { configuration, environment, onDate };
  const parties = offeredParties(trial, selectParties({ ...trial, ids }));
  const secrets = await readSessionSecrets(
    environment,
    parties.map(({ party }) => party.id),
  );
  const unusable = await accessProblems(parties, { values: secrets.all, limits: environment.limits, now: () => new Date() });
  if (unusable.length > 0) throw new ConfigurationError(unusable);
  const rerun =
    options['rerun-failed'] === true
      ? planRerun(eachRun(resultsFolder, readRunHeads(resultsFolder).heads), { environment: environment.id, resultsFolder })
      : undefined;
  const planInput = {
    ...newRun(),
    onDate,
    environment,
    parties,
    allParties: configuration.parties,
    catalogue,
    dropped: droppedIn(trial),
    selection: { ...options, scenarios: options.scenario },
    mayWrite: environment.exercise || environment.writes || options.skriv === true,
    only: rerun?.failed,
    ...suite.now(environment),
  };
  const plan = resume?.plan ?? planRun(planInput);
  const heldBack = resume === undefined ? heldBackCases(planInput).length : 0;
  const exercise = parties.some(({ endpoints }) => usesExerciseEndpoint(endpoints))
    ? await forkExercise({ configDirs, onDate }, interrupt.signal)
    : undefined;
  try {
    if (interrupt.interrupted()) {
      say('Afbrudt, før kørslen begyndte. Intet er kørt, og intet er skrevet.');
      return EXIT.faults;
    }
    const shares = sharesOf(plan, resume, { parties, input: { ...trial, origin: exercise?.origin, shownNumbers } });
    say(`Kører ${describeSize(shares, parties)} i miljøet “${environment.name}”. Kørsel ${plan.run}.`);
    if (heldBack > 0) say(heldBackInWords(heldBack));
    // The exercise's register is made for the run and ends with it.
    const notice = environment.exercise
      ? []
      : writingNotice(shares, (region) => shownPath(ledgerFile(resultsFolder, plan.run, region)));
    for (const line of notice) say(line);
    const progress = createProgress(
      shares.map(({ session, cases }) => ({ id: session.region.id, name: session.region.name, total: cases.length })),
      process.stdout.isTTY && process.stderr.isTTY && process.stdout.columns > 0,
    );
    const manifest = await runPilot({
      places,
      environmentFolder: await environmentFolder(configDirs, environment.id),
      resultsFolder,
      plan,
      resuming: resume !== undefined,
      holder: { pid: process.pid, startedAt: new Date(performance.timeOrigin) },
      shares,
      secretsOf: (region) => secrets.of(region),
      network: networkOf(process.env),
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
    const verdicts = manifest.regions.flatMap(({ counts }) => Object.keys(counts) as Verdict[]);
    const code = exitCode(verdicts, options['fail-on']);
    const { date, results, config } = options;
    const runAs = {
      environment: environment.id === EXERCISE ? undefined : environment.id,
      date,
      results,
      config,
      mayWrite: options.skriv === true,
    };
    const nameOf = (id: string): string => parties.find(({ party }) => party.id === id)?.party.name ?? id;
    sayOutcome({ manifest, plan, resultsFolder, code, runAs, heldBack, nameOf, tellsFailures });
    return code;
  } finally {
    exercise?.close();
    interrupt.release();
  }
}

function rerunOrResume(): PilotError {
  return new PilotError('SP1021', {
    place: { what: '--rerun-failed' },
    seen: 'både --rerun-failed og --resume',
    expected: 'ét af de to',
    remedy: 'Brug --resume for at gøre en afbrudt kørsel færdig og --rerun-failed for at køre det igen, der ikke bestod.',
  });
}

/** A new run's id and start. */
function newRun(): Pick<RunPlan, 'run' | 'startedAt'> {
  const startedAt = new Date();
  return { run: newRunId(startedAt), startedAt: startedAt.toISOString() };
}

/** The parties that are offered, and what their sessions are made of. */
interface SharesInput {
  readonly parties: readonly OfferedParty[];
  readonly input: SessionInput;
}

/** What each party's process is given: on resume only the cases that had not ended, and no party that has none. */
function sharesOf(plan: RunPlan, resume: Resume | undefined, { parties, input }: SharesInput): RegionShare[] {
  return plan.regions.flatMap((planned) => {
    const offered = parties.find(({ party }) => party.id === planned.region);
    const left = resume?.remaining.get(planned.region);
    const cases = left === undefined ? planned.cases : planned.cases.filter((one) => left.has(one.key));
    return offered === undefined || cases.length === 0 ? [] : [{ session: sessionFor(offered, input), cases }];
  });
}

function describeSize(shares: readonly RegionShare[], parties: readonly OfferedParty[]): string {
  const [one, many] = parties.every(({ party }) => party.kind === 'region') ? ['region', 'regioner'] : ['part', 'parter'];
  const cases = shares.reduce((sum, share) => sum + share.cases.length, 0);
  return `${cases} ${cases === 1 ? 'scenarie' : 'scenarier'} fordelt på ${shares.length} ${shares.length === 1 ? one : many}`;
}
