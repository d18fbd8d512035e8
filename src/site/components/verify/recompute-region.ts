import { z } from 'zod';
import { memberPath, type OpenBundle } from '../../../bundle/open-bundle.ts';
import { newerVersion } from '../../../model/format-version.ts';
import { PilotError } from '../../../model/pilot-error.ts';
import { type CaseDetail, regionDigestSchema, RESULTS_SCHEMA_VERSION } from '../../../model/run.ts';
import type { Verdict } from '../../../model/verdict.ts';
import { digestRegion } from '../../../recording/digest/digest-region.ts';
import { parseMessages } from '../../../recording/parse-messages.ts';
import { runPlanSchema } from '../../../model/run-plan.ts';
import { regionEndSchema } from '../../../model/run.ts';

/** One case of a region as its messages tell it, and as the bundle says. */
export interface RecomputedCase {
  readonly detail: CaseDetail;
  /** The verdict that stands in the bundle's own digest; undefined when it has none. */
  readonly told: Verdict | undefined;
}

/**
 * Computes a region's verdicts again from the messages in a bundle, with the code the store itself uses. Every file read is
 * checked against the bundle's index. Rejects with PilotError SP4031, and SP4007 for what a newer sor-pilot wrote.
 */
export async function recomputeRegion(bundle: OpenBundle, run: string, region: string): Promise<readonly RecomputedCase[]> {
  const has = (path: string): boolean => bundle.index.entries.some((entry) => entry.path === memberPath(run, path));
  const read = async (path: string): Promise<Uint8Array> => bundle.read({ path: memberPath(run, path) });
  const readJson = async <T>(path: string, schema: z.ZodType<T>): Promise<T> => {
    const value = JSON.parse(new TextDecoder().decode(await read(path))) as unknown;
    const version = newerVersion(value, RESULTS_SCHEMA_VERSION) ?? newerVersion(digestIn(value), RESULTS_SCHEMA_VERSION);
    if (version !== undefined) throw newerRun(bundle, path, version);
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    throw new PilotError('SP4031', {
      place: bundle.place,
      seen: `${path} har ikke den rette form`,
      remedy: 'Bed om bundtet igen.',
    });
  };
  const plan = await readJson('plan.json', runPlanSchema);
  const messages = `${region}/messages.ndjson`;
  const end = `${region}/region.json`;
  const { details } = digestRegion({
    plan,
    region,
    envelopes: has(messages) ? parseMessages([await read(messages)], () => undefined) : undefined,
    regionEnd: has(end) ? await readJson(end, regionEndSchema) : undefined,
  });
  const own = `${region}/digest.json`;
  const digest = has(own) ? await readJson(own, z.object({ digest: regionDigestSchema })) : undefined;
  const told = new Map(digest?.digest.cases.map(({ key, verdict }) => [key, verdict]));
  return details.map((detail) => ({ detail, told: told.get(detail.key) }));
}

/** What digest.json holds beside where it was made from; undefined for every other file. */
const digestIn = (value: unknown): unknown => z.object({ digest: z.unknown() }).safeParse(value).data?.digest;

function newerRun({ place }: OpenBundle, path: string, version: number): PilotError {
  return new PilotError('SP4007', {
    place,
    seen: `${path} har udgave ${version}`,
    expected: `udgave ${RESULTS_SCHEMA_VERSION} eller ældre`,
    remedy: 'Efterprøv bundtet med den nyeste sor-pilot.',
  });
}
