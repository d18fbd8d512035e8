/**
 * What a party does with the register, in the order pages name it. Each interface belongs to one role (below); a scenario
 * without an interface names its own, with the tag @rolle:….
 */
export const PARTY_ROLES = [
  { id: 'viser', da: 'Viser registret', means: 'giver adgang til registret selv eller en kopi af det' },
  { id: 'slaar-op', da: 'Slår op', means: 'viser og bruger enheder fra registret i sit eget arbejde' },
  { id: 'opdaterer', da: 'Opdaterer', means: 'retter og opretter enheder i registret' },
  { id: 'sender', da: 'Sender', means: 'sender meddelelser, der adresseres med registrets koder' },
  { id: 'modtager', da: 'Modtager', means: 'tager imod meddelelser, der adresseres med registrets koder' },
  { id: 'indberetter', da: 'Indberetter', means: 'indberetter med registrets koder' },
] as const satisfies readonly {
  /** Stands in configuration and in the tag @rolle:…. */
  readonly id: string;
  /** Danish, for people. */
  readonly da: string;
  /** What one with the role does, as a Danish clause without a subject. */
  readonly means: string;
}[];

/** What a party does with the register. */
export type PartyRole = (typeof PARTY_ROLES)[number]['id'];

/**
 * The interfaces a region's pilot may offer, one row each: the register's own, the messages and reports its systems send,
 * and, over FHIR, the regional systems that must show a unit (the kinds the national plan names). Everything that lists
 * interfaces is derived from here; what an interface does lies in its room under src/interfaces.
 *
 * - `kind` is the protocol it is spoken to with, and so which access it can take and how it is looked at before a run.
 * - `role` is what whoever offers it does with the register, and so which scenarios concern them.
 * - `shows` is whether it asks the register itself or shows the copy of the latest nightly import.
 */
const ROWS = [
  { id: 'fhir', da: 'FHIR', short: 'FHIR', kind: 'fhir', role: 'viser', shows: 'published' },
  { id: 'skrs', da: 'SKRS (registerkopi)', short: 'SKRS', kind: 'soap', role: 'viser', shows: 'published' },
  { id: 'sorls', da: 'SORLS (opslag)', short: 'SORLS', kind: 'soap', role: 'viser', shows: 'live' },
  { id: 'sorus', da: 'SORUS (opdatering)', short: 'SORUS', kind: 'soap', role: 'opdaterer', shows: 'live', changes: true },
  { id: 'udtraek', da: 'Udtræk (filer)', short: 'Udtræk', kind: 'files', role: 'viser', shows: 'published' },
  { id: 'medcom', da: 'MedCom-meddelelser', short: 'MedCom-meddelelser', kind: 'deliveries', role: 'sender', shows: 'published' },
  { id: 'lpr', da: 'LPR-indberetning', short: 'LPR-indberetning', kind: 'deliveries', role: 'indberetter', shows: 'published' },
  {
    id: 'journal',
    da: 'Patientjournal',
    short: 'Patientjournal',
    kind: 'fhir',
    role: 'slaar-op',
    shows: 'live',
    regionalSystem: true,
  },
  {
    id: 'logistik',
    da: 'Klinisk logistik',
    short: 'Klinisk logistik',
    kind: 'fhir',
    role: 'slaar-op',
    shows: 'live',
    regionalSystem: true,
  },
  {
    id: 'apotek',
    da: 'Apotekssystem',
    short: 'Apotekssystem',
    kind: 'fhir',
    role: 'slaar-op',
    shows: 'live',
    regionalSystem: true,
  },
  {
    id: 'patologi',
    da: 'Patologisystem',
    short: 'Patologisystem',
    kind: 'fhir',
    role: 'slaar-op',
    shows: 'live',
    regionalSystem: true,
  },
] as const satisfies readonly {
  readonly id: string;
  /** Danish, for people. */
  readonly da: string;
  /** The same without what explains it, where the reader knows the interface. */
  readonly short: string;
  readonly kind: 'fhir' | 'soap' | 'files' | 'deliveries';
  readonly role: PartyRole;
  readonly shows: 'live' | 'published';
  /** Its calls change the register, so that none may be sent twice. */
  readonly changes?: true;
  /** A system of the region's own that must show units. */
  readonly regionalSystem?: true;
}[];

type Row = (typeof ROWS)[number];
/** Id of an interface: its key in configuration, its tag in a feature and the name of its room. */
export type InterfaceName = Row['id'];
/** An interface on which files are handed over. */
export type DeliveryInterface = Extract<Row, { readonly kind: 'deliveries' }>['id'];
/** A regional system that shows units over FHIR. */
export type RegionalSystem = Extract<Row, { readonly regionalSystem: true }>['id'];

/** Ids of all interfaces, in the order of the table. */
export const INTERFACES: readonly InterfaceName[] = ROWS.map(({ id }) => id);

/** Danish names of the interfaces, for people. */
export const INTERFACE_NAMES = Object.fromEntries(ROWS.map(({ id, da }) => [id, da])) as Readonly<Record<InterfaceName, string>>;

/** The regional systems that show units over FHIR. */
export const REGIONAL_SYSTEMS: readonly RegionalSystem[] = ROWS.flatMap((row) => ('regionalSystem' in row ? [row.id] : []));

/** The interfaces on which a region's own systems show or send units; on the others the register itself is tried. */
export const OWN_SYSTEMS: readonly InterfaceName[] = ROWS.flatMap((row) =>
  row.kind === 'deliveries' || 'regionalSystem' in row ? [row.id] : [],
);

/** Whether an interface's calls change the register; one that was sent may have been heard even without an answer. */
export function changesRegister(id: InterfaceName): boolean {
  return 'changes' in interfaceRow(id);
}

/** The row of an interface: its name, its protocol, and which of the register's states it shows. */
export function interfaceRow(id: InterfaceName): Row {
  const row = ROWS.find((candidate) => candidate.id === id);
  if (row === undefined) throw new TypeError(`Unknown interface: ${id}`);
  return row;
}

/** Whether a text is the id of an interface. */
export const isInterface = (text: string): text is InterfaceName => (INTERFACES as readonly string[]).includes(text);

/**
 * Where a reader may meet a data element, in the order of the site's tables: the formats of the register's files, and the
 * interfaces that spell elements in their own way. `like` is the carrier whose names another is assumed to share where no
 * source shows its own.
 */
const CARRIERS = [
  { id: 'xml1', short: 'XML 1', long: 'SOR XML version 1' },
  { id: 'xml2', short: 'XML 2', long: 'SOR XML version 2', like: 'xml1' },
  { id: 'xml3', short: 'XML 3', long: 'SOR XML version 3', like: 'xml1' },
  { id: 'csv', short: 'CSV', long: 'CSV-filerne (SOR2)' },
  { id: 'skrs', short: 'SKRS', long: INTERFACE_NAMES.skrs, like: 'csv' },
  { id: 'sorls', short: 'SORLS', long: INTERFACE_NAMES.sorls },
  { id: 'sorus', short: 'SORUS', long: INTERFACE_NAMES.sorus },
  { id: 'fhir', short: 'FHIR', long: 'FHIR (Organization)' },
] as const satisfies readonly {
  readonly id: string;
  /** For the head of a column. Danish. */
  readonly short: string;
  /** What it is. Danish. */
  readonly long: string;
  readonly like?: string;
}[];

/** A carrier of data elements, as guidance names it. */
export type ElementCarrier = (typeof CARRIERS)[number]['id'];

/** Ids of the carriers, in the order of the site's tables. */
export const ELEMENT_CARRIERS = CARRIERS.map(({ id }) => id);

interface CarrierRow {
  readonly short: string;
  readonly long: string;
  readonly like?: ElementCarrier;
}

/** The carriers' names and what their spellings are assumed to follow, by id. */
export const CARRIER_ROWS = Object.fromEntries(CARRIERS.map((row): [string, CarrierRow] => [row.id, row])) as Readonly<
  Record<ElementCarrier, CarrierRow>
>;
