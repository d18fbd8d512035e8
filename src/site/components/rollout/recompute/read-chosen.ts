import { blobMembers } from '../../../../protocols/zip/blob-zip.ts';
import { ZipRefused } from '../../../../protocols/zip/zip-refused.ts';
import { COMPLETE_TABLES, type CompleteReader, readComplete } from '../../../../sor/formats/complete-members.ts';
import { streamSorXml } from '../../../../sor/formats/xml/read.ts';
import { datedContent } from '../../../../sor/dated-content.ts';
import type { RegisterContent, SorUnit } from '../../../../sor/unit.ts';

/** A file somebody has chosen; a browser's File is one. */
export type ChosenFile = Pick<File, 'name' | 'size' | 'lastModified' | 'slice' | 'stream'>;

/** Why chosen files cannot be measured. Told in Danish by {@link unfitWords}. */
export type Unfit = 'no-units' | 'several-units' | 'damaged' | 'empty';

/** The chosen files cannot be measured. */
export class ChosenUnfit extends Error {
  override readonly name = 'ChosenUnfit';
  readonly reason: Unfit;
  readonly file: string;
  constructor(reason: Unfit, file = '') {
    super(`${reason} ${file}`.trim());
    this.reason = reason;
    this.file = file;
  }
}

const UNITS = 'SorEntity.csv';
/** A national extract unpacks to some 300 MB; far more is no extract. */
const ZIP_LIMITS = { maxMembers: 100, maxUnpackedBytes: 2 * 1024 ** 3 };

/** Whether a file is a table that stands beside the units, by its name in any case. */
export const isTable = ({ name }: Pick<ChosenFile, 'name'>): boolean =>
  COMPLETE_TABLES.has(name.toLowerCase()) && name.toLowerCase() !== UNITS.toLowerCase();

/**
 * Reads the chosen files as one register: one with units (SOR XML, SorEntity in CSV or Sor_complete.zip, known by how it begins
 * and not by its name), and tables beside it by their names. A file that does not date itself is taken to be of the given day; each unit is
 * as it was that day. `onBytes` is told how much has been read. Throws ChosenUnfit.
 */
export async function readChosen(
  files: readonly ChosenFile[],
  { day, onBytes }: { readonly day: string; readonly onBytes: (count: number) => void },
): Promise<{ readonly content: RegisterContent; readonly unreadable: number }> {
  const [units, ...more] = files.filter((file) => !isTable(file));
  if (units === undefined) throw new ChosenUnfit('no-units');
  if (more.length > 0) throw new ChosenUnfit('several-units');
  const kind = await kindOf(units);
  const bytesOf = (file: ChosenFile) => () => told(file.stream(), onBytes);
  const complete = readComplete();
  if (kind === 'csv') await complete.take({ name: UNITS, bytes: bytesOf(units) });
  if (kind === 'zip') await takeZip(units, complete, onBytes);
  for (const table of files.filter(isTable)) await complete.take({ name: table.name, bytes: bytesOf(table) });
  const { shakSorMap, classifications, problems, ...csv } = complete.extract();
  const tables = { shakSorMap, classifications };
  const read =
    kind !== 'xml'
      ? { snapshotDate: '', createdAtTime: '', units: csv.units, absentFields: csv.absentFields, unreadable: 0 }
      : await readXml(units, bytesOf(units));
  if (read.units.length === 0) throw new ChosenUnfit('empty', units.name);
  const { unreadable, ...own } = read;
  const dated = { ...own, ...tables, snapshotDate: own.snapshotDate === '' ? day : own.snapshotDate };
  return { content: datedContent(dated, new Date(units.lastModified)), unreadable: problems.length + unreadable };
}

async function takeZip(file: ChosenFile, complete: CompleteReader, onBytes: (count: number) => void): Promise<void> {
  try {
    for (const member of await blobMembers(file, ZIP_LIMITS, onBytes)) await complete.take(member);
  } catch (error) {
    throw error instanceof ZipRefused ? new ChosenUnfit('damaged', file.name) : error;
  }
}

async function readXml(
  { name }: ChosenFile,
  bytes: () => AsyncIterable<Uint8Array>,
): Promise<Pick<RegisterContent, 'snapshotDate' | 'createdAtTime' | 'units'> & { readonly unreadable: number }> {
  const units: SorUnit[] = [];
  const { snapshotDate, createdAtTime, complete, problems } = await streamSorXml(bytes(), (unit) => void units.push(unit));
  if (!complete) throw new ChosenUnfit('damaged', name);
  return { snapshotDate, createdAtTime, units, unreadable: problems.length };
}

async function kindOf(file: ChosenFile): Promise<'xml' | 'csv' | 'zip'> {
  const head = new TextDecoder().decode(await file.slice(0, 512).arrayBuffer());
  if (head.startsWith('PK')) return 'zip';
  return head.trimStart().startsWith('<') ? 'xml' : 'csv';
}

/** A reader and not `for await` over the stream: Safari's streams cannot be iterated. */
async function* told(stream: ReadableStream<Uint8Array>, onBytes: (count: number) => void): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    onBytes(next.value.length);
    yield next.value;
  }
}

/** Why the files cannot be measured, and what to do, in Danish. */
export function unfitWords({ reason, file }: Pick<ChosenUnfit, 'reason' | 'file'>): string {
  switch (reason) {
    case 'no-units':
      return 'Vælg også filen med enhederne: SorEntity i CSV, SOR XML eller Sor_complete.zip.';
    case 'several-units':
      return 'Vælg kun én fil med enheder. De andre filer skal hedde som i Sor_complete, fx SHAKSORMap.csv.';
    case 'damaged':
      return `${file} er beskadiget, ikke hentet helt eller pakket på en måde, siden ikke kan læse. Er det en zip-fil, så pak den ud, og vælg filerne i den.`;
    case 'empty':
      return `${file} har ingen enheder, der kan læses.`;
  }
}
