import type { BundleEntry, BundleIndex } from '../model/bundle.ts';
import { sha256, utf8 } from './bytes.ts';
import { canonicalJson } from './canonical.ts';

/** Everything an index says before its entries. */
export type BundleHead = Omit<BundleIndex, 'entries'>;

/**
 * Chains files: each one's hash covers its name, size and digest and the hash before it, and the first covers the head. The
 * last hash therefore stands for the whole bundle.
 */
export async function chainEntries(head: BundleHead, files: readonly Omit<BundleEntry, 'chain'>[]): Promise<BundleEntry[]> {
  let chain = await sha256(utf8(canonicalJson(head)));
  const entries: BundleEntry[] = [];
  for (const { path, size, sha256: digest } of files) {
    chain = await sha256(utf8(canonicalJson([chain, path, size, digest])));
    entries.push({ path, size, sha256: digest, chain });
  }
  return entries;
}

/** The first entry whose hash does not follow from what stands before it; undefined when all do. */
export async function brokenLink({ entries, ...head }: BundleIndex): Promise<string | undefined> {
  const expected = await chainEntries(head, entries);
  return entries.find((entry, index) => entry.chain !== expected[index]?.chain)?.path;
}
