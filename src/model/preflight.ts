import { z } from 'zod';
import type { ErrorCode } from './error-codes.ts';
import { interfaceRow, INTERFACES } from './interfaces.ts';
import { isoDateSchema, slugSchema } from './identity.ts';

/** What is looked at before a trial, in the order it is tried, and what it is called to people. */
export const PREFLIGHT_CHECKS = {
  lookup: 'Navneopslag',
  connection: 'Forbindelse',
  certificate: 'Certifikat',
  access: 'Adgang',
  version: 'Svar og udgave',
  release: 'Registrets dag',
  clock: 'Ur',
} as const;
/** Name of one check of an interface before a run. */
export type PreflightCheckName = keyof typeof PREFLIGHT_CHECKS;

/** How a check came out. Where nothing could be said, for whatever reason, it was not decided. */
export const PREFLIGHT_STATES = { ok: 'I orden', warning: 'Advarsel', failed: 'Fejl', 'not-tried': 'Ikke afgjort' } as const;
/** How a check ended. */
export type PreflightState = keyof typeof PREFLIGHT_STATES;

/** A shape beside each state's word, so that neither colour nor shape alone has to tell it. */
export const PREFLIGHT_SHAPES: Readonly<Record<PreflightState, string>> = {
  ok: '✓',
  warning: '!',
  failed: '✗',
  'not-tried': '·',
};

/** Codes of a check that failed or warns. The day of the register is only told, never judged, and has none. */
export const PREFLIGHT_CODES = {
  lookup: 'SP3020',
  connection: 'SP3021',
  certificate: 'SP3022',
  access: 'SP3023',
  version: 'SP3024',
  clock: 'SP3025',
} as const satisfies Partial<Record<PreflightCheckName, ErrorCode>>;

/** How the register's day was learnt, the surest first. */
const RELEASE_SOURCES = ['SnapshotDate', 'Last-Modified', 'CapabilityStatement.date'] as const;

const checkSchema = z.object({
  check: z.enum(Object.keys(PREFLIGHT_CHECKS) as [PreflightCheckName, ...PreflightCheckName[]]),
  state: z.enum(Object.keys(PREFLIGHT_STATES) as [PreflightState, ...PreflightState[]]),
  /** Of the page that explains it; present when the check failed or warns. */
  code: z.enum(Object.values(PREFLIGHT_CODES)).optional(),
  /** Danish: what was seen. Never a secret. */
  sentence: z.string(),
  /** Danish: what to do about it. */
  remedy: z.string().optional(),
});

/** Version of preflight.json. Raised on any change that an older reader would misread. */
export const PREFLIGHT_SCHEMA_VERSION = 1;

const releaseSchema = z.object({ day: isoDateSchema, source: z.enum(RELEASE_SOURCES) });

/**
 * What `sor-pilot preflight --json` prints, one a region, and what a run keeps as preflight.json: whether each interface
 * can be reached, as whom, and what it says of itself. Safe to publish: redacted before it is handed on.
 */
export const regionPreflightSchema = z.object({
  schemaVersion: z.literal(PREFLIGHT_SCHEMA_VERSION),
  environment: slugSchema,
  exercise: z.boolean(),
  region: slugSchema,
  at: z.iso.datetime(),
  /** Until the last interface had told of itself; in a run its scenarios go on meanwhile. */
  durationMs: z.number().nonnegative(),
  interfaces: z.array(
    z.object({
      interface: z.enum(INTERFACES),
      /** Address, with secrets taken out. */
      address: z.string(),
      /** False when name, connection or TLS failed: then no scenario needs to find that out for itself. */
      reachable: z.boolean(),
      /** When the server's certificate expires; absent without TLS. */
      certificateExpires: z.iso.datetime().optional(),
      /** The day the interface's data is for, as far as it says. */
      release: releaseSchema.optional(),
      /** How far the server's clock is ahead of ours, in milliseconds; 0 within the second that HTTP tells. */
      clockAheadMs: z.number().optional(),
      checks: z.array(checkSchema),
    }),
  ),
});

/** One check of one interface: how it ended, in a sentence, and what to do about it. */
export type PreflightCheck = z.infer<typeof checkSchema>;
/** The day an interface's data is for, and what told us so. */
export type PreflightRelease = z.infer<typeof releaseSchema>;
/** A region's interfaces as they answered before a run. */
export type RegionPreflight = z.infer<typeof regionPreflightSchema>;
/** One interface as it answered before a run. */
export type InterfacePreflight = RegionPreflight['interfaces'][number];

/** The worst of an interface's checks; what was not decided is no fault. */
export function worstState({ checks }: Pick<InterfacePreflight, 'checks'>): Exclude<PreflightState, 'not-tried'> {
  const states = new Set(checks.map(({ state }) => state));
  return states.has('failed') ? 'failed' : states.has('warning') ? 'warning' : 'ok';
}

/**
 * The day the region's register is for, by its extract: only that is made of the register alone. A server's own
 * description (CapabilityStatement.date) is dated by whoever wrote it. Undefined when the extract does not say.
 */
export function registerRelease({ interfaces }: Pick<RegionPreflight, 'interfaces'>): string | undefined {
  return interfaces.find((one) => interfaceRow(one.interface).kind === 'files')?.release?.day;
}
