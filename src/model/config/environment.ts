import { z } from 'zod';
import { type InterfaceName, INTERFACES } from '../interfaces.ts';
import { isoDateSchema, scenarioIdSchema, slugSchema } from '../identity.ts';
import { authSchema, tlsSchema } from './access.ts';
import { blanketSettlementSchema, settlementSchema } from './settlement.ts';

/** An interface that is not there yet. Its scenarios end as "Forudsætning mangler" with this reason. */
export const notOfferedSchema = z.strictObject({ notOffered: z.string().min(1) });

const addressSchema = z
  .string()
  .regex(/^(https?:\/\/|\{endpoint\}\/)/, 'en adresse, der begynder med http://, https:// eller {endpoint}/');

const offered = { url: addressSchema, auth: authSchema.default({ kind: 'none' }), tls: tlsSchema.optional() };

/** A FHIR R4 server: the address is [base], without a slash at its end. */
export const fhirEndpointSchema = z.strictObject(offered);

const writtenNames = z.union([z.string(), z.array(z.string().min(1)).min(1)]);

const columnsOf = <K extends string>(keys: readonly [K, ...K[]]) => z.partialRecord(z.enum(keys), writtenNames).optional();
const unitColumns = columnsOf([
  'sorIdentifier',
  'sorType',
  'entityName',
  'entityTypeCode',
  'parentSorIdentifier',
  'shakIdentifier',
  'levelCode',
  'levelName',
  'firstFromDate',
  'fromDate',
  'toDate',
  'updatedAt',
  'reporting',
]);
const mapColumns = columnsOf(['shakIdentifier', 'sorIdentifier', 'fromDate', 'toDate', 'levelCode', 'levelName']);
const classificationColumns = columnsOf(['classification', 'code', 'name', 'fromDate', 'toDate']);

/** SKRS, the copy of the register on NSP: the address of the service and how it names its views. */
export const skrsEndpointSchema = z.strictObject({
  ...offered,
  /** Second part of the view path sor/v2/<datatype>/v1. */
  registerVersion: z.number().int().positive().default(2),
  /** Datatype names on this service; only the pattern is public, so a region can put in the real spelling. */
  datatypes: z
    .strictObject({
      sorEntity: z.string().default('sorentity'),
      shakSorMap: z.string().default('shaksormap'),
      sorOrganisationalLevel: z.string().default('sororganisationallevel'),
      sorClassifications: z.string().default('sorclassifications'),
    })
    .prefault({}),
  /** Names of the elements in each list's records, where they are not those the register is known for. */
  mapping: z
    .strictObject({
      sorEntity: unitColumns,
      shakSorMap: mapColumns,
      sorOrganisationalLevel: classificationColumns,
      sorClassifications: classificationColumns,
    })
    .prefault({}),
});

/** The register's files: the folder they are fetched from and their names in it. */
export const extractEndpointSchema = z.strictObject({
  ...offered,
  /** File names under the address. */
  files: z
    .strictObject({
      xml2: z.string().default('sorxml/V_2_0_0/Sor.xml'),
      xml3: z.string().default('sorxml/V_3_0_0/Sor.xml'),
      csvDaily: z.string().default('SorEntity_daily.csv'),
      csvComplete: z.string().default('Sor_complete.zip'),
    })
    .prefault({}),
  /** Names of the columns in the CSV files, where they are not those the register is known for. */
  mapping: z
    .strictObject({
      sorEntity: unitColumns,
      shakSorMap: mapColumns,
      sorClassifications: classificationColumns,
      sorReplacedEntities: columnsOf(['sorIdentifier', 'replacedBy']),
    })
    .prefault({}),
});

/** What a SOAP service may call otherwise than the table of elements; the rooms give each its known names. */
const MAPPED_ELEMENTS = [
  'sorIdentifier',
  'shakIdentifier',
  'date',
  'replaces',
  'replacedBy',
  'sorType',
  'entityName',
  'entityTypeCode',
  'parentSorIdentifier',
  'levelCode',
  'levelName',
  'firstFromDate',
  'fromDate',
  'toDate',
  'reporting',
] as const;

const MAPPED_OPERATIONS = ['getSorEntity', 'sorShakMap', 'shakSorMap', 'create', 'update', 'move', 'replace', 'close'] as const;

/**
 * What a service's contract calls things, where its names are not those the register is known for. It goes before what the
 * service says itself; what is said of one of SORLS and SORUS counts for the other too, where that has nothing of its own.
 */
export const soapMappingSchema = z.strictObject({
  /** Local names of elements, by what they hold. An empty name: the contract has no such element, so it is not sent. */
  names: z.partialRecord(z.enum(MAPPED_ELEMENTS), writtenNames).default({}),
  /** The end of the path to an element, with slashes, where its name alone could be another's. */
  paths: z.partialRecord(z.enum(MAPPED_ELEMENTS), writtenNames).default({}),
  operations: z.partialRecord(z.enum(MAPPED_OPERATIONS), z.string().min(1)).default({}),
  /** What stands in elements the contract requires and the register is not known for, by the element's name. */
  values: z.partialRecord(z.string(), z.string()).default({}),
});

const described = {
  mapping: soapMappingSchema.prefault({}),
  /** A WSDL handed over, by its file from the environment file's folder; taken where the service does not give its own. */
  contract: z.string().min(1).optional(),
};

/** SORLS, lookup over SOAP. The contract is read from ?wsdl; what it calls otherwise is said under mapping. */
export const sorlsEndpointSchema = z.strictObject({
  ...offered,
  ...described,
  operations: z.partialRecord(z.enum(['getSorEntity', 'sorShakMap', 'shakSorMap']), z.string().min(1)).default({}),
  /** Names of the elements that are sent. */
  elements: z.partialRecord(z.enum(['sorIdentifier', 'shakIdentifier', 'date']), z.string().min(1)).default({}),
});

/** SORUS, updates over SOAP. Element names of the entity type are public; of the operations only MoveSorEntity is. */
export const sorusEndpointSchema = z.strictObject({
  ...offered,
  ...described,
  operations: z.partialRecord(z.enum(['create', 'update', 'move', 'replace', 'close']), z.string().min(1)).default({}),
  /** Address that makes the nightly import happen now (POST). Only the exercise endpoint has one. */
  importNow: addressSchema.optional(),
});

/** Names below an address or a folder; never a way out of it. */
const deliveredFileSchema = z
  .string()
  .regex(/^(?!\/)(?!.*(?:^|\/)\.\.(?:\/|$))[^\\]+$/, 'et filnavn under adressen eller mappen, uden “..”');

/** Files a region hands over: fetched from an address, or laid in a folder named from the environment file's own. */
const deliveries = {
  address: { ...offered, files: z.array(deliveredFileSchema).min(1) },
  folder: { folder: z.string().min(1), files: z.array(deliveredFileSchema).min(1) },
};

/** Sample messages: FHIR message Bundles in JSON or XML, and MedCom's older OIOXML letters. */
export const messagesEndpointSchema = z.union([z.strictObject(deliveries.address), z.strictObject(deliveries.folder)]);

/**
 * Sample reports to LPR in XML, JSON or CSV. The reporting format is not public, so configuration names the two elements
 * (in CSV the second is a column, and each row an entry).
 */
const reportElements = {
  elements: z
    .strictObject({
      entry: z.string().min(1).default('Forloebselement'),
      responsibleUnit: z.string().min(1).default('AnsvarligEnhed'),
    })
    .prefault({}),
};
/** Sample reports to LPR, fetched or laid in a folder, with the names of the two elements that are looked for. */
export const reportsEndpointSchema = z.union([
  z.strictObject({ ...deliveries.address, ...reportElements }),
  z.strictObject({ ...deliveries.folder, ...reportElements }),
]);

/** What a party offers in one environment. */
const offeredParts = {
  interfaces: z.strictObject({
    fhir: z.union([fhirEndpointSchema, notOfferedSchema]).optional(),
    skrs: z.union([skrsEndpointSchema, notOfferedSchema]).optional(),
    udtraek: z.union([extractEndpointSchema, notOfferedSchema]).optional(),
    sorls: z.union([sorlsEndpointSchema, notOfferedSchema]).optional(),
    sorus: z.union([sorusEndpointSchema, notOfferedSchema]).optional(),
    medcom: z.union([messagesEndpointSchema, notOfferedSchema]).optional(),
    lpr: z.union([reportsEndpointSchema, notOfferedSchema]).optional(),
    journal: z.union([fhirEndpointSchema, notOfferedSchema]).optional(),
    logistik: z.union([fhirEndpointSchema, notOfferedSchema]).optional(),
    apotek: z.union([fhirEndpointSchema, notOfferedSchema]).optional(),
    patologi: z.union([fhirEndpointSchema, notOfferedSchema]).optional(),
  } satisfies Readonly<Record<InterfaceName, z.ZodType>>),
  /** Test units by role (hospital, center, afdeling, afsnit, uden-niveau, lukket …), as SOR codes. */
  units: z.partialRecord(z.string(), z.string().regex(/^[0-9]{11,18}$/, 'en SOR-kode på 11 til 18 cifre')).default({}),
  /** Scenarios that do not concern the region, by its own declaration. */
  notApplicable: z
    .array(z.strictObject({ scenario: scenarioIdSchema, reason: z.string().min(1), date: isoDateSchema }))
    .default([]),
  /** Ids of assumptions that stay open for the region although its environment settles them; for the exercise. */
  openAssumptions: z.array(slugSchema).default([]),
};
/** What a region offers in one environment. */
export const regionEndpointsSchema = z.strictObject(offeredParts);

/** What a party that is no region offers in one environment. */
export const partyEndpointsSchema = z.strictObject({
  ...offeredParts,
  /** The version under test, as its supplier writes it. Results of another are outdated. */
  version: z.string().min(1).optional(),
  /**
   * Id of the party whose copy of the register it is held against, for one that shows none itself. Its test units are then
   * that party's too, unless it names its own.
   */
  register: slugSchema.optional(),
});

/** Limits that keep a broken endpoint from holding the run. Milliseconds and bytes. */
export const limitsSchema = z.strictObject({
  connectMs: z.number().int().positive().default(5_000),
  headersMs: z.number().int().positive().default(15_000),
  bodyMs: z.number().int().positive().default(30_000),
  scenarioMs: z.number().int().positive().default(60_000),
  /** A register extract is large; bodies beyond this are refused. */
  maxBodyBytes: z
    .number()
    .int()
    .positive()
    .default(512 * 1024 * 1024),
  /** A body is kept whole as evidence up to this; of a larger one head and tail. Far above what a register gives. */
  maxEvidenceBytes: z
    .number()
    .int()
    .positive()
    .default(64 * 1024 * 1024),
});

/** One environment: TEST1, TEST2, the exercise … A matrix never mixes two of them. */
export const environmentSchema = z.strictObject({
  id: slugSchema,
  name: z.string().min(1),
  description: z.string().min(1),
  /** True when the answers come from the embedded exercise endpoint. Shown on every result. */
  exercise: z.boolean(),
  limits: limitsSchema.prefault({}),
  /** Scenarios under way at once per region; be polite to a real endpoint. */
  concurrency: z.number().int().min(1).max(50).default(4),
  /** Oldest acceptable register, in hours from the extract's own time to the trial; agreed with the region. */
  freshnessHours: z.number().positive().default(36),
  /** Longest acceptable answer time by interface, in milliseconds; agreed with the region. Not agreed: not judged. */
  responseTimeMs: z.partialRecord(z.enum(INTERFACES), z.number().int().positive()).default({}),
  /** OrganisationalLevelCode by level name. No public source gives the official codes, so the operator fills them in. */
  levelCodes: z.partialRecord(z.string(), z.string().regex(/^[0-9]{6,18}$/, 'en SNOMED CT-kode på 6 til 18 cifre')).default({}),
  /** Assumptions that are settled here, by id, and nowhere else: an agreement with the environment's owner. */
  settled: z.partialRecord(slugSchema, settlementSchema).default({}),
  /** The environment makes its own rules, as the exercise does: every assumption not settled otherwise is settled so. */
  settlesAll: blanketSettlementSchema.optional(),
  /** The code a service gives each refusal, by the name scenarios use for it. No public source lists them. */
  refusalCodes: z.partialRecord(z.string(), z.string().min(1)).default({}),
  /** Whether scenarios that change data are run without being asked for by `--skriv`. In the exercise they always are. */
  writes: z.boolean().default(false),
  regions: z.partialRecord(slugSchema, regionEndpointsSchema),
  /** The parties that are no regions, by their ids in parties.yaml. */
  parties: z.partialRecord(slugSchema, partyEndpointsSchema).default({}),
});

/** What a region's SOAP service calls the operations and elements it has under other names. */
export type SoapMapping = z.infer<typeof soapMappingSchema>;
/** Settings of SORLS where a region offers it; names that were left out have their defaults. */
export type SorlsEndpoint = z.infer<typeof sorlsEndpointSchema>;
/** Settings of SORUS where a region offers it; names that were left out have their defaults. */
export type SorusEndpoint = z.infer<typeof sorusEndpointSchema>;
/** Settings of a FHIR server where a region offers one. */
export type FhirEndpoint = z.infer<typeof fhirEndpointSchema>;
/** Settings of SKRS where a region offers it; names that were left out have their defaults. */
export type SkrsEndpoint = z.infer<typeof skrsEndpointSchema>;
/** Settings of the extract where a region offers it; file names that were left out have their defaults. */
export type ExtractEndpoint = z.infer<typeof extractEndpointSchema>;
/** Where a region's sample messages are: files under an address or in a folder. */
export type MessagesEndpoint = z.infer<typeof messagesEndpointSchema>;
/** Where a region's sample reports are, and what their two elements are called. */
export type ReportsEndpoint = z.infer<typeof reportsEndpointSchema>;
/** What a party that is no region offers, with the version under test and whose register it is held against. */
export type PartyEndpoints = z.infer<typeof partyEndpointsSchema>;
/** What a region offers in one environment: interfaces, test units, and scenarios that do not concern it. */
export type RegionEndpoints = z.infer<typeof regionEndpointsSchema>;
/** Time limits in milliseconds and size limits in bytes, all filled in. */
export type Limits = z.infer<typeof limitsSchema>;
/** One environment with all its regions, defaults filled in. */
export type Environment = z.infer<typeof environmentSchema>;
