import { join, relative, sep } from 'node:path';

/**
 * The two places everything is read from: the tool, with the specifications, steps and tables all share, and the home, which
 * is the user's own repository with what is theirs. In a clone of the tool they are one and the same folder.
 */
export interface Places {
  /** Root of the tool: the folder that holds its package.json. Nothing is ever written in it, unless it is the home too. */
  readonly tool: string;
  /** Root of the user's own repository; results, decisions and the site lie here. */
  readonly home: string;
}

/** Whose a specification is: the project's, which all are tried by, or the user's own. */
export type Origin = 'common' | 'own';

/** A folder that is tool and home at once, as a clone is. */
export function onePlace(root: string): Places {
  return { tool: root, home: root };
}

/** Where compiled code is kept between commands, under the home; may be deleted at any time. */
export function cacheFolder(home: string): string {
  return join(home, 'node_modules', '.cache', 'sor-pilot');
}

/** Where Node keeps what it has compiled of the tool, for the command line and for each region's own process. */
export function nodeCacheFolder(home: string): string {
  return join(cacheFolder(home), 'node');
}

/** A folder in both places, the home's first: what stands there counts in place of what the tool has by the same name. */
export function layered({ tool, home }: Places, folder: string): readonly [string, ...string[]] {
  return home === tool ? [join(tool, folder)] : [join(home, folder), join(tool, folder)];
}

/** The way from the home to a path in either place, with forward slashes, as globs are written on every system. */
export function wayFromHome({ home }: Places, path: string): string {
  return relative(home, path).split(sep).join('/');
}

/**
 * What a file is called in results and errors: its path in the place it lies in, with forward slashes, so that a common step
 * has one name wherever the tool is installed. A compiled step is named by its source, which it follows line by line.
 */
export function nameInPlaces({ tool, home }: Places, path: string): string {
  const root = [tool, home].find((place) => path.startsWith(place.endsWith(sep) ? place : place + sep)) ?? home;
  const name = relative(root, path).split(sep).join('/');
  return root === tool && tool !== home && name.startsWith('step-definitions/') ? name.replace(/\.js$/, '.ts') : name;
}
