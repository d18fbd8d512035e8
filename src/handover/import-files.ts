import { randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { PilotError } from '../model/pilot-error.ts';
import { Refusal, refuseIfAny } from '../model/refusal.ts';
import { syncFolder } from '../disk/atomic-write.ts';
import { insideFolder, runFolder } from '../store/paths.ts';
import { guardWrite } from '../disk/write-error.ts';
import { stageForeign } from './stage-foreign.ts';
import { sameRun } from './check-run.ts';
import type { ImportInput } from './import-input.ts';
import { writeReceipt } from './receipts.ts';
import { stageBundle } from './stage-bundle.ts';
import type { Staged } from './staged.ts';
import { stageFolder } from './stage-folder.ts';

/** What came of an import. */
export interface ImportOutcome {
  /** Runs that were not here before. */
  readonly taken: readonly string[];
  /** Runs that were here already, just as they are in the files. */
  readonly known: readonly string[];
  /** Regions that signed for what was taken in. */
  readonly signedBy: readonly string[];
}

/**
 * Takes files into the store: bundles, run folders, message streams and Cucumber JSON. All of them, or none: everything is
 * made ready in a folder beside the runs and checked there, and only then moved in, each run by one rename. Taking the
 * same in again changes nothing, and the order does not matter: the store is the union of what was taken in.
 *
 * Throws Refusal with every problem of every file.
 */
export async function importFiles(files: readonly string[], input: ImportInput): Promise<ImportOutcome> {
  const { resultsFolder } = input;
  guardWrite(resultsFolder, () => mkdirSync(resultsFolder, { recursive: true }));
  removeAbandoned(resultsFolder);
  const staging = insideFolder(resultsFolder, `${STAGING_PREFIX}${randomUUID()}`);
  try {
    const staged: Staged[] = [];
    const problems: PilotError[] = [];
    for (const [at, file] of files.entries()) {
      const folder = insideFolder(staging, String(at));
      guardWrite(folder, () => mkdirSync(folder, { recursive: true }));
      try {
        staged.push(await stage(file, folder, input));
      } catch (error) {
        problems.push(...asProblems(error));
      }
    }
    refuseIfAny(problems);
    refuseIfAny(await conflicts(staged, resultsFolder));
    return moveIn(staged, resultsFolder);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

const STAGING_PREFIX = '.staging-';
/** No import takes so long; a folder older than this was left by a machine that stopped. */
const ABANDONED_MS = 24 * 3_600_000;

function removeAbandoned(resultsFolder: string): void {
  for (const name of readdirSync(resultsFolder).filter((one) => one.startsWith(STAGING_PREFIX))) {
    const folder = insideFolder(resultsFolder, name);
    if (statSync(folder).mtimeMs < Date.now() - ABANDONED_MS) rmSync(folder, { recursive: true, force: true });
  }
}

function asProblems(error: unknown): readonly PilotError[] {
  if (error instanceof PilotError) return [error];
  if (error instanceof Refusal) return error.problems;
  throw error;
}

async function stage(file: string, folder: string, input: ImportInput): Promise<Staged> {
  const stats = existsSync(file) ? lstatSync(file) : undefined;
  if (stats === undefined) throw notTaken(file, 'filen findes ikke');
  if (stats.isDirectory()) return stageFolder(file, folder, input);
  if (!stats.isFile()) throw notTaken(file, 'det er hverken en fil eller en mappe');
  switch (kindOf(file)) {
    case 'zip':
      return stageBundle(file, folder, input);
    case 'messages':
    case 'json':
      return stageForeign(file, folder, input);
    case 'utf-16':
      throw inUtf16(file);
    case undefined:
      throw notTaken(file, 'filens indhold er ingen af de slags, der kan tages ind');
  }
}

/** What a file is, by how it begins: names can be anything. */
function kindOf(file: string): 'zip' | 'messages' | 'json' | 'utf-16' | undefined {
  const start = Buffer.alloc(64);
  const descriptor = openSync(file, 'r');
  try {
    readSync(descriptor, start);
  } finally {
    closeSync(descriptor);
  }
  if (start.subarray(0, 2).toString('latin1') === 'PK') return 'zip';
  if (isUtf16(start)) return 'utf-16';
  const text = start
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart();
  return text.startsWith('{') ? 'messages' : text.startsWith('[') ? 'json' : undefined;
}

/** Whether a file begins with the byte order mark of UTF-16, or with a bracket or brace beside the empty half of its two bytes. */
function isUtf16(start: Buffer): boolean {
  return ['fffe', 'feff', '5b00', '005b', '7b00', '007b'].includes(start.toString('hex', 0, 2));
}

/** SP4030 for what PowerShell's `>` writes; read as it is, secrets in it would go unseen. */
function inUtf16(file: string): PilotError {
  return new PilotError('SP4030', {
    place: { file },
    seen: 'filen er skrevet i UTF-16',
    expected: 'en fil i UTF-8',
    remedy:
      'Lad værktøjet selv skrive filen, eller gem den i UTF-8 (i PowerShell: Out-File -Encoding utf8), og tag den ind igen.',
  });
}

function notTaken(file: string, seen: string): PilotError {
  return new PilotError('SP4030', {
    place: { file },
    seen,
    expected: 'et bundt, en kørselsmappe, Cucumbers beskeder (NDJSON) eller Cucumber JSON',
    remedy: 'Se efter, om det er den rigtige fil, og om den er pakket ned i noget andet.',
  });
}

/** SP4041 for each run that is there, or comes twice, with other content. */
async function conflicts(staged: readonly Staged[], resultsFolder: string): Promise<readonly PilotError[]> {
  const problems: PilotError[] = [];
  const first = new Map<string, string>();
  for (const { folder, runs } of staged) {
    for (const run of runs) {
      const mine = runFolder(folder, run);
      for (const other of [first.get(run), runFolder(resultsFolder, run)]) {
        if (other === undefined || !existsSync(other) || (await sameRun(mine, other, run))) continue;
        problems.push(otherContent(run));
        break;
      }
      first.set(run, first.get(run) ?? mine);
    }
  }
  return problems;
}

function otherContent(run: string): PilotError {
  return new PilotError('SP4041', {
    place: { what: `kørsel ${run}` },
    seen: 'der er en kørsel med samme id og andet indhold',
    expected: 'en ny kørsel eller præcis den samme',
    remedy: 'Find ud af, hvilken af de to der er den rigtige: kør “npx sor-pilot verify” på begge. Intet er ændret.',
  });
}

function moveIn(staged: readonly Staged[], resultsFolder: string): ImportOutcome {
  const taken: string[] = [];
  const known: string[] = [];
  for (const { folder, runs, receipt } of staged) {
    // The receipt first: were the machine to stop here, a receipt without its run says nothing, and a run without it would say too little.
    if (receipt !== undefined) writeReceipt(resultsFolder, receipt);
    for (const run of runs) {
      const target = runFolder(resultsFolder, run);
      if (existsSync(target)) known.push(run);
      else {
        guardWrite(target, () => renameSync(runFolder(folder, run), target));
        taken.push(run);
      }
    }
  }
  syncFolder(resultsFolder);
  const only = known.filter((run) => !taken.includes(run));
  return { taken, known: [...new Set(only)], signedBy: [...new Set(staged.flatMap(({ signedBy }) => signedBy))] };
}
