import { createReadStream } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { PilotError } from '../../model/pilot-error.ts';
import { type ZipRefusal, ZipRefused } from '../../protocols/zip/zip-refused.ts';
import { type CompleteExtract, type CompleteOptions, readComplete } from '../../sor/formats/complete-members.ts';
import { checksumInWords, readCompleteZip } from '../../sor/formats/complete-zip.ts';
import { streamSorEntityCsv } from '../../sor/formats/csv/read.ts';
import { streamSorXml } from '../../sor/formats/xml/read.ts';
import type { CsvRow } from '../../sor/formats/csv/rows.ts';
import { spelled } from '../../sor/fields/carriers.ts';
import { dayOf } from '../../sor/validity.ts';
import { datedContent } from '../../sor/dated-content.ts';
import type { ReadProblem, RegisterContent, SorUnit } from '../../sor/unit.ts';
import { completeMembers } from './complete-folder.ts';

/** A register read from a file. */
export interface LoadedRegister {
  readonly kind: ExtractKind;
  /** The version the file's own namespace says; undefined where it says none. */
  readonly version: number | undefined;
  readonly content: RegisterContent;
  /** Rows and elements that could not be read; the rest is in the register. */
  readonly problems: readonly ReadProblem[];
  /** Where a unit's record stands in the file; undefined where that is not known, as of a unit of another register. */
  readonly lineOf: (unit: SorUnit) => number | undefined;
}

/** Lines by unit and the day its record begins, as the file has them; a record that stands twice has its first. */
class UnitLines {
  readonly #lines = new Map<string, number>();

  add(sorIdentifier: string, fromDate: string, line: number): void {
    const key = keyOf(sorIdentifier, fromDate);
    if (!this.#lines.has(key)) this.#lines.set(key, line);
  }

  readonly of = ({ sorIdentifier, status }: SorUnit): number | undefined =>
    this.#lines.get(keyOf(sorIdentifier, status.fromDate));
}

/** Both spellings of a day, with and without a time, are the same day. */
const keyOf = (sorIdentifier: string, fromDate: string): string => `${sorIdentifier} ${dayOf(fromDate)}`;

const [CSV_CODE, CSV_FROM] = [spelled('csv', 'sorIdentifier'), spelled('csv', 'fromDate')];

/** How an extract is packed; a folder is the files of Sor_complete, unpacked. */
export type ExtractKind = 'xml' | 'csv' | 'zip' | 'folder';

/** A national extract unpacks to some 300 MB; far more is no extract. */
const MAX_UNPACKED_BYTES = 2 * 1024 ** 3;

const DAMAGED = 'filen er beskadiget eller ikke hentet helt';

/**
 * Reads a real extract: SOR XML, SorEntity in CSV, or Sor_complete.zip, known by its first bytes and not by its name; or a
 * folder with the files of Sor_complete, which has what the zip has.
 * XML and SorEntity alone have no SHAK map and no classifications. A file that does not date itself is dated by when it
 * was last changed; each unit is as the file says it was that day. Throws PilotError SP3002 when the file cannot be read, is cut off, or holds no unit.
 */
export async function loadRegister(path: string): Promise<LoadedRegister> {
  const { kind, changed } = await inspect(path);
  const loaded = await read(path, kind).catch((error: unknown) => {
    throw error instanceof PilotError ? error : unreadable(path, seenIn(error), error);
  });
  if (loaded.content.units.length === 0)
    throw unreadable(path, withFirst('filen har ingen enheder, der kan læses', loaded.problems));
  return { ...loaded, content: datedContent(loaded.content, changed) };
}

async function read(path: string, kind: ExtractKind): Promise<LoadedRegister> {
  const lines = new UnitLines();
  const units: SorUnit[] = [];
  const keep = (unit: SorUnit, line: number): void => {
    units.push(unit);
    lines.add(unit.sorIdentifier, unit.status.fromDate, line);
  };
  switch (kind) {
    case 'zip':
    case 'folder': {
      const onUnit = ({ columns, line }: CsvRow): void => lines.add(columns[CSV_CODE] ?? '', columns[CSV_FROM] ?? '', line);
      const complete = await (kind === 'zip' ? completeZip(path, { onUnit }) : completeFolder(path, { onUnit }));
      const { absentFields, shakSorMap, classifications, problems } = complete;
      const content = { snapshotDate: '', createdAtTime: '', units: complete.units, absentFields, shakSorMap, classifications };
      return { kind, version: undefined, content, problems, lineOf: lines.of };
    }
    case 'csv': {
      const { absentFields, problems } = await streamSorEntityCsv(createReadStream(path), keep);
      return {
        kind,
        version: undefined,
        content: { snapshotDate: '', createdAtTime: '', units, absentFields, shakSorMap: [], classifications: [] },
        problems,
        lineOf: lines.of,
      };
    }
    case 'xml': {
      const { snapshotDate, createdAtTime, version, problems, complete } = await streamSorXml(createReadStream(path), keep);
      if (!complete) throw unreadable(path, withLast(DAMAGED, problems));
      const content = { snapshotDate, createdAtTime, units, shakSorMap: [], classifications: [] };
      return { kind, version, content, problems, lineOf: lines.of };
    }
  }
}

async function completeZip(path: string, options: CompleteOptions): Promise<CompleteExtract> {
  return readCompleteZip(await readFile(path), { maxUnpackedBytes: MAX_UNPACKED_BYTES }, options);
}

async function completeFolder(path: string, options: CompleteOptions): Promise<CompleteExtract> {
  const reader = readComplete(options);
  for (const member of completeMembers(path)) await reader.take(member);
  return reader.extract();
}

/** What kind of extract the file is, and when it was changed. */
async function inspect(path: string): Promise<{ readonly kind: ExtractKind; readonly changed: Date }> {
  try {
    const [units] = (await stat(path)).isDirectory() ? completeMembers(path) : [];
    // A folder is as old as its units: what else is put in it changes the folder and not the extract.
    if (units !== undefined) return { kind: 'folder', changed: (await stat(units.path)).mtime };
    const file = await open(path);
    try {
      const { mtime } = await file.stat();
      const { buffer, bytesRead } = await file.read(Buffer.alloc(512), 0, 512, 0);
      return { kind: kindOf(buffer.subarray(0, bytesRead)), changed: mtime };
    } finally {
      await file.close();
    }
  } catch (error) {
    throw unreadable(path, reasonOf(error), error);
  }
}

function kindOf(head: Buffer): ExtractKind {
  if (head.subarray(0, 2).toString('latin1') === 'PK') return 'zip';
  return head.toString('utf8').replace('\uFEFF', '').trimStart().startsWith('<') ? 'xml' : 'csv';
}

function unreadable(path: string, seen: string, cause?: unknown): PilotError {
  return new PilotError('SP3002', {
    place: { file: path },
    seen,
    expected: 'SOR XML, SorEntity-CSV eller Sor_complete, pakket eller pakket ud',
    remedy: 'Hent udtrækket igen, eller vælg en anden fil.',
    cause,
  });
}

function seenIn(error: unknown): string {
  return error instanceof ZipRefused ? seenInZip(error.refusal) : DAMAGED;
}

function seenInZip(refusal: ZipRefusal): string {
  switch (refusal.reason) {
    case 'damaged':
      return DAMAGED;
    case 'checksum':
      return checksumInWords(refusal.member);
    case 'encrypted':
      return `${refusal.member} er krypteret`;
    case 'path':
    case 'absolute':
      return `${refusal.member} peger ud af zip-filen`;
    case 'prefixed':
      return `der er ${refusal.bytes} byte foran zip-filen, som ikke hører til den`;
    case 'too-many':
      return `zip-filen har ${refusal.members} filer; et udtræk har højst ${refusal.limit}`;
    case 'too-large':
      return 'zip-filen pakker ud til mere end 2 GiB';
  }
}

function withFirst(text: string, problems: readonly ReadProblem[]): string {
  const [first] = problems;
  return first === undefined ? text : `${text}; linje ${first.line}: ${first.message}`;
}

function withLast(text: string, problems: readonly ReadProblem[]): string {
  return withFirst(text, problems.slice(-1));
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'filen findes ikke',
  EISDIR: 'mappen har ingen SorEntity.csv',
  EACCES: 'der er ikke adgang til at læse filen',
  EPERM: 'der er ikke adgang til at læse filen',
};

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'ukendt fejl';
  return REASONS[code] ?? `filen kan ikke åbnes (${code})`;
}
