import { z } from 'zod';
import { slugSchema } from '../identity.ts';
import { INTERFACES } from '../interfaces.ts';
import { ALL_TEST_ROLES } from '../test-roles.ts';
import { VERDICT_CODES } from '../verdict.ts';

/** The files an extract consists of, as the client names them. */
const FILES = ['xml2', 'xml3', 'csvDaily', 'csvComplete'] as const;
const DATATYPES = ['sorEntity', 'shakSorMap', 'sorOrganisationalLevel', 'sorClassifications'] as const;

/** Rules of SORUS that a behaviour may leave unheld without leaving the register unreadable. */
export const UNHELD_RULES = [
  'closed-entity',
  'closed-parent',
  'wrong-owner',
  'name-too-long',
  'unknown-type',
  'unknown-level',
  'level-required',
  'level-not-allowed',
  'shak-not-allowed',
  'date-before-opening',
  'has-open-children',
] as const;

/** Fields of a unit that a behaviour may give another value, as the table of elements keys them. */
export const REPLACED_FIELDS = [
  'sorIdentifier',
  'sorType',
  'entityName',
  'entityTypeCode',
  'parentSorIdentifier',
  'firstFromDate',
  'fromDate',
  'toDate',
  'shakIdentifier',
  'eanLocationCode',
  'eanInherited',
  'postalStreet',
  'postalBuilding',
  'postalPostCode',
  'postalDistrict',
  'postalRegion',
  'speciality1Code',
  'replaces',
  'replacedBy',
] as const;
/** Fields of a row of the SHAK map that a behaviour may give another value. */
export const MAP_FIELDS = ['shakIdentifier', 'sorIdentifier', 'fromDate', 'toDate'] as const;

/** A value as text, the empty one leaving the field out, or the SOR code of the region's unit in a role. */
const replacement = z.union([z.string(), z.strictObject({ unitInRole: z.enum(ALL_TEST_ROLES) })]);
/** Other values for some of these fields, at least one. */
export const replaced = <const Keys extends readonly string[]>(keys: Keys) =>
  z
    .partialRecord(z.enum(keys), replacement)
    .refine((fields) => Object.keys(fields).length > 0, { error: 'mindst ét felt, der får en anden værdi' });

/** Search parameters of FHIR that scenarios search by. */
export const SEARCHED_BY = ['identifier', 'name', 'partof', 'type'] as const;

/** The sample messages of the exercise, as they are called under …/medcom/. */
export const MESSAGE_FILES = [
  'indlaeggelse-fhir.json',
  'henvisning-fhir.xml',
  'indlaeggelsesadvis-oioxml.xml',
  'korrespondance-oioxml.xml',
] as const;

/** Where a behaviour holds: any of the interfaces, and within them only the files, datatypes or units named. */
const scope = {
  interfaces: z.array(z.enum(INTERFACES)).min(1),
  files: z.array(z.enum(FILES)).min(1).optional(),
  datatypes: z.array(z.enum(DATATYPES)).min(1).optional(),
};

/** Units by test-unit role (hospital, afdeling, …) of the region or by SOR code; when neither is given, all. */
export const units = {
  roles: z.array(z.enum(ALL_TEST_ROLES)).min(1).optional(),
  sorCodes: z
    .array(z.string().regex(/^[0-9]{11,18}$/, 'en SOR-kode på 11 til 18 cifre'))
    .min(1)
    .optional(),
};

/** What the behaviour must make fail; a test holds it against a real run. */
const expectation = z.strictObject({ case: z.string().min(1), verdict: z.enum(VERDICT_CODES) });

/** What every behaviour says of itself. */
export const told = {
  id: slugSchema,
  /** What is wrong, as a tester would say it. Danish. */
  description: z.string().min(1),
  /** Case keys (ID27-012 or ID27-012~Afsnit) and their verdicts; empty for a harmless behaviour, which must make nothing fail. */
  expects: z.array(expectation),
};

/** A behaviour on some units of some interfaces. */
export const onUnits = { ...told, ...scope, ...units };
/** A behaviour on some interfaces as a whole. */
export const onScope = { ...told, ...scope };
/** On the messages named; when none is, all that have a party it can touch. */
export const onMessages = { ...told, messages: z.array(z.enum(MESSAGE_FILES)).min(1).optional() };
