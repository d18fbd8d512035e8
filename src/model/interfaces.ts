/**
 * The interfaces a region's pilot may offer, one row each: the register's own, the messages and reports its systems send,
 * and, over FHIR, the regional systems that must show a unit (the kinds the national plan names). Everything that lists
 * interfaces is derived from here; what an interface does lies in its room under src/interfaces.
 *
 * - `kind` is the protocol it is spoken to with, and so which access it can take and how it is looked at before a run.
 * - `shows` is whether it asks the register itself or shows the copy of the latest nightly import.
 */
const ROWS = [
  { id: 'fhir', da: 'FHIR', kind: 'fhir', shows: 'published' },
  { id: 'skrs', da: 'SKRS (registerkopi)', kind: 'soap', shows: 'published' },
  { id: 'sorls', da: 'SORLS (opslag)', kind: 'soap', shows: 'live' },
  { id: 'sorus', da: 'SORUS (opdatering)', kind: 'soap', shows: 'live' },
  { id: 'udtraek', da: 'Udtræk (filer)', kind: 'files', shows: 'published' },
  { id: 'medcom', da: 'MedCom-meddelelser', kind: 'deliveries', shows: 'published' },
  { id: 'lpr', da: 'LPR-indberetning', kind: 'deliveries', shows: 'published' },
  { id: 'journal', da: 'Patientjournal', kind: 'fhir', shows: 'live', regionalSystem: true },
  { id: 'logistik', da: 'Klinisk logistik', kind: 'fhir', shows: 'live', regionalSystem: true },
  { id: 'apotek', da: 'Apotekssystem', kind: 'fhir', shows: 'live', regionalSystem: true },
  { id: 'patologi', da: 'Patologisystem', kind: 'fhir', shows: 'live', regionalSystem: true },
] as const satisfies readonly {
  readonly id: string;
  /** Danish, for people. */
  readonly da: string;
  readonly kind: 'fhir' | 'soap' | 'files' | 'deliveries';
  readonly shows: 'live' | 'published';
  /** A system of the region's own that must show units. */
  readonly regionalSystem?: true;
}[];

type Row = (typeof ROWS)[number];
export type InterfaceName = Row['id'];
/** A regional system that shows units over FHIR. */
export type RegionalSystem = Extract<Row, { readonly regionalSystem: true }>['id'];

/** Ids of all interfaces, in the order of the table. */
export const INTERFACES: readonly InterfaceName[] = ROWS.map(({ id }) => id);

/** Danish names of the interfaces, for people. */
export const INTERFACE_NAMES = Object.fromEntries(ROWS.map(({ id, da }) => [id, da])) as Readonly<Record<InterfaceName, string>>;

/** The regional systems that show units over FHIR. */
export const REGIONAL_SYSTEMS: readonly RegionalSystem[] = ROWS.flatMap((row) => ('regionalSystem' in row ? [row.id] : []));

/** The row of an interface: its name, its protocol, and which of the register's states it shows. */
export function interfaceRow(id: InterfaceName): Row {
  const row = ROWS.find((candidate) => candidate.id === id);
  if (row === undefined) throw new TypeError(`Unknown interface: ${id}`);
  return row;
}
