import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { basisSchema } from '../model/basis.ts';
import type { Places } from '../model/places.ts';
import type { SourceText, StepSource } from './digest-steps.ts';

const CODE = /(?<!\.(?:test|fixture|d))\.ts$/;

/**
 * Reads step definitions without running them: of each, a digest of what decides what it does. That is its own code and
 * every function, constant and class it reaches in the folder, by name; types, comments, line ends, layout and the order
 * things stand in do not count. What it calls outside the folder is not looked at: changes of how answers are read and
 * judged are told by model/judging-changes.json. The first of the list is what surrounds every scenario.
 *
 * The home's own steps are read with the tool's, from source in both, so that a clone and an installed tool agree.
 *
 * Reading them takes a compiler and a second; what was found is kept in `keptIn`, for the same texts.
 */
export async function readStepSources(places: Places, keptIn: string): Promise<readonly StepSource[]> {
  const sources = (await Promise.all(placesOfSteps(places).map(readTexts))).flat();
  const of = createHash('sha256')
    .update(JSON.stringify([READING, sources]))
    .digest('hex');
  const kept = await readKept(keptIn);
  if (kept?.of === of) return kept.steps;
  const { digestSteps } = await import('./digest-steps.ts');
  const steps = digestSteps(sources);
  // A folder that cannot be written in costs the second again and nothing else.
  await mkdir(dirname(keptIn), { recursive: true }).catch(() => undefined);
  await writeFile(keptIn, JSON.stringify({ of, steps })).catch(() => undefined);
  return steps;
}

interface StepFolder {
  readonly folder: string;
  /** What paths in the folder begin with, so that no own module is taken for one of the tool's. */
  readonly as: string;
}

function placesOfSteps({ tool, home }: Places): readonly StepFolder[] {
  const own = { folder: join(home, FOLDER), as: `own/${FOLDER}/` };
  return [{ folder: join(tool, FOLDER), as: '' }, ...(home === tool || !existsSync(own.folder) ? [] : [own])];
}

const FOLDER = 'step-definitions';

async function readTexts({ folder, as }: StepFolder): Promise<readonly SourceText[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && CODE.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    files.toSorted().map(async (file): Promise<SourceText> => ({
      path: as + relative(folder, file).replaceAll('\\', '/'),
      text: await readFile(file, 'utf8'),
    })),
  );
}

/** Raised when the same texts would give other digests, so that what an older sor-pilot kept is not taken for ours. */
const READING = 1;

/** What a reading gave, and a digest of the texts it is of. */
const keptSchema = z.object({ of: z.string(), steps: basisSchema.shape.steps });

async function readKept(file: string): Promise<z.infer<typeof keptSchema> | undefined> {
  try {
    return keptSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return undefined;
  }
}
