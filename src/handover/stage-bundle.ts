import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { canonicalJson } from '../bundle/canonical.ts';
import { type OpenBundle, openBundle } from '../bundle/open-bundle.ts';
import { atMostBytes, damagedBundle, tooMuch } from '../bundle/refusals.ts';
import { checkSignatures } from '../bundle/signature.ts';
import { BUNDLE_LIMITS } from '../model/bundle.ts';
import type { ErrorPlace, PilotError } from '../model/pilot-error.ts';
import { refuseIfAny } from '../model/refusal.ts';
import { insideFolder } from '../store/paths.ts';
import type { RunRecord } from '../store/types.ts';
import { guardWrite } from '../disk/write-error.ts';
import { checkRuns } from './check-run.ts';
import type { ImportInput } from './import-input.ts';
import type { Staged } from './staged.ts';

/** Opens a bundle file. Throws PilotError SP4031, SP4037, SP4038 and SP4039, the last before anything is read. */
export async function openBundleFile(file: string): Promise<OpenBundle> {
  const { size } = statSync(file);
  if (size > BUNDLE_LIMITS.bytes) throw tooMuch({ file }, `bundtet fylder ${size} byte`, atMostBytes(BUNDLE_LIMITS.bytes));
  return openBundle(Uint8Array.from(readFileSync(file)), { file });
}

/**
 * Unpacks a bundle into a folder of its own and asks it everything. Throws Refusal with every problem, and what opening
 * throws; nothing is written outside `folder`.
 */
export async function stageBundle(file: string, folder: string, input: ImportInput): Promise<Staged> {
  const bundle = await openBundleFile(file);
  const required = !bundle.index.exercise && !input.unsigned;
  const { keys, problems } = await checkSignatures(bundle, input.keys, { required });
  // Nothing is unpacked that nobody we know has signed for.
  refuseIfAny(problems);
  for (const { path } of bundle.index.entries) {
    const bytes = await bundle.read({ path });
    const target = insideFolder(folder, ...path.split('/').slice(1));
    guardWrite(target, () => {
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, bytes, { flag: 'wx' });
    });
  }
  const { runs, problems: found } = await checkRuns(folder, input);
  refuseIfAny([...found, ...misdescribed(bundle, runs)]);
  return { folder: join(folder), runs: runs.map(({ run }) => run), receipt: bundle, signedBy: keys.map(({ region }) => region) };
}

/** The index tells of the runs without opening them; what it tells must be what they say. */
function misdescribed({ index, place }: OpenBundle, runs: readonly RunRecord[]): readonly PilotError[] {
  const told = index.runs.map((one) => canonicalJson(one)).toSorted();
  const found = runs
    .flatMap(({ run, manifest }) => (manifest === undefined ? [] : [{ ...manifest, run }]))
    .map(({ run, state, startedAt, finishedAt, regions, fingerprint }) =>
      canonicalJson({ run, state, startedAt, finishedAt, regions: regions.map(({ region }) => region), fingerprint }),
    )
    .toSorted();
  const regions = [...new Set(runs.flatMap(({ plan }) => plan.regions.map(({ region }) => region)))].toSorted();
  const sameRuns = told.length === found.length && told.every((one, at) => one === found[at]);
  const samePlace = runs.every(({ plan }) => plan.environment === index.environment && plan.exercise === index.exercise);
  if (sameRuns && samePlace && canonicalJson(regions) === canonicalJson(index.regions)) return [];
  return [damagedBundle(place satisfies ErrorPlace, 'indekset siger noget andet om kørslerne, end de selv gør')];
}
