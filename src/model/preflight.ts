import { z } from 'zod';
import { INTERFACES } from './exchange.ts';
import { slugSchema } from './identity.ts';

/** What is looked at before a trial, in the order it is tried, and what it is called to people. */
export const PREFLIGHT_CHECKS = {
  lookup: 'Navneopslag',
  connection: 'Forbindelse',
  certificate: 'Certifikat',
  access: 'Adgang',
  version: 'Udgave',
  release: 'Registrets dag',
  clock: 'Ur',
} as const;
export type PreflightCheckName = keyof typeof PREFLIGHT_CHECKS;

/** How a check came out. A check that nothing could be said of was not tried. */
export const PREFLIGHT_STATES = { ok: 'I orden', warning: 'Advarsel', failed: 'Fejl', 'not-tried': 'Ikke prøvet' } as const;
export type PreflightState = keyof typeof PREFLIGHT_STATES;

const checkSchema = z.object({
  check: z.enum(Object.keys(PREFLIGHT_CHECKS) as [PreflightCheckName, ...PreflightCheckName[]]),
  state: z.enum(Object.keys(PREFLIGHT_STATES) as [PreflightState, ...PreflightState[]]),
  /** Danish: what was seen. Never a secret. */
  sentence: z.string(),
  /** Danish: what to do about it. */
  remedy: z.string().optional(),
});

/**
 * What `sor-pilot preflight --json` prints, one a region, and what a run keeps as preflight.json: whether each interface
 * can be reached, as whom, and what it says of itself.
 */
export const regionPreflightSchema = z.object({
  schemaVersion: z.literal(1),
  environment: slugSchema,
  exercise: z.boolean(),
  region: slugSchema,
  at: z.iso.datetime(),
  durationMs: z.number().nonnegative(),
  interfaces: z.array(
    z.object({
      interface: z.enum(INTERFACES),
      /** Address, with secrets taken out. */
      address: z.string(),
      /** False when name, connection or TLS failed: then no scenario needs to find that out for itself. */
      reachable: z.boolean(),
      checks: z.array(checkSchema),
    }),
  ),
});

export type PreflightCheck = z.infer<typeof checkSchema>;
export type RegionPreflight = z.infer<typeof regionPreflightSchema>;
export type InterfacePreflight = RegionPreflight['interfaces'][number];
