/** A parameter of a search, as the request has it. */
export type SearchParameter = readonly [name: string, value: string];

const BY = 'http://hl7.org/fhir/SearchParameter';

/** Search parameters of Organization that are supported, as the CapabilityStatement names them. */
export const SEARCH_PARAMETERS = [
  { name: '_id', type: 'token', definition: `${BY}/Resource-id`, documentation: 'Det logiske id, som her er SOR-koden.' },
  {
    name: '_lastUpdated',
    type: 'date',
    definition: `${BY}/Resource-lastUpdated`,
    documentation: 'Med præfikserne eq, ge, gt, le og lt.',
  },
  { name: 'active', type: 'token', definition: `${BY}/Organization-active`, documentation: 'true eller false.' },
  {
    name: 'identifier',
    type: 'token',
    definition: `${BY}/Organization-identifier`,
    documentation: 'SOR-kode, lokationsnummer, CVR-nummer eller ydernummer.',
  },
  {
    name: 'name',
    type: 'string',
    definition: `${BY}/Organization-name`,
    documentation: 'Begyndelsen af navnet; også :exact og :contains.',
  },
  {
    name: 'partof',
    type: 'reference',
    definition: `${BY}/Organization-partof`,
    documentation: 'Den overordnede: Organization/[id] eller [id].',
  },
  {
    name: 'type',
    type: 'token',
    definition: `${BY}/Organization-type`,
    documentation: 'IE, SI eller OE, enhedens type i SNOMED CT, eller niveauet.',
  },
] as const;

/** The page asked for; a parameter of ours that stands in the paging links alone. */
export const PAGE_PARAMETER = '_side';

/** Parameters that steer the answer rather than choose units. */
export const RESULT_PARAMETERS: readonly string[] = ['_count', '_format', '_pretty', PAGE_PARAMETER];

/** Splits a value at commas; `\,`, `\|`, `\$` and `\\` stand for the sign itself (FHIR R4, search, escaping). */
export function alternatives(value: string): readonly string[] {
  return value.match(/(?:\\.|[^,\\])+/gs) ?? [];
}

/** A value with its escapes taken off. */
export function unescapeValue(value: string): string {
  return value.replaceAll(/\\([,|$\\])/g, '$1');
}
