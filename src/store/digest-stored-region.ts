import { existsSync } from 'node:fs';
import type { PilotError } from '../model/pilot-error.ts';
import { registerRelease } from '../model/preflight.ts';
import { type DigestOutput, digestRegion } from '../recording/digest/digest-region.ts';
import { readMessages } from './messages-reader.ts';
import type { MessageProblem } from '../recording/parse-messages.ts';
import { insideFolder, MESSAGES_FILE, REGION_END_FILE, regionFolder } from './paths.ts';
import { readPreflight } from './preflight-file.ts';
import { damaged, readStoreJson } from './read-json.ts';
import { regionEndSchema, type RegionEnd } from '../model/run.ts';
import type { RunPlan } from '../model/run-plan.ts';

/** A region's digest, and what on disk could not be read. */
export interface StoredDigest extends DigestOutput {
  /** SP4002 for each line that could not be read. A tail torn by a crash is no damage and not among them. */
  readonly problems: readonly PilotError[];
}

/** Digests a region's part of a run from its messages on disk. Throws what the file system throws on reading. */
export function digestStoredRegion(folder: string, plan: RunPlan, region: string): StoredDigest {
  const part = regionFolder(folder, region);
  const file = insideFolder(part, MESSAGES_FILE);
  const problems: PilotError[] = [];
  const onProblem = (problem: MessageProblem): void => {
    if (problem.kind !== 'torn') problems.push(damaged(file, `linje ${problem.line} ${LINE_FAULTS[problem.kind]}`));
  };
  const regionEnd = readRegionEnd(folder, region, problems);
  const preflight = readPreflight(folder, region, problems);
  const register = preflight === undefined ? undefined : registerRelease(preflight);
  const envelopes = existsSync(file) ? readMessages(file, onProblem) : undefined;
  return { ...digestRegion({ plan, region, envelopes, regionEnd, register }), problems };
}

/** How a region said it ended; undefined when it did not, or when what it said cannot be read (then added to problems). */
export function readRegionEnd(folder: string, region: string, problems: PilotError[]): RegionEnd | undefined {
  try {
    return readStoreJson(insideFolder(regionFolder(folder, region), REGION_END_FILE), regionEndSchema);
  } catch (error) {
    problems.push(error as PilotError);
    return undefined;
  }
}

const LINE_FAULTS: Readonly<Record<Exclude<MessageProblem['kind'], 'torn'>, string>> = {
  'not-json': 'er ikke gyldig JSON',
  'not-object': 'er ikke en besked',
  'not-utf8': 'er ikke UTF-8',
  'too-long': 'er for lang til at være en besked',
};
