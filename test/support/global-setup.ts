import { spawn } from 'node:child_process';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { root } from '../../scripts/tools.ts';
import { serveFolder } from './static-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Results of a small run of a region without faults, and after it one whole run against the embedded endpoint. */
    readonly resultsFolder: string;
    /** Exit code of the whole run. */
    readonly runExitCode: number;
    /** The site built from it. */
    readonly siteFolder: string;
    readonly siteOrigin: string;
  }
}

/**
 * Goes the whole way once for all system tests: the command line runs the pilot against the embedded endpoint, Astro
 * builds the site from the results, and the site is served from a real socket.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'sor-pilot-system-'));
  const resultsFolder = join(folder, 'results');
  const siteFolder = join(folder, 'dist');
  await runBeforeTheFaults(folder, resultsFolder);
  const runExitCode = await run(['src/cli/main.ts', 'run', '--results', resultsFolder], {});
  const buildExitCode = await run(['node_modules/astro/bin/astro.mjs', 'build', '--outDir', siteFolder], {
    SOR_PILOT_RESULTS: resultsFolder,
    ASTRO_TELEMETRY_DISABLED: '1',
  });
  if (buildExitCode !== 0) throw new Error(`Siden kunne ikke bygges (kode ${buildExitCode}).`);
  const server = await serveFolder(siteFolder);
  project.provide('resultsFolder', resultsFolder);
  project.provide('runExitCode', runExitCode);
  project.provide('siteFolder', siteFolder);
  project.provide('siteOrigin', server.origin);
  return async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  };
}

/** The scenarios that were run before: two that a fault of today's exercise makes fail in Nordjylland, and one it does not. */
const EARLIER = ['ID27-006', 'ID27-015', 'FHIR-013'];

/** Nordjylland as it was before its system had faults, so that there is something for the whole run to have changed. */
async function runBeforeTheFaults(folder: string, resultsFolder: string): Promise<void> {
  const config = join(folder, 'config');
  await cp(join(root, 'config'), config, { recursive: true });
  await writeFile(join(config, 'exercise', 'behaviours.yaml'), 'regions: {}\n');
  const chosen = EARLIER.flatMap((id) => ['--scenario', id]);
  const code = await run(
    ['src/cli/main.ts', 'run', '--config', config, '--region', 'nordjylland', ...chosen, '--results', resultsFolder],
    {},
  );
  if (code !== 0) throw new Error(`Den tidligere kørsel bestod ikke (kode ${code}).`);
}

function run([script = '', ...args]: readonly string[], env: Readonly<Record<string, string>>): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, script), ...args], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      // Vitest's own NODE_ENV would make Astro build something else than a user gets.
      env: { ...process.env, NODE_ENV: 'production', ...env },
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}
