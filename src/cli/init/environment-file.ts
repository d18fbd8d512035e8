import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseYaml, readYamlFile } from '../../config/read-yaml-file.ts';
import { environmentSchema } from '../../model/config/environment.ts';
import { PilotError } from '../../model/pilot-error.ts';
import { errnoOf } from '../../disk/write-error.ts';
import { shownPath } from '../output.ts';
import { type OutputErrors, writeOutput } from '../output-file.ts';
import { type Change, withChanges } from './environment-text.ts';
import { type EnvironmentFile, type Setup, setupOf } from './setup.ts';

const ERRORS: OutputErrors = {
  code: 'SP1063',
  expected: 'en fil, du må skrive i, med plads på disken',
  remedy: 'Ret det, og kør “npx sor-pilot init” igen: det, der er svaret, er gemt.',
};

/** Where a home's environments lie. */
export const environmentsFolder = (home: string): string => join(home, 'config', 'environments');

/** The environment files of a home, in the order of their names. Throws ConfigurationError for one that cannot be read. */
export async function environmentFiles(home: string, template: string | undefined): Promise<readonly EnvironmentFile[]> {
  const folder = environmentsFolder(home);
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.yaml')) : [];
  return Promise.all(
    names.toSorted().map(async (name) => {
      const file = join(folder, name);
      const text = await readText(file);
      return { file, setup: setupOf(text), untouched: text === template };
    }),
  );
}

/** How far a file has come now; it is read anew each time, for it may be open in an editor too. */
export async function readSetup(file: string): Promise<Setup> {
  return setupOf(await readText(file));
}

/** Writes an environment file that was not there. Throws PilotError SP1063. */
export async function createEnvironment(file: string, text: string): Promise<void> {
  try {
    mkdirSync(dirname(file), { recursive: true });
  } catch (cause) {
    const { code, expected, remedy } = ERRORS;
    const seen = `mappen kan ikke laves (${errnoOf(cause) ?? String(cause)})`;
    throw new PilotError(code, { place: { file: dirname(file) }, seen, expected, remedy, cause });
  }
  await writeOutput(file, text, { errors: ERRORS, isNew: true });
}

/**
 * Changes a file and leaves the rest as it was, so that a crash or a full disk leaves the old one or the whole new one. Gives
 * what is wrong with the result, and then writes nothing. Throws PilotError SP1063 and ConfigurationError.
 */
export async function saveChanges(file: string, changes: readonly Change[]): Promise<readonly PilotError[]> {
  return saveText(file, (text) => withChanges(text, changes));
}

/** As {@link saveChanges}, of the whole text. */
export async function saveText(file: string, change: (text: string) => string): Promise<readonly PilotError[]> {
  const text = change(await readText(file));
  const parsed = parseYaml(Buffer.from(text), environmentSchema, shownPath(file));
  if (Array.isArray(parsed)) return parsed;
  await writeOutput(file, text, { errors: ERRORS });
  return [];
}

async function readText(file: string): Promise<string> {
  const { bytes } = await readYamlFile(file, environmentSchema, { shownAs: shownPath(file) });
  return new TextDecoder().decode(bytes);
}
