import { resolve } from 'node:path';
import { loadDecisions } from '../../config/load-decisions.ts';
import { readRuns } from '../../store/reader.ts';
import { readSettings } from '../../site/settings.ts';
import { siteAddresses } from '../../site/data-paths.ts';
import { PilotError } from '../../model/pilot-error.ts';
import { FOLDER_OPTIONS } from '../arguments/shared-options.ts';
import { trialDate } from '../clock.ts';
import { defineCommand } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { FORMAT_NAMES, FORMATS } from '../export/formats.ts';
import { resultsToExport } from '../export/results-to-export.ts';
import { type OutputErrors, writeOutput } from '../output-file.ts';
import { printDocument, say, sayErrors } from '../output.ts';
import { places } from '../places.ts';
import { configFolders, folder, loadProject, toolVersion } from '../project.ts';

const EXPORT_ERRORS: OutputErrors = {
  code: 'SP4051',
  expected: 'en mappe, der findes og kan skrives i',
  remedy: 'Opret mappen, eller vælg en anden fil med -o.',
};

const OPTIONS = {
  format: { kind: 'choice', choices: FORMAT_NAMES, needed: true, value: 'FORMAT', help: 'junit, csv, json eller earl' },
  environment: { kind: 'environment', value: 'MILJØ', help: 'miljøet, resultaterne er fra; uden: øvelsen' },
  region: { kind: 'region', many: true, value: 'REGION', help: 'kun disse regioner; kan gentages' },
  run: { kind: 'run', value: 'KØRSEL', help: 'det, én kørsel efterlod; uden: den nyeste afgørelse for hvert tilfælde' },
  out: {
    kind: 'output',
    code: EXPORT_ERRORS.code,
    remedy: EXPORT_ERRORS.remedy,
    short: 'o',
    value: 'FIL',
    help: 'filen, der skrives; uden: standardud',
  },
  results: FOLDER_OPTIONS.results,
  config: FOLDER_OPTIONS.config,
} as const;

/** `sor-pilot export`: results in a form that other programs read. */
export const exportCommand = defineCommand({
  name: 'export',
  summary: 'Giv resultaterne som JUnit, CSV, JSON eller EARL',
  options: OPTIONS,
  async act({ options }) {
    const write = FORMATS[options.format];
    const [project, { runs, problems }] = await Promise.all([
      loadProject(configFolders(options.config)),
      readRuns(folder(options.results, 'results')),
    ]);
    if (problems.length > 0) sayErrors(problems);
    try {
      const { environment, region: regions, run } = options;
      const { siteUrl, decisionsDirectory } = readSettings(process.env, places);
      const decisions = await loadDecisions(decisionsDirectory, {
        configuration: project.configuration,
        cases: project.catalogue.cases.map(({ key }) => key),
      });
      const today = trialDate(undefined);
      const set = await resultsToExport(project, runs, { environment, regions, run, today, decisions });
      const text = write(set, siteAddresses(siteUrl), toolVersion());
      if (options.out === undefined) printDocument(text);
      else {
        const file = resolve(options.out);
        await writeOutput(file, text, { errors: EXPORT_ERRORS });
        say(`Skrevet: ${file}`);
      }
    } catch (error) {
      if (!(error instanceof PilotError) || error.code !== 'SP4050') throw error;
      sayErrors([error]);
      return EXIT.nothing;
    }
    return problems.length > 0 ? EXIT.faults : EXIT.passed;
  },
});
