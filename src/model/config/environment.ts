import { z } from 'zod';
import { isoDateSchema, scenarioIdSchema, slugSchema } from '../identity.ts';

/** Where a secret is found. The value itself never stands in config, results, logs or errors. */
export const secretReferenceSchema = z.union([
  z.strictObject({ env: z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'navnet på en miljøvariabel') }),
  z.strictObject({ file: z.string().min(1) }),
]);

/** How a client proves who it is. */
export const authSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('basic'), username: secretReferenceSchema, password: secretReferenceSchema }),
  z.strictObject({ kind: z.literal('bearer'), token: secretReferenceSchema }),
]);

/** An interface that is not there yet. Its scenarios end as "Forudsætning mangler" with this reason. */
export const notOfferedSchema = z.strictObject({ notOffered: z.string().min(1) });

const addressSchema = z
  .string()
  .regex(/^(https?:\/\/|\{endpoint\}\/)/, 'en adresse, der begynder med http://, https:// eller {endpoint}/');

const offered = { url: addressSchema, auth: authSchema.default({ kind: 'none' }) };

export const fhirEndpointSchema = z.strictObject(offered);

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
});

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
});

/** What a region offers in one environment. */
export const regionEndpointsSchema = z.strictObject({
  interfaces: z.strictObject({
    fhir: z.union([fhirEndpointSchema, notOfferedSchema]).optional(),
    skrs: z.union([skrsEndpointSchema, notOfferedSchema]).optional(),
    udtraek: z.union([extractEndpointSchema, notOfferedSchema]).optional(),
  }),
  /** Test units by role (hospital, center, afdeling, afsnit, uden-niveau, lukket …), as SOR codes. */
  units: z.partialRecord(z.string(), z.string().regex(/^[0-9]{11,18}$/, 'en SOR-kode på 11 til 18 cifre')).default({}),
  /** Scenarios that do not concern the region, by its own declaration. */
  notApplicable: z
    .array(z.strictObject({ scenario: scenarioIdSchema, reason: z.string().min(1), date: isoDateSchema }))
    .default([]),
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
  /** What is kept of one body as evidence; the rest is counted and hashed. */
  maxEvidenceBytes: z
    .number()
    .int()
    .positive()
    .default(256 * 1024),
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
  /** OrganisationalLevelCode by level name. No public source gives the official codes, so the operator fills them in. */
  levelCodes: z.partialRecord(z.string(), z.string().regex(/^[0-9]{6,18}$/, 'en SNOMED CT-kode på 6 til 18 cifre')).default({}),
  regions: z.partialRecord(slugSchema, regionEndpointsSchema),
});

export type SecretReference = z.infer<typeof secretReferenceSchema>;
export type Auth = z.infer<typeof authSchema>;
export type FhirEndpoint = z.infer<typeof fhirEndpointSchema>;
export type SkrsEndpoint = z.infer<typeof skrsEndpointSchema>;
export type ExtractEndpoint = z.infer<typeof extractEndpointSchema>;
export type RegionEndpoints = z.infer<typeof regionEndpointsSchema>;
export type Limits = z.infer<typeof limitsSchema>;
export type Environment = z.infer<typeof environmentSchema>;
