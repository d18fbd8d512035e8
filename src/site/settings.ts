import { resolve } from 'node:path';
import type { ConfigFolders } from '../config/config-folder.ts';
import { layered, type Places } from '../model/places.ts';

/** What the one who builds the site may set, read from the environment at build time. */
export interface SiteSettings {
  readonly places: Places;
  readonly configFolders: ConfigFolders;
  /** The guidance’s tables; always the project’s own, since its pages name what stands in them. */
  readonly guidanceDirectory: string;
  /** What people have decided about results. */
  readonly decisionsDirectory: string;
  /** Whose names may be shown; undefined when it lies with the other decisions, or there is none. */
  readonly peopleFile: string | undefined;
  /** Where all specifications lie, when they are not where the places have them. */
  readonly featuresDirectory: string | undefined;
  readonly resultsDirectory: string;
  /** Where the days of the register lie that were measured (`sor-pilot register measure`). */
  readonly measurementsDirectory: string;
  /** The site's public address; gives canonical links and a sitemap. */
  readonly siteUrl: string | undefined;
  /** The path of that address, with a slash at both ends; `/` when none is set. */
  readonly base: string;
  /** Where the files of the runs can be seen or fetched, with `{run}` for a run's id; older evidence has no pages. */
  readonly evidenceUrl: string | undefined;
  /** The owner's accessibility statement at was.digst.dk. */
  readonly accessibilityStatement: string | undefined;
  /** Whether the exercise is shown although a real environment has results. */
  readonly exerciseToo: boolean;
}

/**
 * Where the site is built from: the home is where the build is started, and a tool that lies elsewhere is named to it by the
 * command line.
 */
export function sitePlaces(env: Readonly<Record<string, string | undefined>>, home: string): Places {
  const tool = env[TOOL_FOLDER];
  return { tool: tool === undefined || tool === '' ? home : tool, home };
}

/** The variable that names the tool's folder to a build. */
export const TOOL_FOLDER = 'SOR_PILOT_TOOL';

/** Reads the settings; directories are absolute, and named from the home. An empty variable counts as not set. */
export function readSettings(env: Readonly<Record<string, string | undefined>>, places: Places): SiteSettings {
  const siteUrl = folderAddress(webAddress(env['SOR_PILOT_SITE_URL']));
  const value = (name: string): string | undefined => (env[name] === '' ? undefined : env[name]);
  const { home } = places;
  const [config, features, people] = ['CONFIG', 'FEATURES', 'PEOPLE'].map((name) => value(`SOR_PILOT_${name}`));
  return {
    places,
    configFolders: config === undefined ? layered(places, 'config') : resolve(home, config),
    guidanceDirectory: resolve(places.tool, 'guidance'),
    decisionsDirectory: resolve(home, value('SOR_PILOT_DECISIONS') ?? 'decisions'),
    peopleFile: people === undefined ? undefined : resolve(home, people),
    featuresDirectory: features === undefined ? undefined : resolve(home, features),
    resultsDirectory: resolve(home, value('SOR_PILOT_RESULTS') ?? 'results'),
    measurementsDirectory: resolve(home, value('SOR_PILOT_MEASUREMENTS') ?? 'measurements'),
    siteUrl,
    base: siteUrl === undefined ? '/' : new URL(siteUrl).pathname,
    evidenceUrl: webAddress(value('SOR_PILOT_EVIDENCE_URL')),
    accessibilityStatement: webAddress(value('SOR_PILOT_WAS_URL')),
    exerciseToo: env['SOR_PILOT_SITE_EXERCISE'] === '1',
  };
}

/** The address of a folder, without what leads to a place in it. */
function folderAddress(address: string | undefined): string | undefined {
  if (address === undefined) return undefined;
  const { origin, pathname } = new URL(address);
  return `${origin}${pathname.replace(/\/*$/, '/')}`;
}

/** Only web addresses may become links. */
function webAddress(value: string | undefined): string | undefined {
  return value !== undefined && /^https?:\/\//.test(value) && URL.canParse(value) ? value : undefined;
}
