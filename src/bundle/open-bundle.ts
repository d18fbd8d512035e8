import type { z } from 'zod';
import {
  BUNDLE_SCHEMA_VERSION,
  type BundleEntry,
  type BundleIndex,
  bundleIndexSchema,
  type BundleSignature,
  bundleSignatureSchema,
  INDEX_MEMBER,
  RUNS_MEMBER,
  SIGNATURE_MEMBER,
} from '../model/bundle.ts';
import { newerVersion } from '../model/format-version.ts';
import type { ErrorPlace } from '../model/pilot-error.ts';
import { type Bytes, sha256 } from './bytes.ts';
import { canonicalJson } from './canonical.ts';
import { brokenLink } from './chain.ts';
import { type FoundMember, readZip } from './read-zip.ts';
import { damagedBundle, newerBundle } from './refusals.ts';
import { unpack } from './unpack.ts';

/** A bundle whose own statement of itself holds; its files are checked as they are read. */
export interface OpenBundle {
  readonly place: ErrorPlace;
  readonly index: BundleIndex;
  /** The bytes that are signed. */
  readonly indexBytes: Bytes;
  readonly signature: BundleSignature;
  /** A file's bytes. Rejects with SP4031 when they are not those the index names. */
  read(entry: Pick<BundleEntry, 'path'>): Promise<Bytes>;
}

/**
 * Opens a bundle: its form, its index, and that the index covers all there is, link by link. Says nothing of who made it;
 * see {@link checkSignatures}. Rejects with PilotError SP4031, SP4037, SP4038 and SP4039.
 */
export async function openBundle(bytes: Bytes, place: ErrorPlace): Promise<OpenBundle> {
  const members = readZip(bytes, place);
  await refuseNewer(members, place);
  const indexMember = members.at(-2);
  const signatureMember = members.at(-1);
  if (indexMember?.name !== INDEX_MEMBER || signatureMember?.name !== SIGNATURE_MEMBER) {
    throw damagedBundle(place, `${INDEX_MEMBER} og ${SIGNATURE_MEMBER} står ikke sidst i zip-filen`);
  }
  const indexBytes = await unpack(indexMember, place);
  const index = await readOwn(indexMember, bundleIndexSchema, place);
  const signature = await readOwn(signatureMember, bundleSignatureSchema, place);
  if (index.packed.size !== indexMember.offset || (await sha256(bytes.subarray(0, indexMember.offset))) !== index.packed.sha256) {
    throw damagedBundle(place, 'filerne i bundtet er ikke dem, indekset er lavet over');
  }
  const broken = await brokenLink(index);
  if (broken !== undefined) throw damagedBundle(place, `kæden er brudt ved “${broken}”`);
  const files = new Map(members.slice(0, -2).map((member) => [member.name, member]));
  checkCoverage(index, files, place);
  const entries = new Map(index.entries.map((entry) => [entry.path, entry]));
  return {
    place,
    index,
    indexBytes,
    signature,
    async read({ path }) {
      const member = files.get(path);
      const entry = entries.get(path);
      if (member === undefined || entry === undefined) throw damagedBundle(place, `“${path}” mangler`);
      const content = await unpack(member, place);
      if (content.length !== entry.size || (await sha256(content)) !== entry.sha256) {
        throw damagedBundle(place, `“${path}” er ændret, efter at bundtet blev lavet`);
      }
      return content;
    },
  };
}

/**
 * SP4037 for a bundle that says it is newer, before anything else is held against it. What cannot be read says nothing here;
 * that is found when it is read in earnest.
 */
async function refuseNewer(members: readonly FoundMember[], place: ErrorPlace): Promise<void> {
  for (const member of members.filter(({ name }) => name === INDEX_MEMBER || name === SIGNATURE_MEMBER)) {
    const version = newerVersion(await leniently(member, place), BUNDLE_SCHEMA_VERSION);
    if (version !== undefined) throw newerBundle(place, version, BUNDLE_SCHEMA_VERSION);
  }
}

async function leniently(member: FoundMember, place: ErrorPlace): Promise<unknown> {
  try {
    return JSON.parse(new TextDecoder().decode(await unpack(member, place))) as unknown;
  } catch {
    return undefined;
  }
}

/** One of our own two members: JSON that fits, in its canonical form. */
async function readOwn<T>(member: FoundMember, schema: z.ZodType<T>, place: ErrorPlace): Promise<T> {
  if (member.method !== 0) throw damagedBundle(place, `${member.name} er pakket, og det må den ikke være`);
  const text = new TextDecoder().decode(await unpack(member, place));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw damagedBundle(place, `${member.name} er ikke gyldig JSON`, error);
  }
  const read = schema.safeParse(value);
  if (!read.success)
    throw damagedBundle(place, `${member.name}: feltet “${read.error.issues[0]?.path.join('.') ?? ''}” passer ikke`);
  if (canonicalJson(value) !== text) throw damagedBundle(place, `${member.name} er skrevet om, efter at bundtet blev lavet`);
  return read.data;
}

function checkCoverage(index: BundleIndex, files: ReadonlyMap<string, FoundMember>, place: ErrorPlace): void {
  const runs = new Set(index.runs.map(({ run }) => run));
  for (const { path, size } of index.entries) {
    const [top, run = ''] = path.split('/');
    if (top !== RUNS_MEMBER || !runs.has(run)) throw damagedBundle(place, `“${path}” hører ikke til en kørsel i bundtet`);
    const member = files.get(path);
    if (member === undefined) throw damagedBundle(place, `“${path}” mangler`);
    if (member.size !== size) throw damagedBundle(place, `“${path}” har en anden størrelse, end indekset siger`);
  }
  if (files.size !== index.entries.length) {
    const listed = new Set(index.entries.map(({ path }) => path));
    const foreign = [...files.keys()].find((name) => !listed.has(name));
    throw damagedBundle(place, foreign === undefined ? 'en fil står to gange i indekset' : `“${foreign}” står ikke i indekset`);
  }
}

/** Path of a file of a run within a bundle. */
export function memberPath(run: string, path: string): string {
  return [RUNS_MEMBER, run, path].join('/');
}
