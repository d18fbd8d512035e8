import { leakError, leaksInFile } from '../../handover/leaks.ts';
import type { PilotError } from '../../model/pilot-error.ts';

/**
 * Folders that show the project's own texts, which are looked through where they are written (SP2014), or that are made
 * from pages already looked through. Everything else may show what a region's system answered.
 */
const OWN_TEXTS = /^(?:_astro|pagefind|fejl|sor|id27|kilder|anvendelse|udfasning|pilot|ordliste)\//;
const TEXTS = /\.(?:html|json|xml|csv|txt(?:\.gz)?|svg|ndjson|jsonld|atom)$/;

/** Whether a built file may show what a region's system answered; by its path in the site, with slashes. */
export const mayShowAnswers = (path: string): boolean => TEXTS.test(path) && !OWN_TEXTS.test(path);

/** SP4044 when a redaction rule still matches in a built file; empty when it can be published. */
export function leaksInBuiltFile(path: string, bytes: Uint8Array): readonly PilotError[] {
  const leaks = mayShowAnswers(path) ? leaksInFile(path, bytes) : [];
  return leaks.length === 0 ? [] : [leakError({ file: path }, leaks, 'site')];
}
