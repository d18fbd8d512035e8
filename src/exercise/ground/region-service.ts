import type { Behaviour } from '../../model/config/behaviour.ts';
import { type InterfaceName, interfaceRow } from '../../model/interfaces.ts';
import type { Region } from '../../model/config/region.ts';
import type { ClassificationEntry, RegisterContent, ShakSorMapRow, SorUnit } from '../../sor/unit.ts';
import type { FileCache } from './file-cache.ts';
import type { LiveRegister } from './live-register/live-register.ts';

/** What one party's part of the endpoint is made of; the name is from when only regions were served. */
export interface RegionService {
  readonly region: Pick<Region, 'id' | 'name'>;
  /** The register as it ought to be shown, live and as last imported. */
  readonly register: LiveRegister;
  readonly behaviours: readonly Behaviour[];
  /** SOR codes of the region's test units by role; behaviours name units by role. */
  readonly testUnits: Readonly<Record<string, string>>;
  /** MedCom's FHIR code system for the levels. */
  readonly levelSystem: string;
  /** Level name to OrganisationalLevelCode, as in the register's classification. */
  readonly levelCodes: ReadonlyMap<string, string>;
  /** Extract files that have been made; regions that show the same share them. */
  readonly files: FileCache;
  readonly now: () => Date;
  readonly version: string;
}

/** A level as it goes out: a part that is undefined is left out of the answer, an empty one is there and empty. */
export interface ServedLevel {
  readonly code: string | undefined;
  readonly name: string | undefined;
}

/** A unit as it goes out, behaviours applied. A right unit has none or one level. */
export interface ServedUnit {
  readonly unit: SorUnit;
  readonly levels: readonly ServedLevel[];
}

/** A mapping row as it goes out. */
export interface ServedMapRow {
  readonly row: ShakSorMapRow;
  readonly levels: readonly ServedLevel[];
}

/** The register an interface shows, before behaviours. */
export function contentFor({ register }: RegionService, scope: Pick<Scope, 'interface'>): RegisterContent {
  return interfaceRow(scope.interface).shows === 'live' ? register.live().content : register.published();
}

/** Everything one interface (and within it one file or datatype) shows, behaviours applied. */
export interface ServedRegister {
  readonly snapshotDate: string;
  readonly createdAtTime: string;
  readonly units: readonly ServedUnit[];
  /** Records of the units of earlier and later days, for the views that carry history. */
  readonly otherStates: readonly ServedUnit[];
  readonly shakSorMap: readonly ServedMapRow[];
  readonly classifications: readonly ClassificationEntry[];
}

/** The extract's files, as the client names them. */
export type ExtractFile = 'xml2' | 'xml3' | 'csvDaily' | 'csvComplete';

/** The views of the register on SKRS; the CSV files of an extract hold the same. */
export type Datatype = 'sorEntity' | 'shakSorMap' | 'sorOrganisationalLevel' | 'sorClassifications';

/** The part of a region an answer belongs to. */
export interface Scope {
  readonly interface: InterfaceName;
  readonly file?: ExtractFile;
  readonly datatype?: Datatype;
}
