import { resolve } from 'node:path';
import { loadKeys } from '../../config/load-keys.ts';
import { importFiles, type ImportOutcome } from '../../handover/import-files.ts';
import { PilotError } from '../../model/pilot-error.ts';
import { readDanishTime } from '../../manual/danish-time.ts';
import { FOLDER_OPTIONS, parseOptions } from '../arguments.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { print, say } from '../output.ts';
import { folder, loadProject, toolVersion } from '../project.ts';

const OPTIONS = {
  environment: { kind: 'text', value: 'MILJØ', help: 'miljøet, resultaterne er fra; kræves, når filen ikke selv siger det' },
  region: { kind: 'text', value: 'REGION', help: 'regionen, resultaterne er for; kræves, når filen ikke selv siger det' },
  'run-started': { kind: 'text', value: 'TIDSPUNKT', help: 'hvornår kørslen begyndte, når Cucumber JSON ikke siger det' },
  unsigned: { kind: 'flag', help: 'tag også det ind, ingen har underskrevet, uden for øvelsen' },
  results: { kind: 'text', value: 'MAPPE', help: 'hvor resultaterne lægges; uden: results/' },
  config: FOLDER_OPTIONS.config,
} as const;

/** `sor-pilot import`: results made elsewhere, taken in whole or not at all. */
export const importCommand: Command = {
  name: 'import',
  summary: 'Tag resultater ind, som er lavet et andet sted: bundter, mapper, Cucumbers beskeder og JSON',
  positionals: 'FIL …',
  options: OPTIONS,
  async run(args) {
    const { options, positionals } = parseOptions('import', OPTIONS, args);
    if (positionals.length === 0) throw nothingNamed();
    const configFolder = folder(options.config, 'config');
    const { configuration, catalogue } = await loadProject(configFolder);
    const keys = await loadKeys(configFolder, configuration.regions);
    const outcome = await importFiles(
      positionals.map((file) => resolve(file)),
      {
        resultsFolder: folder(options.results, 'results'),
        environments: configuration.environments.map(({ id, exercise, regions }) => ({
          id,
          exercise,
          regions: Object.keys(regions),
        })),
        keys,
        catalogue,
        toolVersion: toolVersion(),
        environment: options.environment,
        region: options.region,
        runStarted: options['run-started'] === undefined ? undefined : timeOf(options['run-started']),
        unsigned: options.unsigned === true,
      },
    );
    sayOutcome(outcome);
    return EXIT.passed;
  },
};

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

function timeOf(text: string): Date {
  const time = readDanishTime(text);
  if (time !== undefined) return time;
  throw new PilotError('SP1021', {
    place: { what: '--run-started' },
    seen: `“${text}”`,
    expected: 'et tidspunkt som “2026-11-23 14:30” (dansk tid) eller 2026-11-23T13:30:00Z',
    remedy: 'Ret tidspunktet.',
  });
}

function nothingNamed(): PilotError {
  return new PilotError('SP1021', {
    place: { what: 'sor-pilot import' },
    seen: 'der er ikke nævnt nogen fil',
    expected: 'mindst én fil eller mappe',
    remedy: 'Skriv fx “npx sor-pilot import midt.sorpilot.zip”.',
  });
}
