import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { leakError, leaksInFile } from '../../handover/leaks.ts';
import type { PilotError } from '../../model/pilot-error.ts';

/**
 * Folders that show the project's own texts, which are looked through where they are written (SP2014), or that are made
 * from pages already looked through. Everything else may show what a region's system answered.
 */
const OWN_TEXTS = /^(?:_astro|pagefind|fejl|sor|id27|kilder|anvendelse|udfasning|pilot|ordliste)\//;
const TEXTS = /\.(?:html|json|xml|csv|txt(?:\.gz)?|svg|ndjson|jsonld|atom)$/;

/** SP4044 for each built file in which a redaction rule still matches; empty when the site can be published. */
export async function leaksInSite(root: string): Promise<readonly PilotError[]> {
  const files = (await readdir(root, { recursive: true })).map((file) => file.replaceAll('\\', '/'));
  const problems: PilotError[] = [];
  for (const path of files.filter((file) => TEXTS.test(file) && !OWN_TEXTS.test(file)).toSorted()) {
    const leaks = leaksInFile(path, await readFile(join(root, path)));
    if (leaks.length > 0) problems.push(leakError({ file: path }, leaks, 'site'));
  }
  return problems;
}
