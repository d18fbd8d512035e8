import type { Assumption } from '../model/config/assumption.ts';
import type { Environment } from '../model/config/environment.ts';
import type { OtherParty } from '../model/config/party.ts';
import type { Region } from '../model/config/region.ts';
import type { Level, Requirement, Source, UsageSituation } from '../model/config/vocabulary.ts';
import type { YamlFile } from './read-yaml-file.ts';

/** A file with parties that are no regions. */
export type PartiesFile = YamlFile<{ readonly parties: readonly OtherParty[] }>;

/** The files that could be read; what needs a file that is missing is left unchecked, since its own error says enough. */
export interface ConfigFiles {
  readonly regions: YamlFile<{ readonly regions: readonly Region[] }> | undefined;
  /** The parties that are no regions; nobody need be. */
  readonly parties: PartiesFile | undefined;
  /** Those made up for the exercise. */
  readonly exerciseParties: PartiesFile | undefined;
  readonly levels: YamlFile<{ readonly levels: readonly Level[] }> | undefined;
  readonly requirements: YamlFile<{ readonly requirements: readonly Requirement[] }> | undefined;
  readonly assumptions: YamlFile<{ readonly assumptions: readonly Assumption[] }> | undefined;
  readonly usageSituations: YamlFile<{ readonly usageSituations: readonly UsageSituation[] }> | undefined;
  readonly sources: YamlFile<{ readonly sources: readonly Source[] }> | undefined;
  readonly environments: readonly YamlFile<Environment>[];
  /** Ids of the specified scenarios; references to them are left unchecked where nobody has read the specifications. */
  readonly scenarios?: readonly string[] | undefined;
}
