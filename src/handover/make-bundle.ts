import { randomUUID } from 'node:crypto';
import { existsSync, linkSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { utf8 } from '../bundle/bytes.ts';
import { canonicalJson } from '../bundle/canonical.ts';
import { chainEntries } from '../bundle/chain.ts';
import { memberPath } from '../bundle/open-bundle.ts';
import { atMostBytes, tooMuch } from '../bundle/refusals.ts';
import {
  BUNDLE_LIMITS,
  BUNDLE_SCHEMA_VERSION,
  type BundleEntry,
  type BundleIndex,
  type BundleSignature,
  INDEX_MEMBER,
  SIGNATURE_MEMBER,
} from '../model/bundle.ts';
import { PilotError } from '../model/pilot-error.ts';
import { refuseIfAny } from '../model/refusal.ts';
import { syncFolder } from '../disk/atomic-write.ts';
import { MANIFEST_FILE } from '../store/paths.ts';
import { digestFile } from '../store/run-files.ts';
import { readManifestFiles } from '../store/seal.ts';
import type { RunRecord, Seal } from '../store/types.ts';
import { verifyRun } from '../store/verify.ts';
import type { SigningKey } from './keys.ts';
import { leakError, leaksInFile } from './leaks.ts';
import { ZipWriter } from './write-zip.ts';

/** What goes into a bundle, who signs it, and where it is put. */
export interface MakeBundleInput {
  readonly runs: readonly RunRecord[];
  /** Where the bundle goes; must not be there. */
  readonly file: string;
  readonly keys: readonly SigningKey[];
  readonly toolVersion: string;
  readonly now: Date;
}

type SealedRun = RunRecord & { readonly manifest: Seal };

/**
 * Bundles finished runs of one environment into one file. Every file is checked against its manifest and searched once more
 * first, and the bundle appears whole or not at all. Throws Refusal (SP4002, SP4036, SP4039, SP4040, SP4044) and PilotError
 * SP4047.
 */
export async function makeBundle(input: MakeBundleInput): Promise<BundleIndex> {
  const runs = input.runs.filter((record): record is SealedRun => record.manifest !== undefined);
  refuseIfAny((await Promise.all(input.runs.map(verifyRun))).flat());
  refuseIfAny([...mixedEnvironments(runs), ...wrongKeys(runs, input.keys)]);
  const files = runs.flatMap(filesOf);
  refuseIfAny(overLimits(input.file, files));
  refuseIfAny(
    files.flatMap(({ file, path }) => {
      const leaks = leaksInFile(path, readFileSync(file));
      return leaks.length === 0 ? [] : [leakError({ file }, leaks, 'bundle')];
    }),
  );
  return writeWhole(input.file, (temporary) => write(temporary, { ...input, runs, files }));
}

interface BundledFile extends Omit<BundleEntry, 'chain'> {
  /** Where it lies. */
  readonly file: string;
}

function filesOf(record: SealedRun): readonly BundledFile[] {
  const { run, folder } = record;
  return [...readManifestFiles(record), digestFile(folder, MANIFEST_FILE)]
    .map(({ path, size, sha256 }) => ({ path: memberPath(run, path), size, sha256, file: join(folder, ...path.split('/')) }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

async function write(
  temporary: string,
  input: Omit<MakeBundleInput, 'runs'> & { readonly runs: readonly SealedRun[]; readonly files: readonly BundledFile[] },
): Promise<BundleIndex> {
  const zip = new ZipWriter(temporary);
  try {
    for (const { path, file } of input.files) zip.add(path, readFileSync(file));
    const index = await indexOf(input, zip.written);
    const payload = utf8(canonicalJson(index));
    const signature: BundleSignature = {
      schemaVersion: BUNDLE_SCHEMA_VERSION,
      signatures: input.keys.map((key) => key.sign(payload)),
    };
    zip.add(INDEX_MEMBER, payload, { plain: true });
    zip.add(SIGNATURE_MEMBER, utf8(canonicalJson(signature)), { plain: true });
    zip.finish();
    return index;
  } catch (error) {
    zip.abandon();
    throw error;
  }
}

async function indexOf(
  { runs, files, now, toolVersion }: Parameters<typeof write>[1],
  packed: BundleIndex['packed'],
): Promise<BundleIndex> {
  const [first] = runs;
  if (first === undefined) throw new TypeError('A bundle needs a run');
  const head: Omit<BundleIndex, 'entries'> = {
    schemaVersion: BUNDLE_SCHEMA_VERSION,
    kind: 'sor-pilot-bundle',
    createdAt: now.toISOString(),
    tool: { name: 'sor-pilot', version: toolVersion },
    environment: first.plan.environment,
    exercise: first.plan.exercise,
    regions: regionsOf(runs),
    runs: runs.map(({ run, manifest }) => ({
      run,
      state: manifest.state,
      startedAt: manifest.startedAt,
      finishedAt: manifest.finishedAt,
      regions: manifest.regions.map(({ region }) => region),
      fingerprint: manifest.fingerprint,
    })),
    packed,
  };
  return { ...head, entries: await chainEntries(head, files) };
}

function regionsOf(runs: readonly SealedRun[]): string[] {
  return [...new Set(runs.flatMap(({ manifest }) => manifest.regions.map(({ region }) => region)))].toSorted();
}

function mixedEnvironments(runs: readonly SealedRun[]): readonly PilotError[] {
  const names = [...new Set(runs.map(({ plan }) => plan.environment))];
  if (names.length <= 1) return [];
  return [
    new PilotError('SP4040', {
      seen: `kørslerne er fra flere miljøer: ${names.join(', ')}`,
      expected: 'kørsler fra ét miljø i hvert bundt',
      remedy: 'Lav et bundt for hvert miljø: nævn kørslerne, eller vælg med --environment.',
    }),
  ];
}

function wrongKeys(runs: readonly SealedRun[], keys: readonly SigningKey[]): readonly PilotError[] {
  if (keys.length === 0) return [];
  const regions = regionsOf(runs);
  const missing = regions.filter((region) => !keys.some((key) => key.region === region));
  const foreign = keys.filter(({ region }) => !regions.includes(region));
  if (missing.length === 0 && foreign.length === 0) return [];
  return [
    new PilotError('SP4036', {
      seen: `kørslerne har resultater for ${regions.join(', ')}, og nøglerne taler for ${keys.map(({ region }) => region).join(', ')}`,
      expected: 'netop én nøgle for hver region',
      remedy: 'Vælg kørsler for regionen alene, eller giv hver regions nøgle: gentag --key.',
    }),
  ];
}

function overLimits(file: string, files: readonly BundledFile[]): readonly PilotError[] {
  const { members, memberBytes, unpackedBytes } = BUNDLE_LIMITS;
  const total = files.reduce((sum, { size }) => sum + size, 0);
  const largest = files.find(({ size }) => size > memberBytes);
  if (files.length + 2 > members) return [tooMuch({ file }, `kørslerne har ${files.length} filer`, `højst ${members - 2} filer`)];
  if (largest !== undefined)
    return [tooMuch({ file: largest.file }, `filen fylder ${largest.size} byte`, atMostBytes(memberBytes))];
  return total > unpackedBytes ? [tooMuch({ file }, `kørslerne fylder ${total} byte`, atMostBytes(unpackedBytes))] : [];
}

/** Has a file written under another name and gives it its own when it is whole; an older one is never written over. */
async function writeWhole<T>(file: string, make: (temporary: string) => Promise<T>): Promise<T> {
  if (existsSync(file)) throw notWritten(file, 'filen findes i forvejen');
  const temporary = join(dirname(file), `.tmp-${basename(file)}-${randomUUID()}`);
  try {
    const made = await make(temporary);
    moveNew(temporary, file);
    syncFolder(dirname(file));
    return made;
  } catch (error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'string' && !error.code.startsWith('SP')) {
      throw notWritten(
        file,
        error.code === 'EEXIST' ? 'filen findes i forvejen' : `filen kan ikke skrives (${error.code})`,
        error,
      );
    }
    throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** A link fails where the name is taken, which a rename does not; where there are no links, the check before must do. */
function moveNew(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') throw error;
    renameSync(from, to);
  }
}

function notWritten(file: string, seen: string, cause?: unknown): PilotError {
  return new PilotError('SP4047', {
    place: { file },
    seen,
    expected: 'et nyt filnavn i en mappe, der kan skrives i, med plads nok',
    remedy: 'Vælg et andet navn med -o.',
    cause,
  });
}
