import { loadDecisions } from '../config/load-decisions.ts';
import { loadConfiguration } from '../config/load-configuration.ts';
import { loadGuidance } from '../config/load-guidance.ts';
import { loadDeviations } from '../config/load-deviations.ts';
import { readCatalogue, scenarioIds } from '../gherkin/catalogue.ts';
import { loadFeatures, loadSuite } from '../gherkin/load-features.ts';
import { neutral } from '../model/neutral.ts';
import { formatPilotError, type PilotError } from '../model/pilot-error.ts';
import { danishDay } from '../model/danish-day.ts';
import { fromRun } from '../report/export/from-run.ts';
import { markKnown } from '../report/known.ts';
import { markLapsed } from '../report/lapse.ts';
import { buildMatrices } from '../report/matrices.ts';
import { runsOf } from '../report/outcomes.ts';
import { summariseRun } from '../report/runs.ts';
import { trends } from '../report/trend.ts';
import { readSuite } from '../runner/basis.ts';
import { availability, availabilityFrom } from '../report/availability.ts';
import { readLooks } from '../store/look-file.ts';
import { readPreflight } from '../store/preflight-file.ts';
import { readRuns } from '../store/reader.ts';
import { comparisons } from './comparisons.ts';
import { assertDistinctAddresses } from './build/distinct-addresses.ts';
import { environmentsToShow } from './environments-to-show.ts';
import { onceFor } from './once-for.ts';
import { loadRollout } from './rollout.ts';
import { readRolloutDecisions } from './rollout-decisions.ts';
import { type SiteSettings, readSettings, sitePlaces } from './settings.ts';
import type { SiteData } from './site-data.ts';
import { screenResults } from './withheld/screen-results.ts';

let loading: Promise<SiteData> | undefined;

/**
 * Everything the pages show, read from disk once a build. What cannot be read of the results is reported on stderr
 * and left out; a configuration or features folder that cannot be read ends the build.
 */
export function loadSite(): Promise<SiteData> {
  loading ??= readSite(readSettings(process.env, sitePlaces(process.env, process.cwd())), new Date());
  return loading;
}

async function readSite(settings: SiteSettings, now: Date): Promise<SiteData> {
  const [deviations, features, stored] = await Promise.all([
    loadDeviations(settings.configFolders),
    settings.featuresDirectory === undefined ? loadSuite(settings.places) : loadFeatures(settings.featuresDirectory),
    readRuns(settings.resultsDirectory),
  ]);
  for (const problem of stored.problems) console.warn(`[sor-pilot] ${neutral(problem.message)}`);
  const read = readCatalogue(features);
  const { catalogue } = read;
  const configuration = await loadConfiguration(settings.configFolders, scenarioIds(read));
  const suite = await readSuite(settings.places, configuration);
  const today = danishDay(now);
  const decisions = await loadDecisions(settings.decisionsDirectory, {
    configuration,
    cases: catalogue.cases.map(({ key }) => key),
    peopleFile: settings.peopleFile,
  });
  const tell = (problem: PilotError): void => console.warn(`[sor-pilot] ${neutral(formatPilotError(problem))}`);
  const results = screenResults(stored.runs, tell, decisions.shownNumbers);
  const all = configuration.environments.flatMap((environment) =>
    buildMatrices({
      environment,
      parties: configuration.parties,
      catalogue,
      runs: results.runs,
      current: { ...suite.now(environment), registerDays: decisions.agenda.registerDays },
      today,
    }).map((matrix) => {
      const known = markKnown(matrix, decisions.knownDeviations, today);
      return markLapsed(known, decisions.agenda.lapseAfterDays, today);
    }),
  );
  const guidance = await loadGuidance(settings.guidanceDirectory, {
    configuration,
    scenarios: catalogue.specifications.map(({ id }) => id),
    subjects: [...new Set(catalogue.specifications.map(({ feature }) => feature.subject))],
  });
  assertDistinctAddresses({
    catalogue,
    regions: configuration.parties,
    requirements: configuration.requirements,
    environments: configuration.environments,
    sorSources: guidance.sorSources,
  });
  const { matrices, runs, signOffs } = environmentsToShow(
    { matrices: all, runs: results.runs, signOffs: decisions.signOffs },
    { exerciseToo: settings.exerciseToo },
  );
  const own = new Set(catalogue.specifications.filter(({ origin }) => origin === 'own').map(({ id }) => id));
  const commonKeys = catalogue.cases.filter(({ id }) => !own.has(id)).map(({ key }) => key);
  const records = new Map(runs.map((record) => [record.run, record]));
  return {
    settings,
    configuration,
    guidance,
    decisions: { ...decisions, signOffs },
    today,
    deviations,
    catalogue,
    rolloutDecisions: await readRolloutDecisions(settings.decisionsDirectory, configuration),
    rollout: loadRollout({ measurementsDirectory: settings.measurementsDirectory, configuration, today }, tell),
    matrices: matrices.filter(({ kind }) => kind === 'region'),
    partyMatrices: matrices.filter(({ kind }) => kind !== 'region'),
    runs: runs.map(summariseRun),
    comparisons: comparisons({ runs, catalogue, meetings: decisions.agenda.meetings, today }),
    trends: onceFor((matrix) =>
      trends({
        runs: runsOf(runs, matrix.environment),
        regions: matrix.regions.map(({ id }) => id),
        keys: commonKeys,
      }),
    ),
    runResults: (run) => {
      const record = records.get(run);
      const { environments, parties: regions } = configuration;
      return record === undefined ? undefined : fromRun(record, { environments, regions, catalogue });
    },
    caseDetail: (place) => results.caseDetail(place),
    preflight: ({ run, region }) => {
      const record = records.get(run);
      if (record === undefined) return undefined;
      const problems: PilotError[] = [];
      const found = readPreflight(record.folder, region, problems);
      for (const problem of problems) console.warn(`[sor-pilot] ${neutral(problem.message)}`);
      return results.texts({ run, region }, found);
    },
    availability: (place) => {
      const problems: PilotError[] = [];
      const looks = readLooks(settings.resultsDirectory, { ...place, from: availabilityFrom(now) }, problems);
      for (const problem of problems) console.warn(`[sor-pilot] ${neutral(problem.message)}`);
      return availability(looks, now);
    },
    evidence: (place, sha256) => results.evidence(place, sha256),
    isOffered: (place, sha256) => results.isOffered(place, sha256),
    storedEvidence: (place, sha256) => results.storedEvidence(place, sha256),
    packedEvidence: (place, sha256) => results.packedEvidence(place, sha256),
    filesHeldBack: (run) => results.filesHeldBack(run),
  };
}
