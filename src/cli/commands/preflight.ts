import { accessProblems } from '../../session/check-access.ts';
import { openSession } from '../../session/open-session.ts';
import { usesExerciseEndpoint } from '../../config/addresses.ts';
import { ConfigurationError } from '../../config/configuration-error.ts';
import { environmentFolder, loadConfiguration } from '../../config/load-configuration.ts';
import { selectEnvironment, selectRegions } from '../../config/select.ts';
import { KEEPS_NOTHING } from '../../model/exchange.ts';
import { worstState } from '../../model/preflight.ts';
import { FOLDER_OPTIONS } from '../arguments/shared-options.ts';
import { trialDate } from '../clock.ts';
import { defineCommand } from '../command.ts';
import { behavioursFile, startExercise } from '../exercise.ts';
import { EXERCISE } from '../exercise-register.ts';
import { EXIT } from '../exit-codes.ts';
import { columns, printJson, say, sayErrors, sayLines } from '../output.ts';
import { preflightLines, preflightProblems, preflightSummary } from '../preflight-table.ts';
import { configFolders } from '../project.ts';
import { readSessionSecrets } from '../session-secrets.ts';
import { offeredRegions, sessionFor } from '../sessions.ts';

const OPTIONS = {
  environment: { kind: 'environment', value: 'MILJØ', help: 'miljøet, der ses på (config/environments); uden: øvelsen' },
  region: { kind: 'region', many: true, value: 'REGION', help: 'kun disse regioner; kan gentages' },
  json: { kind: 'flag', help: 'skriv det hele som JSON på standardud' },
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
    const regions = offeredRegions(trial, selectRegions({ ...trial, ids: options.region }));
    const ids = regions.map(({ region }) => region.id);
    const secrets = await readSessionSecrets(environment, ids);
    const now = (): Date => new Date();
    const unusable = await accessProblems(regions, { values: secrets.all, limits: environment.limits, now });
    if (unusable.length > 0) throw new ConfigurationError(unusable);
    const exercise = regions.some(({ endpoints }) => usesExerciseEndpoint(endpoints))
      ? await startExercise({ configuration, onDate, port: 0, behavioursFile: behavioursFile(configDirs) })
      : undefined;
    try {
      const found = await Promise.all(
        regions.map(async (offered) => {
          const session = sessionFor(offered, { ...trial, origin: exercise?.origin });
          const open = openSession(session, {
            ...{ evidence: KEEPS_NOTHING, secrets: secrets.of(offered.region.id), now },
            environmentFolder: await environmentFolder(configDirs, environment.id),
          });
          try {
            return await open.preflight().found;
          } finally {
            await open.close();
          }
        }),
      );
      if (options.json === true) printJson(found);
      else {
        const names = new Map(regions.map(({ region }) => [region.id, region.name]));
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
