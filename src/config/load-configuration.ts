import path from 'node:path';
import { assumptionsFileSchema, settledRequirements } from '../model/config/assumption.ts';
import type { Configuration } from '../model/config/configuration.ts';
import { environmentSchema } from '../model/config/environment.ts';
import { partiesFileSchema, type Party, regionAsParty } from '../model/config/party.ts';
import { regionsFileSchema } from '../model/config/region.ts';
import {
  levelsFileSchema,
  requirementsFileSchema,
  sourcesFileSchema,
  usageSituationsFileSchema,
} from '../model/config/vocabulary.ts';
import { ConfigFolder, type ConfigFolders } from './config-folder.ts';
import { ConfigurationError } from './configuration-error.ts';
import { crossCheck } from './cross-check.ts';

const NO_ENVIRONMENT = { seen: 'Der er ikke noget miljø.', example: 'oevelse.yaml', remedy: 'Opret en fil for miljøet.' };

/**
 * Reads everything under a config folder, or some that lie over each other: regions, other parties, levels, requirements,
 * assumptions, usage situations, sources and each file in environments/. Gives it validated and cross-checked, environments in the order of their file names. With the ids of the
 * specified scenarios, what regions declare not relevant is checked against them too.
 * @throws ConfigurationError with every problem there is (SP1001–SP1007, SP1010), each with file, line and column.
 */
export async function loadConfiguration(dir: ConfigFolders, scenarios?: readonly string[]): Promise<Configuration> {
  const reading = new ConfigFolder(dir);
  await reading.require('en mappe med regions.yaml og de øvrige filer');
  const [regions, levels, requirements, assumptions, usageSituations, sources] = await Promise.all([
    reading.read('regions.yaml', regionsFileSchema),
    reading.read('levels.yaml', levelsFileSchema),
    reading.read('requirements.yaml', requirementsFileSchema),
    reading.read('assumptions.yaml', assumptionsFileSchema),
    reading.read('usage-situations.yaml', usageSituationsFileSchema),
    reading.read('sources.yaml', sourcesFileSchema),
  ]);
  const [parties, exerciseParties] = await Promise.all([
    reading.readIfThere('parties.yaml', partiesFileSchema),
    reading.readIfThere('exercise/parties.yaml', partiesFileSchema),
  ]);
  const names = await reading.list('environments', NO_ENVIRONMENT);
  const environments = (await Promise.all(names.map((name) => reading.read(name, environmentSchema)))).filter(
    (file) => file !== undefined,
  );

  const problems = [
    ...reading.problems(),
    ...crossCheck({
      regions,
      parties,
      exerciseParties,
      levels,
      requirements,
      assumptions,
      usageSituations,
      sources,
      environments,
      scenarios,
    }),
  ];
  // A file that could not be read has left a problem; the second half of the test tells the compiler so.
  const complete = regions !== undefined && levels !== undefined && requirements !== undefined && assumptions !== undefined;
  if (problems.length > 0 || !complete || usageSituations === undefined || sources === undefined) {
    throw new ConfigurationError(problems);
  }
  return {
    regions: regions.value.regions,
    parties: [
      ...regions.value.regions.map(regionAsParty),
      ...(parties?.value.parties ?? []).map((party): Party => ({ ...party, exercise: false })),
      ...(exerciseParties?.value.parties ?? []).map((party): Party => ({ ...party, exercise: true })),
    ],
    environments: environments.map((file) => file.value),
    levelSystem: levels.value.system,
    levels: levels.value.levels,
    requirements: settledRequirements(requirements.value.requirements, assumptions.value.assumptions),
    assumptions: assumptions.value.assumptions,
    usageSituations: usageSituations.value.usageSituations,
    sources: sources.value.sources,
    fingerprint: reading.fingerprint(),
  };
}

/**
 * The folder that an environment's own file lies in; what it names of files is named from there.
 * @throws ConfigurationError SP1001 when no file is of that environment.
 */
export async function environmentFolder(dir: ConfigFolders, id: string): Promise<string> {
  const reading = new ConfigFolder(dir);
  for (const name of await reading.list('environments', NO_ENVIRONMENT)) {
    const file = await reading.read(name, environmentSchema);
    if (file?.value.id === id) return path.dirname(reading.pathOf(name));
  }
  throw new ConfigurationError(reading.problems());
}
