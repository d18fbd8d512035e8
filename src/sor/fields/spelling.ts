/** IE institutionsejer, SI sundhedsinstitution, OE organisatorisk enhed. */
export type SorType = 'IE' | 'SI' | 'OE';

/**
 * What a spelling rests on. `seen`: a public source shows it, for CSV and SKRS public code that reads the files or a public
 * field mapping, for XML schema set 1.0.0 (trifork/sdm), for SORUS NSP's description of the entity type; `id27`: named by
 * NSP's release page, for this carrier or for the fields in general; `ours`: needed to carry the register, the real name is not public.
 */
export type Origin = 'seen' | 'id27' | 'ours';

/** A carrier's name for an element, and what the name rests on. */
export interface Spelling {
  readonly name: string;
  readonly origin: Origin;
}

/** Where an element stands in SOR XML. That versions 2 and 3 keep the names of version 1 is an assumption. */
export interface XmlSpelling {
  /**
   * Local names from the unit's own element down to the leaf; by type of unit where they differ. The level is read
   * wherever in the unit it stands, because its place in version 3 is not public.
   */
  readonly path: string | Readonly<Partial<Record<SorType, string>>>;
  readonly origin: Origin;
  /** The first version that has it; 1 where left out. */
  readonly since?: 2 | 3;
  /** The types of unit it is written on; all where left out. */
  readonly on?: readonly SorType[];
}

/** Where an element stands in a FHIR R4 Organization, as DK Core and MedCom's EER have it. */
export interface FhirSpelling {
  readonly path: string;
  readonly origin: Origin;
  /** A server may leave it out and still show the unit rightly. */
  readonly optional?: true;
}

/** The carriers whose records are elements or columns by name; what is said of one unit at a time stands first. */
export const RECORD_CARRIERS = ['sorusAnswer', 'sorusRequest', 'sorls', 'skrs', 'csv'] as const;
/** A carrier whose records are elements or columns by name. */
export type RecordCarrier = (typeof RECORD_CARRIERS)[number];

/** A data element, spelled in every carrier that has it. */
export interface ElementRow extends Readonly<Partial<Record<RecordCarrier, Spelling>>> {
  /** The register's own name, which people are told. */
  readonly name: string;
  /** `structure`: told by how the document nests, not by an element of its own. */
  readonly xml?: XmlSpelling | 'structure';
  readonly fhir?: FhirSpelling;
  /** A text the unit carries as it stands, with no meaning to readers and writers. */
  readonly plain?: true;
  /** How its values are compared between carriers; an element that has this is part of every view of a unit. */
  readonly compared?: 'code' | 'text' | 'day';
  /** The part of the level it is; a unit may show several levels, so they are read as pairs. */
  readonly level?: 'code' | 'name';
}

/** A spelling by what it rests on; see {@link Origin}. */
export const seen = (name: string): Spelling => ({ name, origin: 'seen' });
/** A spelling that NSP's release page for ID27 names. */
export const id27 = (name: string): Spelling => ({ name, origin: 'id27' });
/** A spelling of our own, where the real one is not public. */
export const ours = (name: string): Spelling => ({ name, origin: 'ours' });

/** A column of SorEntity, daily and complete alike, and the element of the SKRS record, which follows the file's names. */
export function column({ name, origin }: Spelling, inSkrs: Origin = 'ours'): Pick<ElementRow, 'csv' | 'skrs'> {
  return { csv: { name, origin }, skrs: { name, origin: inSkrs } };
}
