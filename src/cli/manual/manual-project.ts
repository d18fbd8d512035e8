import { join } from 'node:path';
import { loadConfiguration } from '../../config/load-configuration.ts';
import { readCatalogue } from '../../gherkin/catalogue.ts';
import { loadFeatures } from '../../gherkin/load-features.ts';
import { type ManualCase, manualCases } from '../../manual/manual-case.ts';
import type { Configuration } from '../../model/config/configuration.ts';
import { projectRoot } from '../project.ts';
import { Refusal } from '../refusal.ts';

/** What the manual commands know: the configuration, and every case a person can answer. */
export interface ManualProject {
  readonly configuration: Configuration;
  readonly cases: readonly ManualCase[];
}

/** Reads configuration and manual scenarios. Throws ConfigurationError or Refusal with every problem found. */
export async function loadManualProject(configFolder: string): Promise<ManualProject> {
  const [configuration, files] = await Promise.all([
    loadConfiguration(configFolder),
    loadFeatures(join(projectRoot, 'features')),
  ]);
  const { catalogue, problems } = readCatalogue(files);
  if (problems.length > 0) throw new Refusal(problems);
  return { configuration, cases: manualCases(files, catalogue) };
}
