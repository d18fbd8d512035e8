import { z } from 'zod';

/**
 * A scenario's identity, `ID27-012` style: written as a tag, unique, never reused. History hangs on it, so it never
 * depends on a title or a line number.
 */
export const scenarioIdPattern = /^[A-Z][A-Z0-9]{1,11}-[0-9]{3,4}$/;
/** Refuses a text that is no scenario id. */
export const scenarioIdSchema = z.string().regex(scenarioIdPattern, 'et scenarie-id som ID27-012');
/** Id of a scenario, as `ID27-012`; never reused. */
export type ScenarioId = z.infer<typeof scenarioIdSchema>;

/** Slugs used as ids in config (regions, environments, usage situations): safe in paths, tags and addresses. */
export const slugPattern = /^[a-z][a-z0-9-]{0,39}$/;
/** Refuses an id that could not stand in an address: lower-case a–z, digits and hyphens only. */
export const slugSchema = z.string().regex(slugPattern, 'små bogstaver a-z, tal og bindestreg');

/** Separates a scenario's id from the key of an Examples row. A tilde is legal in paths and never part of an id. */
const KEY_SEPARATOR = '~';

/**
 * The identity of one case: the scenario's id, and for an outline the first column of its Examples row.
 * Environment + region + this key is what history hangs on.
 */
export function caseKey(id: ScenarioId, exampleKey?: string): string {
  return exampleKey === undefined ? id : `${id}${KEY_SEPARATOR}${exampleKey}`;
}

/** The scenario id and, for an outline, the Examples key of a case key. Inverse of {@link caseKey}. */
export function splitCaseKey(key: string): { readonly id: ScenarioId; readonly exampleKey: string | undefined } {
  const at = key.indexOf(KEY_SEPARATOR);
  return at < 0 ? { id: key, exampleKey: undefined } : { id: key.slice(0, at), exampleKey: key.slice(at + 1) };
}

/** A run's id: UTC start time and eight random hex digits, so two runs never collide. */
export const runIdPattern = /^[0-9]{8}T[0-9]{6}Z-[0-9a-f]{8}$/;
/** Refuses a text that is no run id: start in UTC and eight random hexadecimal digits. */
export const runIdSchema = z.string().regex(runIdPattern, 'et kørsels-id som 20261123T063000Z-0a1b2c3d');

/** A digest as evidence files are named: lowercase hex of SHA-256. */
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, 'en SHA-256 som 64 hexcifre');

/** A calendar date, `2027-01-01`. */
export const isoDateSchema = z.iso.date('en dato som 2027-01-01');
