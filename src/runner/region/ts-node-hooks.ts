import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type * as TsNode from 'ts-node';
import { STEPS_FILE, STEPS_MODULE } from '../../model/own-steps.ts';
import type { Places } from '../../model/places.ts';

/** Raised when the way of compiling changes, so that old output is not used again. */
const CACHE_VERSION = '2';

/** How step definitions in TypeScript are loaded. */
export interface TsNodeOptions {
  readonly places: Places;
  /** Where compiled files are kept between runs, by the digest of their text. */
  readonly cacheFolder: string;
}

/**
 * Loads TypeScript through ts-node from here on in this process. ts-node only compiles what it has not compiled
 * before: its output is kept by the digest of the source, because every region runs in a process of its own and
 * loading the TypeScript compiler five times costs more than the run itself (0.6 s each, measured). Types are checked
 * by `npm test`, not at each start. From here on `sor-pilot/steps` is this tool's own.
 */
export function registerTsNode(options: TsNodeOptions): void {
  const roots = [options.places.home, options.places.tool].map((root) => pathToFileURL(`${root}/`).href);
  const compile = cachedCompiler(options);
  const steps = pathToFileURL(ownStepsModule(options.places.tool)).href;
  registerHooks({
    // Whatever is installed where the home looks, its steps are to be steps of the tool that runs them.
    resolve: (specifier, context, nextResolve) =>
      specifier === STEPS_MODULE ? { url: steps, format: 'module', shortCircuit: true } : nextResolve(specifier, context),
    load(url, context, nextLoad) {
      if (!roots.some((root) => url.startsWith(root)) || !url.endsWith('.ts') || url.includes('/node_modules/'))
        return nextLoad(url, context);
      const file = fileURLToPath(url);
      return { format: 'module', shortCircuit: true, source: compile(readFileSync(file, 'utf8'), file) };
    },
  });
}

function ownStepsModule(tool: string): string {
  const file = join(tool, 'step-definitions', STEPS_FILE);
  return COMPILED ? file.replace(/\.ts$/, '.js') : file;
}

/** Whether the tool runs as JavaScript, as it does where it is installed; its steps then do too. */
export const COMPILED = import.meta.url.endsWith('.js');

function cachedCompiler({ places, cacheFolder }: TsNodeOptions): (source: string, file: string) => string {
  let service: TsNode.Service | undefined;
  return (source, file) => {
    const digest = createHash('sha256').update(`${CACHE_VERSION}\0${file}\0${source}`).digest('hex');
    const cached = join(cacheFolder, `${digest}.js`);
    const known = readIfThere(cached);
    if (known !== undefined) return known;
    service ??= createService(places.tool);
    const output = service.compile(source, file);
    // Five processes may compile the same file at once; a rename keeps a half-written one from being read.
    mkdirSync(cacheFolder, { recursive: true });
    const temporary = `${cached}.${randomUUID()}`;
    writeFileSync(temporary, output);
    renameSync(temporary, cached);
    return output;
  };
}

/** Own steps are compiled as the tool's are, whatever the home says of how its own code is. */
function createService(tool: string): TsNode.Service {
  const require = createRequire(import.meta.url);
  const { create } = require('ts-node') as typeof TsNode;
  // A module whatever the nearest package.json says, for that is what the hook gives it out as.
  return create({ cwd: tool, transpileOnly: true, compilerOptions: { module: 'esnext', moduleResolution: 'bundler' } });
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
