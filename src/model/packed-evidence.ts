/** What a packed file of evidence is named beside its digest. */
export const PACKED_ENDING = '.gz';

/**
 * The digest that the content of a run's file must have once it is unpacked, by the file's path in the run or in a bundle;
 * undefined for a file that is no packed evidence.
 */
export function packedDigest(path: string): string | undefined {
  return /(?:^|\/)evidence\/([0-9a-f]{64})\.gz$/.exec(path)?.[1];
}
