import { readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, relative, resolve, isAbsolute, sep } from 'node:path';
import { rawBody } from '../../evidence/body-tap.ts';
import { keepBody } from '../../evidence/keep-body.ts';
import type { Redactor } from '../../evidence/redactor.ts';
import { inspectFile, KNOWN_ENDINGS } from '../../manual/evidence/inspect-file.ts';
import type { NamedFile } from '../../manual/judge-form.ts';
import { MANUAL_FILE_TYPES, type ManualFile } from '../../model/manual.ts';
import { PilotError } from '../../model/pilot-error.ts';
import { formatBytes } from '../../site/format.ts';

/** Largest file a tester may give. */
const MOST_BYTES = 5 * 1024 * 1024;

/** A file as it will be kept: text redacted, all else as it was given. */
export interface KeptFile {
  readonly description: Omit<ManualFile, 'sha256'>;
  readonly bytes: Uint8Array;
  /** Published as it is, because nothing in it can be searched for names and numbers. */
  readonly asGiven: boolean;
}

/**
 * Reads a file a form names. It must lie in the form's folder, so that a form from someone else cannot fetch files of
 * the one who takes it in. Rejects with PilotError SP4024 (cannot be fetched) and SP4025 (not what it may be).
 */
export async function readEvidenceFile(formFile: string, named: NamedFile, redactor: Redactor): Promise<KeptFile> {
  const bytes = await fetchBytes(dirname(formFile), named);
  const name = basename(named.file.replaceAll('\\', '/'));
  const inspected = inspectFile(name, bytes);
  if ('refused' in inspected) {
    throw new PilotError('SP4025', {
      place: named.place,
      seen: `“${name}”: ${inspected.refused}`,
      expected: `en fil af slagsen ${KNOWN_ENDINGS.join(', ')}, hvor navn og indhold passer sammen`,
      remedy: 'Gem billedet på ny som PNG eller JPEG, eller teksten som UTF-8, og ret navnet.',
    });
  }
  const { mediaType, width, height } = inspected;
  const picture = MANUAL_FILE_TYPES[mediaType].picture;
  const kept = mediaType === 'text/plain' ? await redactedText(bytes, redactor) : bytes;
  return {
    description: {
      name: redactor.text(name).text,
      mediaType,
      size: kept.byteLength,
      comment: named.comment,
      ...(picture && width !== undefined && height !== undefined ? { width, height } : {}),
    },
    bytes: kept,
    asGiven: mediaType !== 'text/plain',
  };
}

async function fetchBytes(folder: string, { file, place }: NamedFile): Promise<Uint8Array> {
  const refuse = (seen: string, cause?: unknown): PilotError =>
    new PilotError('SP4024', {
      place,
      seen: `“${file}” ${seen}`,
      expected: `en fil i svararkets mappe på højst ${formatBytes(MOST_BYTES)}`,
      remedy: 'Læg filen ved siden af svararket, og skriv dens navn.',
      cause,
    });
  // A path from Windows names the same file here.
  const wanted = resolve(folder, file.replaceAll('\\', sep));
  try {
    const [root, found] = await Promise.all([realpath(folder), realpath(wanted)]);
    const inside = relative(root, found);
    if (inside === '' || isAbsolute(inside) || inside.split(sep)[0] === '..') throw refuse('ligger uden for svararkets mappe');
    const state = await stat(found);
    if (!state.isFile()) throw refuse('er ikke en fil');
    if (state.size > MOST_BYTES) throw refuse(`fylder ${formatBytes(state.size)}`);
    return await readFile(found);
  } catch (error) {
    if (error instanceof PilotError) throw error;
    throw refuse((error as NodeJS.ErrnoException).code === 'ENOENT' ? 'findes ikke' : 'kan ikke læses', error);
  }
}

async function redactedText(bytes: Uint8Array, redactor: Redactor): Promise<Uint8Array> {
  const { chunks: kept = [] } = await keepBody(rawBody(bytes, 'text/plain; charset=utf-8'), redactor, MOST_BYTES);
  return Buffer.concat(kept);
}
