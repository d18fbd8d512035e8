import { openBundle, type OpenBundle } from '../../../bundle/open-bundle.ts';
import type { Bytes } from '../../../bundle/bytes.ts';
import { openPackedEvidence } from '../../../bundle/packed-evidence.ts';
import { checkSignatures } from '../../../bundle/signature.ts';
import { formatBytes } from '../../../bundle/words.ts';
import type { PublishedKeys } from '../../../model/config/region-key.ts';
import { errorPage, PilotError } from '../../../model/pilot-error.ts';
import { type ErrorCode, errorTitle } from '../../../model/error-codes.ts';
import { formatDate, formatDateTime, formatList } from '../../format.ts';

/** One thing that was checked of a bundle, as a reader sees it. */
export interface BundleCheck {
  readonly state: 'holds' | 'fails' | 'absent' | 'newer';
  readonly title: string;
  readonly told: string;
  /** Page of the error, when it fails or is too new to be read here. */
  readonly href?: string;
}

/** What came of a bundle; `bundle` is there only when every file in it is as it was made. */
export interface BundleOutcome {
  readonly checks: readonly BundleCheck[];
  readonly bundle: OpenBundle | undefined;
}

/**
 * Checks a whole bundle: form and chain, every file, every signature. The same code as the command line's, in Node and in a
 * browser. Never rejects on what the file holds; `onProgress` is told how far the files are.
 */
export async function inspectBundle(
  file: { readonly name: string; readonly bytes: Bytes },
  published: PublishedKeys,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<BundleOutcome> {
  const checks: BundleCheck[] = [];
  try {
    const bundle = await openBundle(file.bytes, { file: file.name });
    const { index } = bundle;
    checks.push({
      state: 'holds',
      title: 'Bundtet er helt, og kæden er ubrudt',
      told: `${index.entries.length} filer i ${count(index.runs.length)}, ${formatBytes(file.bytes.length)}. Lavet ${formatDateTime(index.createdAt)} med sor-pilot ${index.tool.version}.`,
    });
    for (const [at, entry] of index.entries.entries()) {
      // Evidence is named by what it holds, and packed: its name is held against that too.
      await openPackedEvidence(entry.path, await bundle.read(entry), bundle.place);
      onProgress(at + 1, index.entries.length);
    }
    checks.push({
      state: 'holds',
      title: 'Hver fil er, som den blev lavet',
      told: `SHA-256 er regnet ud igen for alle ${index.entries.length} filer.`,
    });
    checks.push(...(await signatureChecks(bundle, published)));
    return { checks, bundle };
  } catch (error) {
    if (!(error instanceof PilotError)) throw error;
    return { checks: [...checks, failure(error)], bundle: undefined };
  }
}

async function signatureChecks(bundle: OpenBundle, { keys, regions }: PublishedKeys): Promise<readonly BundleCheck[]> {
  const { keys: held, problems } = await checkSignatures(bundle, keys, { required: false });
  if (problems.length > 0) return problems.map(failure);
  if (held.length === 0) {
    return [
      {
        state: 'absent',
        title: 'Bundtet er ikke underskrevet',
        told: 'Filerne er ikke ændret, siden bundtet blev lavet, men ingen siger god for, hvem der lavede det.',
      },
    ];
  }
  const signers = held.map(({ region }) => regions.find(({ id }) => id === region)?.name ?? region);
  const told = held.map(
    ({ kid, validFrom }, at) => `${signers[at] ?? ''} med nøglen ${kid.slice(0, 12)}…, der gælder fra ${formatDate(validFrom)}`,
  );
  return [{ state: 'holds', title: `Underskrevet af ${formatList(signers)}`, told: `${formatList(told)}.` }];
}

/** What a problem says to a reader of the page. What is newer than the page has not failed: nobody has held it against anything. */
export function failure({ code, seen, remedy }: PilotError): BundleCheck {
  if (NEWER.includes(code)) {
    return {
      state: 'newer',
      title: `${errorTitle(code)} (${code})`,
      told: `${capital(seen)}, og denne side er bygget med en ældre sor-pilot. Det siger intet om, hvorvidt det holder. Efterprøv det med “npx sor-pilot verify” fra den nyeste sor-pilot.`,
      href: errorPage(code),
    };
  }
  return { state: 'fails', title: `${errorTitle(code)} (${code})`, told: `${capital(seen)}. ${remedy}`, href: errorPage(code) };
}

/** Codes of what a newer sor-pilot wrote: a bundle, and a run. */
const NEWER: readonly ErrorCode[] = ['SP4037', 'SP4007'];

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function count(runs: number): string {
  return runs === 1 ? '1 kørsel' : `${runs} kørsler`;
}
