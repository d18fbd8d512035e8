import { readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PilotError } from '../model/pilot-error.ts';
import type { Places } from '../model/places.ts';

/** The tool's own name, as a package.json says it. */
const NAME = 'sor-pilot';
const DEPENDENCIES = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'];

/** Root of the tool: the folder that holds its package.json. */
export const toolRoot = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Where the tool and the home lie, and whether the home has been set up. */
export interface FoundPlaces extends Places {
  /** False where the tool is installed and no folder from here upward says that it uses it. */
  readonly isSetUp: boolean;
}

/**
 * The home is the nearest folder, from where the command was given and up, whose package.json names sor-pilot among what it
 * depends on or has settings for it. Without one a clone is its own home; an installed tool, which is nobody's home, takes
 * the folder it was called in, for `init` to set up.
 */
export function findPlaces(cwd: string, tool: string): FoundPlaces {
  const installed = tool.split(sep).includes('node_modules');
  const folders = foldersUpward(cwd);
  // Inside a clone nothing above it counts: it may lie in somebody's home.
  if (!installed && folders.includes(tool)) return { tool, home: tool, isSetUp: true };
  const home = folders.find((folder) => folder !== tool && usesTool(join(folder, 'package.json')));
  if (home !== undefined) return { tool, home, isSetUp: true };
  return installed ? { tool, home: cwd, isSetUp: false } : { tool, home: tool, isSetUp: true };
}

/** The places of this command. */
export const places: FoundPlaces = findPlaces(process.cwd(), toolRoot);

/** @throws PilotError SP1060 where the tool is installed in a folder that has not been set up for it. */
export function assertHome({ home, isSetUp }: FoundPlaces): void {
  if (isSetUp) return;
  throw new PilotError('SP1060', {
    place: { file: home },
    seen: 'ingen package.json herfra og opad bruger sor-pilot',
    expected: 'en mappe, der er sat op til egne resultater og specifikationer',
    remedy: 'Gå til den mappe, eller kør “npx sor-pilot init” for at sætte denne op.',
  });
}

/** What a package.json says about the tool. */
export interface HomePackage {
  /** What the home has settled with the tool: the edition of the steps' interface that its own steps are written for. */
  readonly settings: { readonly steps?: unknown } | undefined;
  readonly dependsOnTool: boolean;
}

/** Reads a package.json for what it says about the tool; undefined when there is none, or it cannot be read as one. */
export function readHomePackage(file: string): HomePackage | undefined {
  const content = readJson(file);
  if (!isObject(content)) return undefined;
  const group = (name: string): object | undefined => {
    const value: unknown = Reflect.get(content, name);
    return isObject(value) ? value : undefined;
  };
  return { settings: group(NAME), dependsOnTool: DEPENDENCIES.some((name) => Object.hasOwn(group(name) ?? {}, NAME)) };
}

/** Undefined for what is not there or is no JSON: a folder upward may hold anything, and be nobody's home. */
function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

function usesTool(file: string): boolean {
  const read = readHomePackage(file);
  return read !== undefined && (read.dependsOnTool || read.settings !== undefined);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** A folder and all that it lies in, nearest first. */
export function foldersUpward(from: string): readonly string[] {
  const above = dirname(from);
  return above === from ? [from] : [from, ...foldersUpward(above)];
}
