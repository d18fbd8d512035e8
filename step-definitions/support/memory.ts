import type {
  ExtractView,
  FhirAnswer,
  FhirCapabilities,
  FhirSearchResult,
  ReplicationAnswer,
  ShakMapView,
  UnitView,
} from '../../src/client/interfaces.ts';
import type { ClassificationEntry } from '../../src/sor/unit.ts';
import type { MapSource, Surface } from './surfaces.ts';
import type { TestUnit } from './test-units.ts';

/** What one interface showed of the unit; `view` is undefined when it did not know the unit. */
export interface UnitReading {
  readonly surface: Surface;
  readonly view: UnitView | undefined;
}

/** Everything an interface showed. */
export interface Population {
  readonly surface: Surface;
  readonly units: readonly UnitView[];
}

/** Rows of the SHAK map from one source. */
export interface MapReading {
  readonly source: MapSource;
  readonly rows: readonly ShakMapView[];
}

/** A walk through a replication feed: each call's answer, in order. */
export interface FeedWalk {
  readonly maxRecords: number;
  readonly pages: readonly Extract<ReplicationAnswer, { kind: 'feed' }>[];
}

/** What steps may keep for one another; one entry a noun. */
export interface Memory {
  readonly testUnit: TestUnit;
  readonly reading: UnitReading;
  readonly readings: readonly UnitReading[];
  readonly population: Population;
  readonly comparison: Population;
  readonly mapReading: MapReading;
  readonly mapComparison: MapReading;
  /** The SHAK code a lookup began with. */
  readonly shakCode: string;
  readonly levelClassification: readonly ClassificationEntry[];
  readonly classification: { readonly from: string; readonly entries: readonly ClassificationEntry[] };
  readonly extract: ExtractView;
  readonly otherExtract: ExtractView;
  readonly capabilities: FhirCapabilities;
  readonly search: FhirSearchResult;
  readonly otherSearch: FhirSearchResult;
  readonly answer: FhirAnswer;
  readonly wsdl: string;
  readonly walk: FeedWalk;
  readonly otherWalk: FeedWalk;
  readonly replication: ReplicationAnswer;
}
