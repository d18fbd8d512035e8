import { crc32 } from 'node:zlib';

/** A file in an archive is not the one the archive was made with. */
export class ChecksumError extends Error {
  override readonly name = 'ChecksumError';
  constructor(member: string) {
    super(`arkivets kontrolsum passer ikke til ${member}; filen er ændret eller beskadiget`);
  }
}

/** Gives a file's bytes on, and throws ChecksumError at their end when the archive was made with others. */
export async function* withChecksum(
  chunks: AsyncIterable<Uint8Array>,
  member: { readonly fileName: string; readonly crc32: number },
): AsyncGenerator<Uint8Array> {
  let sum = 0;
  for await (const chunk of chunks) {
    sum = crc32(chunk, sum);
    yield chunk;
  }
  if (sum !== member.crc32) throw new ChecksumError(member.fileName);
}
