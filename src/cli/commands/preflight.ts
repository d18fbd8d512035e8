import { accessProblems } from '../../session/check-access.ts';
import { usesExerciseEndpoint } from '../../config/addresses.ts';
import { ConfigurationError } from '../../config/configuration-error.ts';
import { loadConfiguration } from '../../config/load-configuration.ts';
import { selectEnvironment, selectParties } from '../../config/select.ts';
import { lookOf } from '../../model/look.ts';
import type { PilotError } from '../../model/pilot-error.ts';
import { worstState } from '../../model/preflight.ts';
import { availability, availabilityFrom } from '../../report/availability.ts';
import { keepLook, readLooks } from '../../store/look-file.ts';
import { FOLDER_OPTIONS } from '../arguments/shared-options.ts';
import { trialDate } from '../clock.ts';
import { defineCommand } from '../command.ts';
import { behavioursFile, startExercise } from '../exercise.ts';
import { EXERCISE } from '../exercise-register.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { availabilityLines } from '../availability-table.ts';
import { columns, printJson, say, sayErrors, sayLines } from '../output.ts';
import { preflightOf } from '../preflight-of.ts';
import { preflightLines, preflightProblems, preflightSummary } from '../preflight-table.ts';
import { assertResults, configFolders, folder } from '../project.ts';
import { readSessionSecrets } from '../session-secrets.ts';
import { offeredParties, type OfferedParty } from '../sessions.ts';

const OPTIONS = {
  environment: { kind: 'environment', value: 'MILJØ', help: 'miljøet, der ses på (config/environments); uden: øvelsen' },
  region: { kind: 'region', many: true, value: 'REGION', help: 'kun disse regioner; kan gentages' },
  record: { kind: 'flag', help: 'gem i mappen med resultater, hvad der blev set, så tilgængeligheden kan regnes ud' },
  availability: { kind: 'flag', help: 'spørg ikke; vis tilgængeligheden over 7 og 30 dage af det, der er gemt' },
  json: { kind: 'flag', help: 'skriv det hele som JSON på standardud' },
  results: { ...FOLDER_OPTIONS.results, kind: 'new-folder' },
  config: FOLDER_OPTIONS.config,
} as const;

/** `sor-pilot preflight`: whether each interface can be reached, as whom, and what it says of itself. */
export const preflightCommand = defineCommand({
  name: 'preflight',
  summary: 'Se, om snitfladerne kan nås, uden at køre scenarier',
  options: OPTIONS,
  async act({ options }) {
    const configDirs = configFolders(options.config);
    const configuration = await loadConfiguration(configDirs);
    const onDate = trialDate(undefined);
    const environment = selectEnvironment(configuration, options.environment ?? EXERCISE);
    const trial = { configuration, environment, onDate };
    const parties = offeredParties(trial, selectParties({ ...trial, ids: options.region }));
    const resultsFolder = folder(options.results, 'results');
    if (options.availability === true)
      return tellAvailability({ environment: environment.id, parties, resultsFolder }, options.json);
    const ids = parties.map(({ party }) => party.id);
    const secrets = await readSessionSecrets(environment, ids);
    const now = (): Date => new Date();
    const unusable = await accessProblems(parties, { values: secrets.all, limits: environment.limits, now });
    if (unusable.length > 0) throw new ConfigurationError(unusable);
    const exercise = parties.some(({ endpoints }) => usesExerciseEndpoint(endpoints))
      ? await startExercise({ configuration, onDate, port: 0, behavioursFile: behavioursFile(configDirs) })
      : undefined;
    try {
      const found = await Promise.all(
        parties.map((offered) =>
          preflightOf(offered, { ...trial, origin: exercise?.origin, configDirs, secrets: secrets.of(offered.party.id) }),
        ),
      );
      if (options.record === true) for (const one of found) keepLook(resultsFolder, one, lookOf(one));
      if (options.json === true) printJson(found);
      else {
        const names = new Map(parties.map(({ party }) => [party.id, party.name]));
        const named = found.map((one) => [names.get(one.region) ?? one.region, one] as const);
        for (const one of named) sayLines(['', ...preflightLines(...one, columns())]);
        const problems = named.flatMap((one) => preflightProblems(...one));
        if (problems.length > 0) {
          say();
          sayErrors(problems);
        }
        say(`\n${preflightSummary(found)}`);
      }
      const looked = found.flatMap(({ interfaces }) => interfaces);
      if (looked.length === 0) return EXIT.nothing;
      return looked.some((one) => worstState(one) === 'failed') ? EXIT.faults : EXIT.passed;
    } finally {
      await exercise?.close();
    }
  },
});

interface AvailabilityOf {
  readonly environment: string;
  readonly parties: readonly OfferedParty[];
  readonly resultsFolder: string;
}

/** What has been recorded, told or given as data; 4 when nothing has. */
function tellAvailability({ environment, parties, resultsFolder }: AvailabilityOf, json: boolean | undefined): ExitCode {
  assertResults(resultsFolder, 'hvor tit snitfladerne har kunnet bruges');
  const now = new Date();
  const problems: PilotError[] = [];
  const told = parties.map(({ party }) => {
    const looks = readLooks(resultsFolder, { environment, region: party.id, from: availabilityFrom(now) }, problems);
    return { region: party.id, name: party.name, interfaces: availability(looks, now) };
  });
  if (problems.length > 0) sayErrors(problems);
  if (json === true) printJson({ environment, at: now.toISOString(), regions: told });
  else for (const { name, interfaces } of told) sayLines(['', ...availabilityLines(name, interfaces, columns())]);
  return told.some(({ interfaces }) => interfaces.length > 0) ? EXIT.passed : EXIT.nothing;
}
