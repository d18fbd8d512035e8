/** A file of an extract, made and ready to be sent. */
export interface RenderedFile {
  readonly bytes: Buffer;
  readonly contentType: string;
  readonly etag: string;
  readonly lastModified: Date;
}

/** Files that have been made, by what they show; each is made once, however many ask while it is being made. */
export interface FileCache {
  get(key: string, make: () => Promise<RenderedFile>): Promise<RenderedFile>;
}

/** An empty cache. A file that could not be made is forgotten, so that the next who asks tries again. */
export function createFileCache(): FileCache {
  const files = new Map<string, Promise<RenderedFile>>();
  return {
    get(key, make) {
      const known = files.get(key);
      if (known !== undefined) return known;
      const made = make();
      files.set(key, made);
      made.catch(() => files.delete(key));
      return made;
    },
  };
}
