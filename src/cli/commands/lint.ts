import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadConfiguration } from '../../config/load-configuration.ts';
import { lintExercise } from '../../config/lint-exercise.ts';
import { collectStepDefinitions } from '../../gherkin/collect-step-definitions.ts';
import { readCatalogue, scenarioIds } from '../../gherkin/catalogue.ts';
import { lintFeatures } from '../../gherkin/lint/lint-features.ts';
import { loadFeatures, loadSuite } from '../../gherkin/load-features.ts';
import { countRequirements, type RequirementTrace, traceRequirements } from '../../report/requirements.ts';
import { PilotError } from '../../model/pilot-error.ts';
import { cacheFolder } from '../../model/places.ts';
import { stepGlobs } from '../../runner/run-pilot.ts';
import { readSettings } from '../../site/settings.ts';
import { registerTsNode } from '../../runner/region/ts-node-hooks.ts';
import { FOLDER_OPTIONS } from '../arguments/shared-options.ts';
import { trialDate } from '../clock.ts';
import { defineCommand } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { lintDecisions } from '../lint-decisions.ts';
import { print, say, sayErrors } from '../output.ts';
import { assertOwnSteps } from '../own-steps.ts';
import { places } from '../places.ts';
import { configFolders, folder } from '../project.ts';

const OPTIONS = {
  requirements: { kind: 'flag', help: 'vis, hvilke scenarier der afprøver hvert krav' },
  decisions: FOLDER_OPTIONS.decisions,
  results: { kind: 'folder', value: 'MAPPE', help: 'resultaterne, aftalerne holdes op mod; uden: results/' },
  config: FOLDER_OPTIONS.config,
} as const;

/** `sor-pilot lint`: the authoring rules for features, and which requirements they cover. */
export const lintCommand = defineCommand({
  name: 'lint',
  summary: 'Efterse specifikationerne efter skrivereglerne, og om aftalerne gælder endnu',
  positionals: [
    { kind: 'path', code: 'SP1021', value: 'STI', many: true, remedy: 'Ret stien. Uden sti efterses alle specifikationer.' },
  ],
  options: OPTIONS,
  async act({ options, positionals }) {
    assertOwnSteps(places);
    const files =
      positionals.length === 0
        ? await loadSuite(places)
        : (await Promise.all(positionals.map(readablePath).map(loadFeatures))).flat();
    const wholeSuite = positionals.length === 0;
    const read = readCatalogue(files);
    const configuration = await loadConfiguration(configFolders(options.config), wholeSuite ? scenarioIds(read) : undefined);
    registerTsNode({ places, cacheFolder: join(cacheFolder(places.home), 'ts-node') });
    const stepDefinitions = await collectStepDefinitions(places, stepGlobs(places));
    const { catalogue } = read;
    const problems = [
      ...lintFeatures({
        files,
        requirements: configuration.requirements,
        usageSituations: configuration.usageSituations,
        regions: configuration.regions,
        stepDefinitions,
        wholeSuite,
      }),
    ];
    if (wholeSuite) {
      const decisions =
        options.decisions === undefined
          ? readSettings(process.env, places).decisionsDirectory
          : folder(options.decisions, 'decisions');
      const results = folder(options.results, 'results');
      const cases = catalogue.cases.map(({ key }) => key);
      problems.push(...(await lintExercise(configFolders(options.config), cases)));
      const looked = await lintDecisions({ configuration, catalogue, decisions, results, today: trialDate(undefined) });
      problems.push(...looked.problems);
      for (const notice of looked.notices) say(notice);
    }
    if (problems.length > 0) sayErrors(problems);
    say(
      `${files.length} ${files.length === 1 ? 'fil' : 'filer'} efterset, ${problems.length} ${problems.length === 1 ? 'fejl' : 'fejl'}.`,
    );
    if (files.length === 0) return EXIT.nothing;
    const traces = traceRequirements(configuration.requirements, catalogue);
    if (options.requirements) for (const trace of traces) print(traceLine(trace));
    if (wholeSuite) say(coverageLine(traces));
    return problems.length === 0 ? EXIT.passed : EXIT.usage;
  },
});

/** A folder, or a file of features. Throws PilotError SP1021 for any other file. */
function readablePath(given: string): string {
  const path = resolve(given);
  if (path.endsWith('.feature') || statSync(path).isDirectory()) return path;
  throw new PilotError('SP1021', {
    place: { what: 'sor-pilot lint' },
    seen: `“${given}” er ikke en fil med specifikationer`,
    expected: 'en mappe eller en fil, der ender på .feature',
    remedy: 'Ret stien. Uden sti efterses alle specifikationer.',
  });
}

/** `shak-format: SHAK-005 SHAK-006`, or the reason why nothing stands there. */
function traceLine({ requirement, scenarios }: RequirementTrace): string {
  if (scenarios.length > 0) return `${requirement.id}: ${scenarios.map(({ id }) => id).join(' ')}`;
  return `${requirement.id}: ${requirement.unverified === undefined ? 'intet scenarie' : `intet scenarie, fordi: ${requirement.unverified}`}`;
}

function coverageLine(traces: readonly RequirementTrace[]): string {
  const { total, verified, reasoned, open } = countRequirements(traces);
  const rest = open === 0 ? '' : `, ${open} mangler begge dele`;
  return `${total} krav: ${verified} afprøves af scenarier, ${reasoned} har en grund til ikke at blive det${rest}.`;
}
