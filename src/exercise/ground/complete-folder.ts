import { createReadStream, type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { COMPLETE_TABLES, type CompleteMember } from '../../sor/formats/complete-members.ts';

/** A file of an unpacked Sor_complete. */
export interface FolderMember extends CompleteMember {
  readonly path: string;
}

/** Without it the others are tables of nothing. */
const UNITS = 'sorentity.csv';

/** The public zip's other files, which nothing is read from. */
const OTHERS = ['editypes.csv', 'geolocations.csv', 'locationscodeeditypemap.csv', 'locationscodes.csv'];

/** Whether a file is one of Sor_complete's, by its name in any case. On its own it is an extract only when it holds units. */
export function isCompleteMember(name: string): boolean {
  return COMPLETE_TABLES.has(name.toLowerCase()) || OTHERS.includes(name.toLowerCase());
}

/**
 * The files of an unpacked Sor_complete in a folder, in the order of their names, SorEntity first of all; none when it has no
 * SorEntity.csv. Throws the system's own error when the folder cannot be read.
 */
export function completeMembers(folder: string): readonly FolderMember[] {
  const members = readdirSync(folder, { withFileTypes: true }).filter(isTable).toSorted(unitsFirst);
  if (members[0]?.name.toLowerCase() !== UNITS) return [];
  return members.map(({ name }) => ({ name, path: join(folder, name), bytes: () => createReadStream(join(folder, name)) }));
}

const isTable = (entry: Dirent): boolean => entry.isFile() && COMPLETE_TABLES.has(entry.name.toLowerCase());

function unitsFirst({ name: a }: Dirent, { name: b }: Dirent): number {
  return Number(b.toLowerCase() === UNITS) - Number(a.toLowerCase() === UNITS) || (a < b ? -1 : 1);
}
