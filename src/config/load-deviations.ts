import { existsSync } from 'node:fs';
import path from 'node:path';
import { type DeliberateDeviation, deviationFileSchema } from '../model/config/deviation.ts';
import { readYamlFile } from './read-yaml-file.ts';

/**
 * The deliberate deviations under a config folder, in the order of the file; none where the folder has no exercise.
 * @throws ConfigurationError with every problem in the file (SP1002–SP1007), each with line and column.
 */
export async function loadDeviations(dir: string): Promise<readonly DeliberateDeviation[]> {
  const file = path.join(dir, 'exercise', 'deviations.yaml');
  if (!existsSync(file)) return [];
  const { deviations, inMerger } = (await readYamlFile(file, deviationFileSchema)).value;
  return [...deviations, ...inMerger];
}
