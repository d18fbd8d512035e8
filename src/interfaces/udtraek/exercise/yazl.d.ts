/** The part of yazl 3 that is used; the package ships no types. */
declare module 'yazl' {
  import type { Readable } from 'node:stream';

  export class ZipFile {
    /** The archive as it is made; ends when `end` has been called and all is written. */
    readonly outputStream: Readable;
    addBuffer(buffer: Buffer, metadataPath: string, options?: { readonly mtime?: Date; readonly compress?: boolean }): void;
    end(): void;
  }
}
