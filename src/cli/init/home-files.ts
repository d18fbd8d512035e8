import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { STEPS_EDITION } from '../../model/own-steps.ts';

/** A file of a new home, by its path there. */
export interface HomeFile {
  readonly path: string;
  readonly text: string;
}

/**
 * What a home begins with, in the order it is told. None of it holds anything secret, or anybody's decisions: all is of
 * templates/home, and nothing from where the command is given or from what the tool has been used for.
 */
export function homeFiles(tool: string): readonly HomeFile[] {
  // npm takes no .gitignore into a package.
  return filesUnder(join(tool, 'templates', 'home')).map((file) =>
    /^git\w+$/.test(file.path) ? { ...file, path: `.${file.path}` } : file,
  );
}

function filesUnder(folder: string): readonly HomeFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
    .map((file) => ({ path: relative(folder, file).replaceAll('\\', '/'), text: readFileSync(file, 'utf8') }));
}

const SCRIPTS = {
  start: 'sor-pilot start',
  pilot: 'sor-pilot run',
  lint: 'sor-pilot lint',
  build: 'sor-pilot site build',
  preview: 'sor-pilot site show',
} as const;

/** A package.json with what it needs of the home, and the names of what was added to it. */
export interface CompletedPackage {
  readonly text: string;
  readonly added: readonly string[];
}

/**
 * A home's package.json: written where there is none; where there is one, only whole keys that it lacks are added, and what
 * stands there stays. Undefined for one that cannot be read as JSON, or whose keys are no group.
 */
export function completePackage(text: string | undefined): CompletedPackage | undefined {
  if (text === undefined) return completed({}, { private: true, type: 'module', ...settings });
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content)) return undefined;
  return completed(content, settings);
}

const settings = { scripts: SCRIPTS, 'sor-pilot': { steps: STEPS_EDITION } };

function completed(content: object, wanted: Readonly<Record<string, unknown>>): CompletedPackage {
  const missing = Object.entries(wanted).filter(([key]) => !Object.hasOwn(content, key));
  const text = `${JSON.stringify({ ...content, ...Object.fromEntries(missing) }, null, 2)}\n`;
  return { text, added: missing.map(([key]) => key) };
}
