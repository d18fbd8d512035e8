import type { ClassificationEntry, ReadProblem, RegisterContent } from '../sor/unit.ts';

/**
 * What step definitions see of a region's pilot. One adapter an interface; each call is recorded as evidence without
 * the author thinking of it. Every call may throw EndpointError (no whole answer), PreconditionError (interface not
 * offered, access refused) or Deviation (answered, but not in the interface's own format).
 */
export interface RegionClient {
  readonly fhir: FhirClient;
  readonly skrs: SkrsClient;
  readonly udtraek: ExtractClient;
  readonly sorls: SorlsClient;
  readonly sorus: SorusClient;
  readonly medcom: MessageClient;
  readonly lpr: ReportClient;
  /** Regional systems that must show a unit, over FHIR. */
  readonly journal: FhirClient;
  readonly logistik: FhirClient;
  readonly apotek: FhirClient;
  readonly patologi: FhirClient;
  /** Releases sockets. */
  close(): Promise<void>;
}

/**
 * One unit as an interface shows it, in one form for all of them. `undefined` means the field was not there at all;
 * an empty string means it was there and empty. Scenarios tell the two apart.
 */
export interface UnitView {
  readonly sorIdentifier: string | undefined;
  readonly sorType: string | undefined;
  readonly entityName: string | undefined;
  readonly entityTypeCode: string | undefined;
  readonly parentSorIdentifier: string | undefined;
  readonly shakIdentifier: string | undefined;
  /** All levels found; a well-formed unit has none or one. */
  readonly organisationalLevels: readonly LevelView[];
  /** First day the unit is valid. */
  readonly firstFromDate: string | undefined;
  readonly fromDate: string | undefined;
  readonly toDate: string | undefined;
  /** Open on the day of the trial as the interface itself says it (FHIR active); undefined where only dates tell. */
  readonly active: boolean | undefined;
  /** Where in the answer it stood, in words a tester can follow: "linje 812", "entry[3]". */
  readonly place: string;
}

export interface LevelView {
  /** OrganisationalLevelCode; undefined when the field is missing. FHIR: the code of the SNOMED CT coding. */
  readonly code: string | undefined;
  /** OrganisationalLevelName. FHIR: the name, which is also its code in MedCom's system. */
  readonly name: string | undefined;
  /** FHIR: the code system the level was given in. */
  readonly system: string | undefined;
}

/** A mapping row as an interface shows it. */
export interface ShakMapView {
  readonly shakIdentifier: string | undefined;
  readonly sorIdentifier: string | undefined;
  readonly organisationalLevels: readonly LevelView[];
  readonly fromDate: string | undefined;
  readonly toDate: string | undefined;
  readonly place: string;
}

export interface FhirClient {
  /** GET [base]/metadata */
  capabilities(): Promise<FhirCapabilities>;
  /** Search by SOR identifier; undefined when nothing matched. More than one match is a Deviation. */
  findBySor(sorIdentifier: string): Promise<UnitView | undefined>;
  /** GET [base]/Organization/[id] with the logical id; undefined on 404. */
  read(id: string): Promise<FhirAnswer>;
  /** GET [base]/Organization?… following `next` links to the end. */
  search(parameters: Readonly<Record<string, string>>): Promise<FhirSearchResult>;
}

export interface FhirCapabilities {
  readonly fhirVersion: string | undefined;
  readonly organizationInteractions: readonly string[];
  readonly organizationSearchParameters: readonly string[];
  readonly softwareVersion: string | undefined;
}

export interface FhirAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly unit: UnitView | undefined;
  /** The resource as it came, for field checks. */
  readonly resource: Readonly<Record<string, unknown>> | undefined;
  /** Issue codes and texts when the answer is an OperationOutcome. */
  readonly outcome: readonly { readonly severity: string; readonly code: string; readonly diagnostics: string }[];
}

export interface FhirSearchResult {
  readonly total: number | undefined;
  readonly pages: number;
  readonly units: readonly UnitView[];
  /** Logical ids in answer order. */
  readonly ids: readonly string[];
}

/** The views of the SOR register on SKRS that carry ID27 or what it rests on. */
export type SkrsDatatype = 'sorEntity' | 'shakSorMap' | 'sorOrganisationalLevel' | 'sorClassifications';

export interface SkrsClient {
  /** The service's WSDL text. */
  wsdl(): Promise<string>;
  /** All records of SorEntity, following the offset token to the end. Cached per region and run, or read anew when `fresh`. */
  sorEntities(options?: { readonly fresh: boolean }): Promise<readonly UnitView[]>;
  shakSorMap(): Promise<readonly ShakMapView[]>;
  classification(datatype: 'sorOrganisationalLevel' | 'sorClassifications'): Promise<readonly ClassificationEntry[]>;
  /** One raw `replicate` call, for scenarios about the protocol itself. */
  replicate(request: ReplicationRequest): Promise<ReplicationAnswer>;
}

export interface ReplicationRequest {
  readonly datatype: SkrsDatatype | { readonly name: string };
  readonly register?: string;
  readonly version?: number;
  readonly offset?: string;
  readonly maxRecords?: number;
}

export type ReplicationAnswer =
  | {
      readonly kind: 'feed';
      readonly feedId: string;
      readonly updated: string | undefined;
      readonly entries: readonly ReplicationEntry[];
    }
  | { readonly kind: 'fault'; readonly status: number; readonly faultCode: string; readonly faultString: string };

export interface ReplicationEntry {
  /** The 20-digit offset token at the end of the entry's id. */
  readonly token: string;
  readonly updated: string;
  /** Leaf elements of the record by local name, in order; repeated names keep all values. */
  readonly fields: readonly { readonly name: string; readonly value: string }[];
}

/** The files a region's extract consists of. */
export type ExtractFile = 'xml2' | 'xml3' | 'csvDaily' | 'csvComplete';

export interface ExtractClient {
  /** Reads one file whole, streaming; parsed once per region and run, or anew when `fresh`. */
  read(file: ExtractFile, options?: { readonly fresh: boolean }): Promise<ExtractView>;
  /** Fetches one file whole without reading what is in it, every time it is asked. */
  download(file: ExtractFile): Promise<void>;
}

export interface ExtractView {
  readonly file: ExtractFile;
  readonly address: string;
  /** XML: the root's namespace; CSV: undefined. */
  readonly namespace: string | undefined;
  /** XML SnapshotDate / CreatedAtTime; CSV: from Last-Modified. */
  readonly snapshotDate: string | undefined;
  readonly createdAtTime: string | undefined;
  readonly lastModified: string | undefined;
  readonly units: readonly UnitView[];
  readonly shakSorMap: readonly ShakMapView[];
  readonly classifications: readonly ClassificationEntry[];
  /** Parsed register for whole-extract checks. */
  readonly content: RegisterContent;
  readonly problems: readonly ReadProblem[];
  /** CSV: the column names as written, per file in a zip. XML: empty. */
  readonly columns: Readonly<Record<string, readonly string[]>>;
  /** Names of the files in a zip. */
  readonly entries: readonly string[];
}

/** A SOAP fault as the service told it; the adapter has already turned DGWS faults into PreconditionError. */
export interface SoapFaultView {
  readonly kind: 'fault';
  readonly status: number;
  /** The most telling code in it: from the detail where there is one, otherwise faultcode. */
  readonly faultCode: string;
  readonly faultString: string;
}

/** What a lookup gave. Unknown keys are told by a fault or by an empty answer; both are seen here. */
export type LookupAnswer<T> = { readonly kind: 'found'; readonly value: T } | { readonly kind: 'not-found' } | SoapFaultView;

/** SORLS: single lookups, live in the register. `date` (ISO) asks how it was on a day. */
export interface SorlsClient {
  wsdl(): Promise<string>;
  getSorEntity(query: { readonly sorIdentifier: string; readonly date?: string }): Promise<LookupAnswer<UnitView>>;
  sorShakMap(query: { readonly sorIdentifier: string; readonly date?: string }): Promise<LookupAnswer<readonly ShakMapView[]>>;
  shakSorMap(query: { readonly shakIdentifier: string; readonly date?: string }): Promise<LookupAnswer<readonly ShakMapView[]>>;
}

/** What a caller of SORUS may say of a unit; elements left out are left out of the request. Element names as in the entity type. */
export interface UnitDraft {
  readonly EntityName?: string;
  /** SNOMED CT concept id. */
  readonly EntityTypeIdentifier?: string;
  readonly ParentSorIdentifier?: string;
  readonly OrganisationalLevelCode?: string;
  readonly ShakIdentifier?: string;
  readonly PostalAddressInformation?: Readonly<Record<string, string>>;
  readonly VirtualAddressInformation?: Readonly<Record<string, string>>;
  readonly ReportingLevelIndicator?: boolean;
  /** First day in force, ISO; for closing the last day. */
  readonly FromDate?: string;
  readonly ToDate?: string;
}

/** What SORUS answered: the unit as it is now, with OrganisationalLevelCode and OrganisationalLevelName, or a refusal. */
export type UpdateAnswer = { readonly kind: 'done'; readonly unit: UnitView } | SoapFaultView;

/** SORUS: the five use cases UC1 to UC5 (NSP-SORUS-DES). Only units the client has made itself are ever changed; each is in the ledger first. */
export interface SorusClient {
  wsdl(): Promise<string>;
  /** UC1 */
  create(unit: UnitDraft): Promise<UpdateAnswer>;
  /** UC2 */
  update(sorIdentifier: string, changes: UnitDraft): Promise<UpdateAnswer>;
  /** UC3 */
  move(sorIdentifier: string, newParent: string, fromDate: string): Promise<UpdateAnswer>;
  /** UC4: `unit` takes the place of the units given, which are closed. The answer is the new unit. */
  replace(replaced: readonly string[], unit: UnitDraft): Promise<UpdateAnswer>;
  /** UC5 */
  close(sorIdentifier: string, toDate: string): Promise<UpdateAnswer>;
  /** Makes the nightly import happen now. Throws PreconditionError where the region has no such address. */
  importNow(): Promise<void>;
  /** Closes what this client has made and not closed, the newest first. Throws EndpointError that names what was left. */
  cleanUp(): Promise<void>;
}

/** Sample messages a region's systems send. */
export interface MessageClient {
  /** Names of the files, as configuration lists them. */
  files(): Promise<readonly string[]>;
  /**
   * One message, read once for the session. A file that is no message is a Deviation that says where it broke; one that
   * configuration does not name a TypeError.
   */
  read(file: string): Promise<MessageView>;
}

/** A message as far as its addressing goes. */
export interface MessageView {
  readonly file: string;
  readonly format: 'FHIR' | 'OIOXML';
  /** What it is, in its own words: “hospital-notification-message”, “XDIS20”; empty when it does not say. */
  readonly kind: string;
  readonly parties: readonly MessageParty[];
  /** FHIR: how many Encounters it tells of; each should name who is responsible. */
  readonly stays: number;
}

/** Someone a message names. */
export interface MessageParty {
  /** `provider` is the unit responsible for the stay (FHIR Encounter.serviceProvider). */
  readonly role: 'sender' | 'receiver' | 'provider' | 'other';
  readonly identifiers: readonly PartyIdentifier[];
  /** “advis.json, MessageHeader.sender”. */
  readonly place: string;
}

/** A number a party is known by. */
export interface PartyIdentifier {
  /** What the message says it is. `other` under a system or code that is none of these. */
  readonly kind: 'sor' | 'ean' | 'shak' | 'ydernummer' | 'kommunenummer' | 'other';
  readonly value: string;
  /** The FHIR system, IdentifierCode or element as written. */
  readonly said: string | undefined;
}

/** Sample reports to LPR. */
export interface ReportClient {
  /** Names of the files, as configuration lists them. */
  files(): Promise<readonly string[]>;
  /** One report, read once for the session. A file that cannot be read to its end, or has no entries, is a Deviation. */
  read(file: string): Promise<ReportView>;
}

export interface ReportView {
  readonly file: string;
  readonly entries: readonly ReportEntry[];
}

/** One course element of a report. */
export interface ReportEntry {
  /** “indberetning.xml, Forloebselement 3”. */
  readonly place: string;
  /** What stands as the responsible unit; a right entry has one. */
  readonly responsibleUnits: readonly string[];
  /** Values that may be SHAK codes: `saysSo` when their name says that they are. */
  readonly possibleShak: readonly { readonly name: string; readonly value: string; readonly saysSo: boolean }[];
}
