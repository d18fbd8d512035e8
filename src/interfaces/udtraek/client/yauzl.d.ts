/** The part of yauzl 3 that is used; the package ships no types. */
declare module 'yauzl' {
  import type { Readable } from 'node:stream';

  export interface Entry {
    readonly fileName: string;
    /** As the archive states it; reading fails when the data is of another size. */
    readonly uncompressedSize: number;
    /** The checksum of the data as the archive states it; reading does not look at it. */
    readonly crc32: number;
  }

  export interface ZipFile {
    readonly entryCount: number;
    eachEntry(): AsyncIterable<Entry>;
    openReadStreamPromise(entry: Entry): Promise<Readable>;
    close(): void;
  }

  /** Names that are absolute or climb out of the archive, and other damage, reject. */
  export function fromBufferPromise(buffer: Buffer, options?: { readonly strictFileNames?: boolean }): Promise<ZipFile>;
}
