import { readFile } from 'node:fs/promises';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import {
  readClassificationsCsv,
  readReplacedEntitiesCsv,
  readShakSorMapCsv,
  readSorEntityCsv,
  type Replacement,
  withReplacements,
} from '../../../sor/formats/csv/read.ts';
import { withChecksum } from '../../../sor/formats/zip-checksum.ts';
import type { FieldKey } from '../../../sor/fields.ts';
import type { ClassificationEntry, ReadProblem, RegisterContent, ShakSorMapRow, SorUnit } from '../../../sor/unit.ts';
import type { LoadedRegister } from './loaded-register.ts';

/** A national extract unpacks to some 300 MB; far more is no extract. */
const MAX_UNPACKED_BYTES = 2 * 1024 ** 3;

interface Parts {
  units: readonly SorUnit[];
  absentFields: readonly FieldKey[];
  shakSorMap: readonly ShakSorMapRow[];
  classifications: readonly ClassificationEntry[];
  replacements: readonly Replacement[];
}

type ReadPart = (chunks: AsyncIterable<Uint8Array>, parts: Parts) => Promise<readonly ReadProblem[]>;

/** Readers by file name in lower case: sources spell the names of the same files differently. Other files are passed over. */
const READERS: Readonly<Record<string, ReadPart>> = {
  'sorentity.csv': async (chunks, parts) => {
    const { units, absentFields, problems } = await readSorEntityCsv(chunks);
    parts.units = units;
    parts.absentFields = absentFields;
    return problems;
  },
  'shaksormap.csv': async (chunks, parts) => {
    const { rows, problems } = await readShakSorMapCsv(chunks);
    parts.shakSorMap = rows;
    return problems;
  },
  'sorclassifications.csv': async (chunks, parts) => {
    const { entries, problems } = await readClassificationsCsv(chunks);
    parts.classifications = entries;
    return problems;
  },
  'sorreplacedentities.csv': async (chunks, parts) => {
    const { replacements, problems } = await readReplacedEntitiesCsv(chunks);
    parts.replacements = replacements;
    return problems;
  },
};

/** Reads Sor_complete.zip without writing anything to disk. Rejects when it is no whole zip, unpacks beyond 2 GiB, or holds a file with another checksum. */
export async function readCompleteZip(path: string): Promise<LoadedRegister> {
  const zip = await fromBufferPromise(await readFile(path));
  const parts: Parts = { units: [], absentFields: [], shakSorMap: [], classifications: [], replacements: [] };
  try {
    const problems = await readParts(zip, parts);
    return { content: contentOf(parts), problems };
  } finally {
    zip.close();
  }
}

async function readParts(zip: ZipFile, parts: Parts): Promise<readonly ReadProblem[]> {
  const problems: ReadProblem[] = [];
  let unpacked = 0;
  for await (const entry of zip.eachEntry()) {
    unpacked += entry.uncompressedSize;
    if (unpacked > MAX_UNPACKED_BYTES) throw new Error('zip-filen pakker ud til mere end 2 GiB');
    for (const problem of await readPart(zip, entry, parts)) {
      problems.push({ ...problem, what: [entry.fileName, problem.what].filter(Boolean).join(' · ') });
    }
  }
  return problems;
}

async function readPart(zip: ZipFile, entry: Entry, parts: Parts): Promise<readonly ReadProblem[]> {
  const name = entry.fileName.slice(entry.fileName.lastIndexOf('/') + 1).toLowerCase();
  const reader = Object.hasOwn(READERS, name) ? READERS[name] : undefined;
  return reader === undefined ? [] : reader(withChecksum(await zip.openReadStreamPromise(entry), entry), parts);
}

function contentOf({ units, replacements, ...rest }: Parts): RegisterContent {
  return { snapshotDate: '', createdAtTime: '', units: withReplacements(units, replacements), ...rest };
}
