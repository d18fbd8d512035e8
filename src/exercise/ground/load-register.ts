import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { PilotError } from '../../model/pilot-error.ts';
import { readSorEntityCsv } from '../../sor/formats/csv/read.ts';
import { readSorXml } from '../../sor/formats/xml/read.ts';
import type { ReadProblem } from '../../sor/unit.ts';
import { ChecksumError } from '../../sor/formats/zip-checksum.ts';
import type { LoadedRegister } from './load/loaded-register.ts';
import { readCompleteZip } from './load/read-complete-zip.ts';
import { datedContent } from './load/dated-content.ts';

type ExtractKind = 'xml' | 'csv' | 'zip';

/**
 * Reads a real extract: SOR XML, SorEntity in CSV, or Sor_complete.zip, known by its first bytes and not by its name.
 * XML and SorEntity alone have no SHAK map and no classifications. A file that does not date itself is dated by when it
 * was last changed; each unit is as the file says it was that day. Throws PilotError SP3002 when the file cannot be read, is cut off, or holds no unit.
 */
export async function loadRegister(path: string): Promise<LoadedRegister> {
  const { kind, changed } = await inspect(path);
  const loaded = await read(path, kind).catch((error: unknown) => {
    if (error instanceof PilotError) throw error;
    const seen = error instanceof ChecksumError ? error.message : 'filen er beskadiget eller ikke hentet helt';
    throw unreadable(path, seen, error);
  });
  if (loaded.content.units.length === 0)
    throw unreadable(path, withFirst('filen har ingen enheder, der kan læses', loaded.problems));
  return { ...loaded, content: datedContent(loaded.content, changed) };
}

async function read(path: string, kind: ExtractKind): Promise<LoadedRegister> {
  switch (kind) {
    case 'zip':
      return readCompleteZip(path);
    case 'csv': {
      const { units, absentFields, problems } = await readSorEntityCsv(createReadStream(path));
      return {
        content: { snapshotDate: '', createdAtTime: '', units, absentFields, shakSorMap: [], classifications: [] },
        problems,
      };
    }
    case 'xml': {
      const { content, problems, complete } = await readSorXml(createReadStream(path));
      if (!complete) throw unreadable(path, withLast('filen er beskadiget eller ikke hentet helt', problems));
      return { content, problems };
    }
  }
}

/** What kind of extract the file is, and when it was changed. */
async function inspect(path: string): Promise<{ readonly kind: ExtractKind; readonly changed: Date }> {
  try {
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
    expected: 'SOR XML, SorEntity-CSV eller Sor_complete.zip',
    remedy: 'Hent udtrækket igen, eller vælg en anden fil.',
    cause,
  });
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
  EISDIR: 'det er en mappe og ikke en fil',
  EACCES: 'der er ikke adgang til at læse filen',
  EPERM: 'der er ikke adgang til at læse filen',
};

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'ukendt fejl';
  return REASONS[code] ?? `filen kan ikke åbnes (${code})`;
}
