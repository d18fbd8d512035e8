import { partiesOf, triedIn } from '../../model/config/endpoints-of.ts';
import { resolve } from 'node:path';
import { loadKeys } from '../../config/load-keys.ts';
import { importFiles, type ImportOutcome } from '../../handover/import-files.ts';
import { readDanishTime } from '../../manual/danish-time.ts';
import { FOLDER_OPTIONS } from '../arguments/shared-options.ts';
import { defineCommand } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { print, say } from '../output.ts';
import { configFolders, folder, loadProject, toolVersion } from '../project.ts';

const OPTIONS = {
  environment: {
    kind: 'environment',
    value: 'MILJØ',
    help: 'miljøet, resultaterne er fra; kræves, når filen ikke selv siger det',
  },
  region: { kind: 'region', value: 'REGION', help: 'regionen, resultaterne er for; kræves, når filen ikke selv siger det' },
  'run-started': { kind: 'time', value: 'TIDSPUNKT', help: 'hvornår kørslen begyndte, når Cucumber JSON ikke siger det' },
  unsigned: { kind: 'flag', help: 'tag også det ind, ingen har underskrevet, uden for øvelsen' },
  results: { kind: 'new-folder', value: 'MAPPE', help: 'hvor resultaterne lægges; uden: results/' },
  config: FOLDER_OPTIONS.config,
} as const;

/** `sor-pilot import`: results made elsewhere, taken in whole or not at all. */
export const importCommand = defineCommand({
  name: 'import',
  summary: 'Tag resultater ind, som er lavet et andet sted: bundter, mapper, Cucumbers beskeder og JSON',
  positionals: [
    {
      kind: 'path',
      code: 'SP4030',
      value: 'FIL',
      many: true,
      needed: true,
      remedy: 'Skriv, hvad der skal tages ind, fx “npx sor-pilot import midt.sorpilot.zip”.',
    },
  ],
  options: OPTIONS,
  async act({ options, positionals }) {
    const configDirs = configFolders(options.config);
    const { configuration, catalogue } = await loadProject(configDirs);
    const keys = await loadKeys(configDirs, configuration.parties);
    const outcome = await importFiles(
      positionals.map((file) => resolve(file)),
      {
        resultsFolder: folder(options.results, 'results'),
        environments: configuration.environments.map((environment) => ({
          id: environment.id,
          exercise: environment.exercise,
          regions: partiesOf(environment),
          triedAs: (party) => triedIn(configuration, environment, party),
        })),
        keys,
        catalogue,
        toolVersion: toolVersion(),
        environment: options.environment,
        region: options.region,
        runStarted: options['run-started'] === undefined ? undefined : readDanishTime(options['run-started']),
        unsigned: options.unsigned === true,
      },
    );
    sayOutcome(outcome);
    return EXIT.passed;
  },
});

function sayOutcome({ taken, known, signedBy }: ImportOutcome): void {
  for (const run of taken) print(run);
  if (taken.length > 0)
    say(
      `Taget ind: ${count(taken.length)}.${signedBy.length === 0 ? ' Ingen har skrevet under.' : ` Underskrevet af ${signedBy.join(', ')}.`}`,
    );
  if (known.length > 0) say(`Var her i forvejen, uændret: ${count(known.length)}.`);
  if (taken.length > 0) say('Byg siden med “npm run build”, så resultaterne kan ses.');
}

function count(runs: number): string {
  return runs === 1 ? '1 kørsel' : `${runs} kørsler`;
}
