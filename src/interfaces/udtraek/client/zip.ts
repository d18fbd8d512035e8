import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { Deviation } from '../../../model/faults.ts';
import { withChecksum } from '../../../sor/formats/zip-checksum.ts';

/** The zip of the extract holds eight files; far more is no extract. */
const MAX_ENTRIES = 100;

/** One file of an archive, open for reading once. */
export interface ZipEntry {
  readonly name: string;
  open(): Promise<AsyncIterable<Uint8Array>>;
}

export interface ZipSource {
  readonly bytes: Uint8Array;
  readonly place: string;
  /** All files together may not unpack to more than this. */
  readonly maxUnpackedBytes: number;
}

/**
 * Visits the files of an archive in order, without writing anything to disk. Throws Deviation when the bytes are no
 * zip, an archive holds more than 100 files or unpacks beyond the limit (a zip bomb), or a file in it is damaged. Sizes
 * are the archive's own statement, which reading holds it to.
 */
export async function visitZip(source: ZipSource, visit: (entry: ZipEntry) => Promise<void>): Promise<void> {
  const zip = await openZip(source);
  let unpacked = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      unpacked += entry.uncompressedSize;
      if (unpacked > source.maxUnpackedBytes) throw tooLarge(source);
      if (entry.fileName.endsWith('/')) continue;
      await visit({ name: entry.fileName, open: () => openEntry(zip, entry, source) });
    }
  } catch (error) {
    throw asDeviation(error, source);
  } finally {
    zip.close();
  }
}

async function openZip(source: ZipSource): Promise<ZipFile> {
  let zip: ZipFile;
  try {
    zip = await fromBufferPromise(Buffer.from(source.bytes.buffer, source.bytes.byteOffset, source.bytes.byteLength));
  } catch (error) {
    throw asDeviation(error, source);
  }
  if (zip.entryCount > MAX_ENTRIES) {
    zip.close();
    throw new Deviation('Zip-filen indeholder flere filer, end et udtræk gør.', {
      place: source.place,
      expected: `højst ${MAX_ENTRIES} filer`,
      received: `${zip.entryCount} filer`,
    });
  }
  return zip;
}

async function openEntry(zip: ZipFile, entry: Entry, source: ZipSource): Promise<AsyncIterable<Uint8Array>> {
  const stream = await zip.openReadStreamPromise(entry);
  return readable(withChecksum(stream, entry), source);
}

/** Damage inside a file comes out as a Deviation, also through a reader that knows nothing of zips. */
async function* readable(stream: AsyncIterable<Uint8Array>, source: ZipSource): AsyncGenerator<Uint8Array> {
  try {
    yield* stream;
  } catch (error) {
    throw asDeviation(error, source);
  }
}

function asDeviation(error: unknown, { place }: ZipSource): Error {
  if (error instanceof Deviation || !(error instanceof Error)) return error as Error;
  if (error instanceof TypeError || error instanceof RangeError) return error;
  return new Deviation('Filen kan ikke læses som zip.', {
    place,
    expected: 'en hel zip-fil',
    received: error.message,
    remedy: 'Hent filen og prøv at åbne den; få den dannet igen, hvis den er beskadiget.',
  });
}

function tooLarge({ place, maxUnpackedBytes }: ZipSource): Deviation {
  return new Deviation('Zip-filen pakker ud til mere, end der tages imod.', {
    place,
    expected: `højst ${maxUnpackedBytes} byte i alt`,
    remedy: 'Er udtrækket så stort, så hæv maxBodyBytes i miljøets konfiguration.',
  });
}
