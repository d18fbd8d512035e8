/** The part of yauzl 3 that is used; the package ships no types. */
declare module 'yauzl' {
  import type { Readable } from 'node:stream';

  export interface Entry {
    readonly fileNameRaw: Buffer;
    readonly extraFields: readonly unknown[];
    readonly generalPurposeBitFlag: number;
    /** As the archive states them; yauzl holds the data to the size alone. */
    readonly uncompressedSize: number;
    readonly crc32: number;
    isEncrypted(): boolean;
  }

  export interface ZipFile {
    readonly entryCount: number;
    eachEntry(): AsyncIterable<Entry>;
    openReadStreamPromise(entry: Entry): Promise<Readable>;
    close(): void;
  }

  /** With `decodeStrings` off, names are neither decoded nor judged. */
  export function fromBufferPromise(buffer: Buffer, options?: { readonly decodeStrings?: boolean }): Promise<ZipFile>;

  /** A name as the archive means it, with backslashes read as slashes unless `strict`. */
  export function getFileNameLowLevel(flag: number, raw: Buffer, extraFields: readonly unknown[], strict: boolean): string;

  /** Why a name is absolute or climbs out of the archive, in English; null when it does not. */
  export function validateFileName(name: string): string | null;
}
