import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Look, lookSchema } from '../model/look.ts';
import type { PilotError } from '../model/pilot-error.ts';
import { writeAll } from '../disk/atomic-write.ts';
import { readMessages } from './messages-reader.ts';
import { checkedSlug, insideFolder, LOOKS_FOLDER } from './paths.ts';
import { damaged } from './read-json.ts';
import { errnoOf, guardWrite } from '../disk/write-error.ts';

/** Whose looks: a region in an environment. */
export interface LookPlace {
  readonly environment: string;
  readonly region: string;
}

const ENDING = '.ndjson';

/** A file a month, so that none grows without end and what two machines wrote is put together by copying files. */
function lookFile(resultsFolder: string, { environment, region }: LookPlace, at: string): string {
  return insideFolder(resultsFolder, LOOKS_FOLDER, checkedSlug(environment), checkedSlug(region), `${at.slice(0, 7)}${ENDING}`);
}

/** Adds a look to those there are. Throws PilotError SP4003 when it cannot be written. */
export function keepLook(resultsFolder: string, place: LookPlace, look: Look): void {
  const file = lookFile(resultsFolder, place, look.at);
  guardWrite(file, () => {
    mkdirSync(dirname(file), { recursive: true });
    const descriptor = openSync(file, 'a');
    try {
      writeAll(descriptor, Buffer.from(`${JSON.stringify(lookSchema.parse(look))}\n`));
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  });
}

/**
 * The looks at a region from a moment on, oldest first. A line that is no look is told (SP4002), and the others are given; a last
 * line torn by a crash is left out.
 */
export function readLooks(
  resultsFolder: string,
  { from, ...place }: LookPlace & { readonly from: Date },
  problems: PilotError[],
): readonly Look[] {
  const since = from.toISOString();
  const folder = insideFolder(resultsFolder, LOOKS_FOLDER, checkedSlug(place.environment), checkedSlug(place.region));
  const months = namesIn(folder, problems).filter((name) => name.endsWith(ENDING) && name.slice(0, 7) >= since.slice(0, 7));
  return months
    .toSorted()
    .flatMap((name) => looksIn(insideFolder(folder, name), problems))
    .filter(({ at }) => at >= since)
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function namesIn(folder: string, problems: PilotError[]): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') problems.push(damaged(folder, 'forundersøgelserne kan ikke læses', error));
    return [];
  }
}

function looksIn(file: string, problems: PilotError[]): readonly Look[] {
  const looks: Look[] = [];
  const told = (): void => void problems.push(damaged(file, 'en linje er ikke en forundersøgelse'));
  for (const message of readMessages(file, told)) {
    const look = lookSchema.safeParse(message);
    if (look.success) looks.push(look.data);
    else told();
  }
  return looks;
}
