import { PilotError } from '../model/pilot-error.ts';

/** Danish words for the errors a file system gives most often; the code itself stands for the rest. */
const CAUSES: ReadonlyMap<string, string> = new Map([
  ['ENOSPC', 'der er ikke mere plads på disken'],
  ['EDQUOT', 'diskkvoten er brugt op'],
  ['EACCES', 'adgang nægtet'],
  ['EPERM', 'adgang nægtet'],
  ['EROFS', 'filsystemet er skrivebeskyttet'],
  ['EMFILE', 'for mange filer er åbne på én gang'],
  ['EEXIST', 'filen findes i forvejen'],
  ['ENOTDIR', 'en del af stien er ikke en mappe'],
]);

/** The file system's own word for an error (ENOSPC …), or undefined when the error did not come from it. */
export function errnoOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** Why something could not be written, in Danish, with the file system's own word for it. */
export function writeErrorInWords(error: unknown): string {
  const code = errnoOf(error);
  const words = (code === undefined ? undefined : CAUSES.get(code)) ?? (error instanceof Error ? error.message : String(error));
  return code === undefined ? words : `${words} (${code})`;
}

/** SP4003 for an error met while writing `file`. A PilotError is passed on as it is. */
export function writeError(error: unknown, file: string): PilotError {
  if (error instanceof PilotError) return error;
  return new PilotError('SP4003', {
    place: { file },
    seen: writeErrorInWords(error),
    expected: 'en mappe, der kan skrives i, med plads til resultaterne',
    remedy: 'Skaf plads eller skriveadgang, eller vælg en anden mappe med --results. Genoptag derefter kørslen med --resume.',
    cause: error,
  });
}

/** Runs a write and turns what the file system throws into SP4003. */
export function guardWrite<T>(file: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    throw writeError(error, file);
  }
}
