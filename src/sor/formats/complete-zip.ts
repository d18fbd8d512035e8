import { visitZip } from '../../protocols/zip/read-zip.ts';
import type { ZipLimits } from '../../protocols/zip/zip-refused.ts';
import { type CompleteExtract, type CompleteOptions, readComplete } from './complete-members.ts';

/** The public zip holds eight files; far more is no extract. */
const MAX_MEMBERS = 100;

/**
 * Reads Sor_complete.zip, its files as {@link readComplete} does. Throws ZipRefused when the archive cannot be read, holds
 * more than 100 files or unpacks beyond the limit.
 */
export async function readCompleteZip(
  archive: Uint8Array,
  { maxUnpackedBytes }: Pick<ZipLimits, 'maxUnpackedBytes'>,
  options: CompleteOptions = {},
): Promise<CompleteExtract> {
  const reader = readComplete(options);
  await visitZip(archive, { maxMembers: MAX_MEMBERS, maxUnpackedBytes }, reader.take);
  return reader.extract();
}

/** What is told of a file that is not the one the archive was made with. */
export function checksumInWords(member: string): string {
  return `arkivets kontrolsum passer ikke til ${member}; filen er ændret eller beskadiget`;
}
