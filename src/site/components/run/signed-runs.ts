import { utf8 } from '../../../bundle/bytes.ts';
import { canonicalJson } from '../../../bundle/canonical.ts';
import { checkSignatures } from '../../../bundle/signature.ts';
import { loadKeys } from '../../../config/load-keys.ts';
import { readReceipts } from '../../../handover/receipts.ts';
import { neutral } from '../../../model/neutral.ts';
import { loadSite } from '../../data.ts';

/** How a run came here, when it came in a bundle. */
export interface RunHandover {
  /** Names of the regions whose signatures hold today. */
  readonly signedBy: readonly string[];
  /** When the bundle was made. */
  readonly createdAt: string;
  /** What keeps a signature from counting, in Danish: “nøglen … blev spærret …”. */
  readonly problems: readonly string[];
}

let loading: Promise<ReadonlyMap<string, readonly RunHandover[]>> | undefined;

/** The bundles each imported run came in, by run; signatures are checked against the keys as they stand when the site is built. */
export function signedRuns(): Promise<ReadonlyMap<string, readonly RunHandover[]>> {
  loading ??= read();
  return loading;
}

async function read(): Promise<ReadonlyMap<string, readonly RunHandover[]>> {
  const { settings, configuration } = await loadSite();
  const keys = await loadKeys(settings.configFolders, configuration.parties);
  const { receipts, problems } = readReceipts(settings.resultsDirectory);
  for (const problem of problems) console.warn(`[sor-pilot] ${neutral(problem.message)}`);
  const found = new Map<string, RunHandover[]>();
  for (const { file, index, signature } of receipts) {
    const signed = { place: { file }, index, indexBytes: utf8(canonicalJson(index)), signature };
    const checked = await checkSignatures(signed, keys, { required: false });
    const handover: RunHandover = {
      signedBy: checked.keys.map(({ region }) => configuration.parties.find(({ id }) => id === region)?.name ?? region),
      createdAt: index.createdAt,
      problems: checked.problems.map(({ seen }) => seen),
    };
    for (const { run } of index.runs) found.set(run, [...(found.get(run) ?? []), handover]);
  }
  return found;
}
