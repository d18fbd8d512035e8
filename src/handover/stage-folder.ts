import { copyFileSync, existsSync, mkdirSync, readdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { runIdPattern } from '../model/identity.ts';
import { PilotError } from '../model/pilot-error.ts';
import { refuseIfAny } from '../model/refusal.ts';
import { faultOfMember } from '../bundle/member-name.ts';
import { hostileName } from '../bundle/refusals.ts';
import { insideFolder, MANIFEST_FILE, PLAN_FILE } from '../store/paths.ts';
import { readRuns } from '../store/reader.ts';
import { listRunFiles } from '../store/run-files.ts';
import { verifyRun } from '../store/verify.ts';
import { guardWrite } from '../disk/write-error.ts';
import { checkRuns } from './check-run.ts';
import { type ImportInput, unsignedProblem } from './import-input.ts';
import type { Staged } from './staged.ts';

/** Copies a run folder, or every run in a folder of them, and asks them everything. Throws Refusal with every problem. */
export async function stageFolder(given: string, folder: string, input: ImportInput): Promise<Staged> {
  const { parent, wanted } = whereRunsLie(given);
  const { runs, problems } = await readRuns(parent);
  const chosen = runs.filter(({ run }) => wanted.includes(run));
  const missing = wanted.filter((run) => !chosen.some((record) => record.run === run));
  refuseIfAny(problems.filter(({ place }) => missing.some((run) => place.file?.includes(run) === true)));
  refuseIfAny((await Promise.all(chosen.map(verifyRun))).flat());
  const signed = input.unsigned || chosen.every(({ plan }) => plan.exercise);
  refuseIfAny(signed ? [] : [unsignedProblem({ file: given }, 'kørselsmappen')]);
  for (const record of chosen) {
    for (const path of [...listRunFiles(record.folder), MANIFEST_FILE]) {
      const fault = faultOfMember(path);
      if (fault !== undefined) throw hostileName({ file: given }, path, fault);
      const target = insideFolder(folder, record.run, ...path.split('/'));
      guardWrite(target, () => {
        mkdirSync(dirname(target), { recursive: true });
        copyFileSync(join(record.folder, ...path.split('/')), target);
      });
    }
  }
  const checked = await checkRuns(folder, input);
  refuseIfAny(checked.problems);
  return { folder, runs: checked.runs.map(({ run }) => run), receipt: undefined, signedBy: [] };
}

function whereRunsLie(given: string): { readonly parent: string; readonly wanted: readonly string[] } {
  const path = realpathSync(resolve(given));
  if (existsSync(join(path, PLAN_FILE))) {
    if (runIdPattern.test(basename(path))) return { parent: dirname(path), wanted: [basename(path)] };
    throw notRuns(given, 'mappen hedder ikke det samme som sin kørsel');
  }
  const wanted = readdirSync(path).filter((name) => runIdPattern.test(name));
  if (wanted.length === 0) throw notRuns(given, 'mappen er ingen kørsel og rummer ingen');
  return { parent: path, wanted };
}

function notRuns(file: string, seen: string): PilotError {
  return new PilotError('SP4030', {
    place: { file },
    seen,
    expected: 'en kørselsmappe som 20261123T063000Z-0a1b2c3d eller en mappe med sådanne',
    remedy: 'Peg på kørslens mappe under results/, eller på det bundt, regionen har afleveret.',
  });
}
