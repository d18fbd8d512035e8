import { loadConfiguration } from '../../config/load-configuration.ts';
import { eachRun, readRunHeads } from '../../store/run-index.ts';
import { compareRuns } from '../../report/compare/compared-sets.ts';
import { changesJson } from '../../report/export/json/changes.ts';
import { siteAddresses } from '../../site/data-paths.ts';
import { readSettings } from '../../site/settings.ts';
import { FOLDER_OPTIONS } from '../arguments/shared-options.ts';
import { defineCommand } from '../command.ts';
import { changeLines } from '../compare/change-lines.ts';
import { chooseRuns } from '../compare/choose-runs.ts';
import { EXIT } from '../exit-codes.ts';
import { printDocument, say, sayErrors } from '../output.ts';
import { places } from '../places.ts';
import { configFolders, folder } from '../project.ts';

const OPTIONS = {
  json: { kind: 'flag', help: 'som JSON efter skemaet “changes”, til et program' },
  results: FOLDER_OPTIONS.results,
  config: FOLDER_OPTIONS.config,
} as const;

/** `sor-pilot compare`: what differs between two runs. Ends with 1 when something that passed no longer does. */
export const compareCommand = defineCommand({
  name: 'compare',
  summary: 'Vis, hvad der er forskelligt mellem to kørsler',
  positionals: [
    { kind: 'run', value: 'KØRSEL' },
    { kind: 'run', value: 'KØRSEL' },
  ],
  options: OPTIONS,
  async act({ options, positionals }) {
    const results = folder(options.results, 'results');
    const { heads, problems } = readRunHeads(results);
    if (problems.length > 0) sayErrors(problems);
    const chosen = chooseRuns(heads, positionals);
    const [before, after] = chosen === undefined ? [] : eachRun(results, [chosen.before, chosen.after]);
    if (before === undefined || after === undefined) {
      say('Der er ikke to kørsler fra samme miljø at sammenligne. Kør “npm run pilot” igen.');
      return EXIT.nothing;
    }
    const sets = compareRuns(before, after);
    if (options.json) {
      const { environments } = await loadConfiguration(configFolders(options.config));
      const { id } = sets.environment;
      const name = environments.find((environment) => environment.id === id)?.name ?? id;
      const document = changesJson(sets, name, siteAddresses(readSettings(process.env, places).siteUrl));
      printDocument(`${JSON.stringify(document, undefined, 2)}\n`);
    } else printDocument(`${changeLines(sets).join('\n')}\n`);
    if (problems.length > 0) return EXIT.faults;
    return sets.counts.regressed > 0 ? EXIT.deviations : EXIT.passed;
  },
});
