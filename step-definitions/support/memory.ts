import type { FhirAnswer, FhirCapabilities, FhirSearchResult } from '../../src/interfaces/fhir/contract.ts';
import type { ReportView } from '../../src/interfaces/lpr/contract.ts';
import type { MessageView } from '../../src/interfaces/medcom/contract.ts';
import type { ReplicationAnswer } from '../../src/interfaces/skrs/contract.ts';
import type { LookupAnswer, SorlsClient } from '../../src/interfaces/sorls/contract.ts';
import type { UpdateAnswer } from '../../src/interfaces/sorus/contract.ts';
import type { ExtractView } from '../../src/interfaces/udtraek/contract.ts';
import type { ShakMapView, UnitView } from '../../src/interfaces/views.ts';
import type { Comparison } from '../../src/model/comparison.ts';
import type { ResponseTime } from '../../src/model/response-time.ts';
import type { ClassificationEntry } from '../../src/sor/unit.ts';
import type { Delivered, RegisterKnowledge } from './deliveries.ts';
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

/** A unit a scenario has made in the register, and how it was shown before it was changed. */
export interface PilotUnit {
  readonly sorIdentifier: string;
  readonly before: UnitView;
}

/** How long the answers of one interface took, in the order they came. */
export interface AnswerTimes {
  readonly place: string;
  readonly times: readonly ResponseTime[];
}

/** What steps may keep for one another; one entry a noun. */
export interface Memory {
  readonly testUnit: TestUnit;
  readonly reading: UnitReading;
  readonly readings: readonly UnitReading[];
  /** The unit on every interface, field by field. */
  readonly unitComparison: Comparison;
  /** Places of the comparison that the region does not offer. */
  readonly leftOut: readonly string[];
  /** The assumption that kept an interface from being read for the comparison. */
  readonly unreadFor: string;
  /** Every record of one unit, as a source that keeps history lists them. */
  readonly history: readonly UnitView[];
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
  /** What a service's own contract says of a word, and whose it is. */
  readonly describes: SorlsClient['describes'];
  readonly describedBy: 'SORLS' | 'SORUS';
  /** Longest acceptable answer time of the interface the scenario is about, in milliseconds. */
  readonly answerLimitMs: number;
  readonly answerTimes: AnswerTimes;
  readonly walk: FeedWalk;
  readonly otherWalk: FeedWalk;
  readonly replication: ReplicationAnswer;
  /** What a single lookup in SORLS gave. */
  readonly lookup: LookupAnswer<UnitView>;
  /** The assumption that what the lookup should give rests on. */
  readonly lookupGround: string;
  /** What SORUS answered to the change the scenario is about. */
  readonly update: UpdateAnswer;
  /** The name of the unit the scenario has asked for. */
  readonly draftName: string;
  /** The unit the scenario has made for itself, and another below it. */
  readonly pilotUnit: PilotUnit;
  readonly pilotChild: PilotUnit;
  /** The unit as one place shows it, for another to be held against. */
  readonly seen: UnitView;
  /** What the register says of the codes in messages and reports. */
  readonly knowledge: RegisterKnowledge;
  readonly messages: Delivered<MessageView>;
  readonly reports: Delivered<ReportView>;
}
