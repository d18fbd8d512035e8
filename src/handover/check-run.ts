import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { canonicalJson } from '../bundle/canonical.ts';
import { PilotError } from '../model/pilot-error.ts';
import type { RegionDigest } from '../model/run.ts';
import { digestStoredRegion } from '../store/digest-stored-region.ts';
import { MANIFEST_FILE } from '../store/paths.ts';
import { readRuns } from '../store/reader.ts';
import { digestFile } from '../store/run-files.ts';
import { readManifestFiles } from '../store/seal.ts';
import type { RunRecord } from '../store/types.ts';
import { verifyRun } from '../store/verify.ts';
import { type ImportInput, placeProblems } from './import-input.ts';
import { leakError, leaksInFile } from './leaks.ts';

/**
 * Everything a run from elsewhere is asked, wherever it came from, as it lies in a folder of its own: that it can be read,
 * that its files are those of its manifest, that what it says of itself follows from its messages, that its environment
 * and regions are ours, and that nothing secret is left in it. Gives the runs and every problem (SP4002, SP4007, SP4040,
 * SP4044, SP4048).
 */
export async function checkRuns(
  folder: string,
  input: ImportInput,
): Promise<{ readonly runs: readonly RunRecord[]; readonly problems: readonly PilotError[] }> {
  const { runs, problems } = await readRuns(folder);
  const found: PilotError[] = [...problems];
  for (const record of runs) {
    const { plan } = record;
    const changed = await verifyRun(record);
    found.push(...changed);
    if (changed.length > 0) continue;
    const regions = plan.regions.map(({ region }) => region);
    found.push(...placeProblems(input, { what: `kørsel ${record.run}` }, { ...plan, regions }));
    found.push(...contradictions(record), ...leaks(record));
  }
  return { runs, problems: found };
}

/** Whoever can sign can also be wrong: the verdicts that are shown are those the messages give, or none. */
function contradictions(record: RunRecord): readonly PilotError[] {
  const { run, plan, manifest } = record;
  const problems = record.regions.flatMap((told) => {
    const recomputed = digestStoredRegion(record.folder, plan, told.region);
    if (canonicalJson(outcome(told)) === canonicalJson(outcome(recomputed.digest))) return recomputed.problems;
    const keys = told.cases.filter((one) => verdictOf(recomputed.digest, one.key) !== one.verdict).map(({ key }) => key);
    return [
      contradiction(
        run,
        `${told.region}: ${keys.length === 0 ? 'listen over scenarier' : keys.slice(0, 5).join(', ')} er en anden end i beskederne`,
      ),
    ];
  });
  const sameHead =
    manifest !== undefined &&
    manifest.environment === plan.environment &&
    manifest.exercise === plan.exercise &&
    canonicalJson(manifest.regions.map(({ region }) => region)) === canonicalJson(plan.regions.map(({ region }) => region)) &&
    canonicalJson(manifest.fingerprint) === canonicalJson(plan.fingerprint);
  return sameHead
    ? problems
    : [
        ...problems,
        contradiction(run, 'manifestet og planen nævner ikke det samme miljø, de samme regioner og det samme fingeraftryk'),
      ];
}

/** What of a digest decides a cell. */
function outcome({ run, environment, exercise, state, cases }: RegionDigest): unknown {
  return { run, environment, exercise, state, cases: cases.map(({ key, verdict, startedAt }) => ({ key, verdict, startedAt })) };
}

function verdictOf(digest: RegionDigest, key: string): string | undefined {
  return digest.cases.find((one) => one.key === key)?.verdict;
}

function contradiction(run: string, seen: string): PilotError {
  return new PilotError('SP4048', {
    place: { what: `kørsel ${run}` },
    seen,
    expected: 'de afgørelser, der følger af kørslens beskeder',
    remedy: 'Tag ikke kørslen ind. Spørg regionen, hvordan den er lavet.',
  });
}

function leaks(record: RunRecord): readonly PilotError[] {
  return readManifestFiles(record).flatMap(({ path }) => {
    const file = join(record.folder, ...path.split('/'));
    const found = leaksInFile(path, readFileSync(file));
    return found.length === 0 ? [] : [leakError({ file: path, what: `kørsel ${record.run}` }, found, 'import')];
  });
}

/**
 * Whether two folders hold the same run: both unbroken, and with the same manifest, which names every file by digest. A run
 * made from a foreign recording is the same when the recording is: an older version of this tool may have read it.
 */
export async function sameRun(mine: string, other: string, run: string): Promise<boolean> {
  const [a, b] = await Promise.all([readOne(mine, run), readOne(other, run)]);
  if (a?.manifest === undefined || b?.manifest === undefined) return false;
  if ((await verifyRun(b)).length > 0) return false;
  if (digestFile(a.folder, MANIFEST_FILE).sha256 === digestFile(b.folder, MANIFEST_FILE).sha256) return true;
  const originals = [a, b].map(({ plan }) => plan.selection.recording);
  return originals[0] !== undefined && originals[0] === originals[1] && a.manifest.environment === b.manifest.environment;
}

async function readOne(folder: string, run: string): Promise<RunRecord | undefined> {
  const { runs } = await readRuns(dirname(folder));
  return runs.find((record) => record.run === run);
}
