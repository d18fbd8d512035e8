import { join } from 'node:path';
import { loadConfiguration } from '../../config/load-configuration.ts';
import { collectStepDefinitions } from '../../gherkin/collect-step-definitions.ts';
import { lintFeatures } from '../../gherkin/lint/lint-features.ts';
import { loadFeatures } from '../../gherkin/load-features.ts';
import { cacheFolder } from '../../runner/cache-folder.ts';
import { STEP_DEFINITIONS } from '../../runner/run-pilot.ts';
import { registerTsNode } from '../../runner/region/ts-node-hooks.ts';
import { parseOptions } from '../arguments.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { say, sayErrors } from '../output.ts';
import { folder, projectRoot } from '../project.ts';

const OPTIONS = { config: { kind: 'text', value: 'MAPPE', help: 'hvor konfigurationen ligger; uden: config/' } } as const;

/** `sor-pilot lint`: the authoring rules for features. */
export const lintCommand: Command = {
  name: 'lint',
  summary: 'Efterse specifikationerne efter skrivereglerne',
  positionals: '[STI …]',
  options: OPTIONS,
  async run(args) {
    const { options, positionals } = parseOptions('lint', OPTIONS, args);
    const configuration = await loadConfiguration(folder(options.config, 'config'));
    const folders =
      positionals.length === 0 ? [join(projectRoot, 'features')] : positionals.map((path) => folder(path, 'features'));
    const files = (await Promise.all(folders.map(loadFeatures))).flat();
    registerTsNode({ projectRoot, cacheFolder: join(cacheFolder(projectRoot), 'ts-node') });
    const stepDefinitions = await collectStepDefinitions(projectRoot, STEP_DEFINITIONS);
    const problems = lintFeatures({
      files,
      requirements: configuration.requirements,
      usageSituations: configuration.usageSituations,
      stepDefinitions,
    });
    if (problems.length > 0) sayErrors(problems);
    say(
      `${files.length} ${files.length === 1 ? 'fil' : 'filer'} efterset, ${problems.length} ${problems.length === 1 ? 'fejl' : 'fejl'}.`,
    );
    if (files.length === 0) return EXIT.nothing;
    return problems.length === 0 ? EXIT.passed : EXIT.usage;
  },
};
