import { COMPLETE_TABLES } from '../../../../sor/formats/complete-members.ts';
import { type ChosenFile, isTable } from './read-chosen.ts';
import type { RecomputableDay } from './recompute-ground.ts';

/** A chosen file's SHA-256 against those the day names. */
export interface ChosenDigest {
  readonly name: string;
  readonly sha256: string;
  /** `unnamed` is a table the day does not name by itself; `packed` a file of a zip, of which only the zip's is named. */
  readonly state: 'same' | 'other' | 'unnamed' | 'packed';
}

/**
 * The SHA-256 of each chosen file, and of the files of an unpacked Sor_complete together, against those of the files a day
 * was measured from. A browser has no SHA-256 of a stream, so each file is in memory while its own is made.
 */
export async function chosenDigests(
  files: readonly ChosenFile[],
  named: RecomputableDay['files'],
): Promise<readonly ChosenDigest[]> {
  const digests: { readonly file: ChosenFile; readonly sha256: string }[] = [];
  for (const file of files) digests.push({ file, sha256: await sha256Of(await file.slice().arrayBuffer()) });
  const has = (sha256: string): boolean => named.some((one) => one.sha256 === sha256);
  const folder = named.find(({ kind }) => kind === 'folder');
  if (folder !== undefined) {
    const list = digests
      .filter(({ file }) => COMPLETE_TABLES.has(file.name.toLowerCase()))
      .toSorted((a, b) => (a.file.name < b.file.name ? -1 : 1))
      .map(({ file, sha256 }) => `${sha256}  ${file.name}\n`);
    const sha256 = await sha256Of(new TextEncoder().encode(list.join('')));
    if (list.length > 1) return [{ name: folder.name, sha256, state: has(sha256) ? 'same' : 'other' }];
  }
  const isPacked = named[0]?.kind === 'zip';
  return digests.map(({ file, sha256 }) => {
    const unlike = isTable(file) ? 'unnamed' : isPacked && !/\.zip$/i.test(file.name) ? 'packed' : 'other';
    return { name: file.name, sha256, state: has(sha256) ? 'same' : unlike };
  });
}

async function sha256Of(bytes: BufferSource): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** What a digest says, in Danish. */
export const DIGEST_WORDS: Readonly<Record<ChosenDigest['state'], string>> = {
  same: 'Det er en fil, dagen er målt fra.',
  other: 'Det er ikke den fil, dagen er målt fra.',
  unnamed: 'Dagens måling nævner ikke denne fil for sig.',
  packed: 'Dagen er målt fra en zip-fil, og kun zip-filens kontrolsum er offentliggjort.',
};
