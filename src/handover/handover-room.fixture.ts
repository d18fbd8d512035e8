import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GOLDEN_REGION, GOLDEN_RUNS, type GoldenRun, goldenFolder } from '../../test/golden/runs.ts';
import type { RegionKey } from '../model/config/region-key.ts';
import { formatPilotError, PilotError } from '../model/pilot-error.ts';
import { Refusal } from '../model/refusal.ts';
import { readRuns } from '../store/reader.ts';
import type { ImportInput } from './import-input.ts';
import { createKeyFile, type SigningKey } from './keys.ts';
import { makeBundle } from './make-bundle.ts';

/** Two machines in one temporary folder: where a region ran, and where its results are published. */
export interface HandoverRoom {
  readonly folder: string;
  /** Results of the region. */
  readonly made: string;
  /** Results of the one who publishes. */
  readonly store: string;
  readonly key: SigningKey;
  readonly keys: readonly RegionKey[];
  /** What an import is told; `changes` replace parts of it. */
  input(changes?: Partial<ImportInput>): ImportInput;
  /** Bundles golden runs into a file and gives its path. */
  bundle(options?: BundleOptions): Promise<string>;
  close(): void;
}

/** Which golden runs a bundle holds, who signs it and when. */
export interface BundleOptions {
  readonly runs?: readonly GoldenRun['name'][];
  readonly keys?: readonly SigningKey[];
  readonly now?: Date;
}

/** The day the bundles of the tests are made. */
export const BUNDLED_AT = new Date('2026-11-23T12:00:00Z');
/** Environment and region of the golden runs. */
export const PLACE = { environment: 'oevelse', region: GOLDEN_REGION } as const;

/** Sets up the room with the finished golden runs in it; the caller closes it. */
export async function openHandoverRoom(): Promise<HandoverRoom> {
  const folder = mkdtempSync(join(tmpdir(), 'handover-'));
  const [made, store] = [join(folder, 'made'), join(folder, 'store')];
  mkdirSync(made);
  for (const { name, run } of GOLDEN_RUNS.slice(0, 3)) {
    cpSync(goldenFolder(name), join(made, run), { recursive: true });
    rmSync(join(made, run, 'expected.json'));
  }
  const key = await createKeyFile(join(folder, 'nord.key'), GOLDEN_REGION);
  const keys = [publicKey(key)];
  let bundles = 0;
  return {
    folder,
    made,
    store,
    key,
    keys,
    input: (changes = {}) => ({
      resultsFolder: store,
      environments: [
        { id: PLACE.environment, exercise: true, regions: [GOLDEN_REGION, 'midtjylland'] },
        { id: 'test1', exercise: false, regions: [GOLDEN_REGION, 'midtjylland'] },
      ],
      keys,
      catalogue: { specifications: [], cases: [] },
      toolVersion: '0.1.0',
      environment: undefined,
      region: undefined,
      runStarted: undefined,
      unsigned: false,
      ...changes,
    }),
    async bundle({ runs: names = ['passing'], keys: signing = [key], now = BUNDLED_AT } = {}) {
      const { runs } = await readRuns(made);
      const wanted = GOLDEN_RUNS.filter(({ name }) => names.includes(name)).map(({ run }) => run as string);
      const file = join(folder, `${(bundles += 1)}.sorpilot.zip`);
      const chosen = runs.filter(({ run }) => wanted.includes(run));
      await makeBundle({ runs: chosen, file, keys: signing, toolVersion: '0.1.0', now });
      return file;
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A signing key's public half, as it stands in config/keys.yaml. */
export function publicKey({ kid, region, key }: SigningKey, changes: Partial<RegionKey> = {}): RegionKey {
  return { kid, region, key, validFrom: '2026-01-01', ...changes };
}

/** What a refused promise says, as a person sees it; the changing parts of paths and keys are left out. */
export async function saidBy(promise: Promise<unknown>, room: HandoverRoom): Promise<string> {
  try {
    await promise;
  } catch (error) {
    const problems = error instanceof PilotError ? [error] : error instanceof Refusal ? error.problems : undefined;
    if (problems === undefined) throw error;
    const text = problems.map(formatPilotError).join('\n\n');
    return text
      .replaceAll(`${room.folder}/`, '')
      .replaceAll(/[\w-]{12}…/g, 'NØGLE…')
      .replaceAll(/\.staging-[\w-]+/g, '.staging');
  }
  return 'intet';
}

/** Every file under a folder with its bytes: two equal pictures are two equal stores. */
export function pictureOf(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files
      .map(({ parentPath, name }) => join(parentPath, name))
      .toSorted()
      .map((file) => [file.slice(folder.length + 1), readFileSync(file, 'base64')]),
  );
}
