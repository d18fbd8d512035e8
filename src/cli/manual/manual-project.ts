import type { ConfigFolders } from '../../config/config-folder.ts';
import { type ManualCase, manualCases } from '../../manual/manual-case.ts';
import type { Configuration } from '../../model/config/configuration.ts';
import { loadProject } from '../project.ts';

/** What the manual commands know: the configuration, and every case a person can answer. */
export interface ManualProject {
  readonly configuration: Configuration;
  readonly cases: readonly ManualCase[];
}

/** Reads configuration and manual scenarios. Throws ConfigurationError or Refusal with every problem found. */
export async function loadManualProject(configDirs: ConfigFolders): Promise<ManualProject> {
  const { configuration, catalogue, files } = await loadProject(configDirs);
  return { configuration, cases: manualCases(files, catalogue) };
}
