import { existsSync } from 'node:fs';
import { type DeliberateDeviation, deviationFileSchema } from '../model/config/deviation.ts';
import { type ConfigFolders, fileIn } from './config-folder.ts';
import { readYamlFile } from './read-yaml-file.ts';

/**
 * The deliberate deviations under a config folder, in the order of the file; none where the folder has no exercise.
 * @throws ConfigurationError with every problem in the file (SP1002–SP1007), each with line and column.
 */
export async function loadDeviations(dir: ConfigFolders): Promise<readonly DeliberateDeviation[]> {
  const file = fileIn(dir, 'exercise/deviations.yaml');
  if (!existsSync(file)) return [];
  const { deviations, inMerger } = (await readYamlFile(file, deviationFileSchema)).value;
  return [...deviations, ...inMerger];
}
