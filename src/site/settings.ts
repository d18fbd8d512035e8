import { resolve } from 'node:path';

/** What the one who builds the site may set, read from the environment at build time. */
export interface SiteSettings {
  readonly root: string;
  readonly configDirectory: string;
  /** The guidance’s tables; always the project’s own, since its pages name what stands in them. */
  readonly guidanceDirectory: string;
  /** What people have decided about results. */
  readonly decisionsDirectory: string;
  /** Whose names may be shown; undefined when it lies with the other decisions, or there is none. */
  readonly peopleFile: string | undefined;
  readonly featuresDirectory: string;
  readonly resultsDirectory: string;
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

/** Reads the settings; directories are absolute. An empty variable counts as not set. */
export function readSettings(env: Readonly<Record<string, string | undefined>>, root: string): SiteSettings {
  const siteUrl = folderAddress(webAddress(env['SOR_PILOT_SITE_URL']));
  const value = (name: string): string | undefined => (env[name] === '' ? undefined : env[name]);
  return {
    root,
    configDirectory: resolve(root, value('SOR_PILOT_CONFIG') ?? 'config'),
    guidanceDirectory: resolve(root, 'guidance'),
    decisionsDirectory: resolve(root, value('SOR_PILOT_DECISIONS') ?? 'decisions'),
    peopleFile: value('SOR_PILOT_PEOPLE') === undefined ? undefined : resolve(root, value('SOR_PILOT_PEOPLE') ?? ''),
    featuresDirectory: resolve(root, value('SOR_PILOT_FEATURES') ?? 'features'),
    resultsDirectory: resolve(root, value('SOR_PILOT_RESULTS') ?? 'results'),
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
