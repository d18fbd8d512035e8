import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { utf8 } from '../bundle/bytes.ts';
import { canonicalJson } from '../bundle/canonical.ts';
import { brokenLink } from '../bundle/chain.ts';
import { memberPath, type OpenBundle } from '../bundle/open-bundle.ts';
import { checkSignatures } from '../bundle/signature.ts';
import { BUNDLE_SCHEMA_VERSION, bundleIndexSchema, bundleSignatureSchema, bundleVersionSchema } from '../model/bundle.ts';
import type { RegionKey } from '../model/config/region-key.ts';
import { PilotError } from '../model/pilot-error.ts';
import { writeFileAtomic } from '../disk/atomic-write.ts';
import { insideFolder, MANIFEST_FILE, RECEIPTS_FOLDER } from '../store/paths.ts';
import { damaged, refuseNewer } from '../store/read-json.ts';
import { digestFile } from '../store/run-files.ts';
import type { RunRecord } from '../store/types.ts';
import { guardWrite } from '../disk/write-error.ts';

/** A receipt has its bundle's version, so that the same bundle gives the same receipt for ever. */
const receiptSchema = z.strictObject({
  schemaVersion: bundleVersionSchema,
  index: bundleIndexSchema,
  signature: bundleSignatureSchema,
});

/** What is kept of a bundle that was taken in: its index and signatures, so that its runs can be checked against them for ever. */
export interface Receipt extends z.infer<typeof receiptSchema> {
  /** Path of the file it stands in. */
  readonly file: string;
}

/** Keeps a bundle's index and signatures under the digest of both; the same bundle gives the same file. Throws SP4003. */
export function writeReceipt(resultsFolder: string, { index, signature }: Pick<OpenBundle, 'index' | 'signature'>): void {
  const content = utf8(canonicalJson({ schemaVersion: index.schemaVersion, index, signature }));
  const folder = insideFolder(resultsFolder, RECEIPTS_FOLDER);
  const file = insideFolder(folder, `${createHash('sha256').update(content).digest('hex')}.json`);
  guardWrite(folder, () => mkdirSync(folder, { recursive: true }));
  if (!existsSync(file)) writeFileAtomic(file, content);
}

/** Every receipt there is, SP4002 for each that is not as it was written, and SP4007 for each that is newer. */
export function readReceipts(resultsFolder: string): {
  readonly receipts: readonly Receipt[];
  readonly problems: readonly PilotError[];
} {
  const folder = insideFolder(resultsFolder, RECEIPTS_FOLDER);
  const receipts: Receipt[] = [];
  const problems: PilotError[] = [];
  for (const name of existsSync(folder) ? readdirSync(folder).toSorted() : []) {
    if (!/^[0-9a-f]{64}\.json$/.test(name)) continue;
    const file = insideFolder(folder, name);
    const bytes = readFileSync(file);
    if (`${createHash('sha256').update(bytes).digest('hex')}.json` !== name) {
      problems.push(damaged(file, 'kvitteringen for et bundt er ændret'));
      continue;
    }
    const read = readReceipt(file, parseJson(bytes));
    if (read instanceof PilotError) problems.push(read);
    else receipts.push(read);
  }
  return { receipts, problems };
}

function readReceipt(file: string, value: unknown): Receipt | PilotError {
  try {
    refuseNewer(file, value, BUNDLE_SCHEMA_VERSION);
  } catch (error) {
    return error as PilotError;
  }
  const read = receiptSchema.safeParse(value);
  return read.success ? { ...read.data, file } : damaged(file, 'kvitteringen for et bundt kan ikke læses', read.error);
}

/** What is held of a run against the receipt it came with. */
export type ReceivedRun = Pick<RunRecord, 'run' | 'folder' | 'manifest'>;

/**
 * Holds runs against the bundles they came in: the chain, the signatures against the regions' keys as they stand now, and
 * that the run's files are those that were signed. A run that came in no bundle has nothing to be checked against here.
 */
export async function verifyReceipts(
  receipts: readonly Receipt[],
  runs: readonly ReceivedRun[],
  keys: readonly RegionKey[],
): Promise<readonly PilotError[]> {
  const problems: PilotError[] = [];
  for (const { file, index, signature } of receipts) {
    const concerned = runs.filter(({ run }) => index.runs.some((one) => one.run === run));
    if (concerned.length === 0) continue;
    const place = { file };
    const broken = await brokenLink(index);
    if (broken !== undefined) problems.push(damaged(file, `kæden er brudt ved “${broken}”`));
    const signed = { place, index, indexBytes: utf8(canonicalJson(index)), signature };
    problems.push(...(await checkSignatures(signed, keys, { required: false })).problems);
    for (const record of concerned) problems.push(...differences(record, index.entries));
  }
  return problems;
}

/** The manifest names every other file of a run and is checked against them elsewhere; here it is compared with what was signed. */
function differences(
  { run, folder, manifest }: ReceivedRun,
  entries: readonly { readonly path: string; readonly sha256: string }[],
) {
  const signed = entries.find(({ path }) => path === memberPath(run, MANIFEST_FILE));
  const file = insideFolder(folder, MANIFEST_FILE);
  if (signed !== undefined && manifest !== undefined && digestFile(folder, MANIFEST_FILE).sha256 === signed.sha256) return [];
  return [damaged(file, 'manifestet er ikke det, der stod i det underskrevne bundt')];
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}
