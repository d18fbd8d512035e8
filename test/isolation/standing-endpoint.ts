import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../scripts/tools.ts';
import { type RunningCli, startCli } from '../support/cli.ts';
import { saidOrigin } from '../support/endpoint.ts';

/** An exercise endpoint that outlives the runs against it, and an environment “staaende” that points at it. */
export interface StandingEndpoint {
  readonly origin: string;
  readonly configFolder: string;
  readonly resultsFolder: string;
  close(): Promise<void>;
}

/** Starts one with a behaviours file of the text given. */
export async function startStandingEndpoint(behaviours: string): Promise<StandingEndpoint> {
  const folder = await mkdtemp(join(tmpdir(), 'sor-pilot-staaende-'));
  const configFolder = join(folder, 'config');
  await cp(join(root, 'config'), configFolder, { recursive: true });
  await writeFile(join(folder, 'behaviours.yaml'), behaviours);
  const endpoint: RunningCli = startCli(['endpoint', '--port', '0', '--behaviours', join(folder, 'behaviours.yaml')]);
  const origin = await saidOrigin(endpoint);
  const exercise = await readFile(join(configFolder, 'environments/oevelse.yaml'), 'utf8');
  const standing = exercise.replace('id: oevelse', 'id: staaende').replaceAll('{endpoint}', origin);
  await writeFile(join(configFolder, 'environments/staaende.yaml'), standing);
  return {
    origin,
    configFolder,
    resultsFolder: join(folder, 'results'),
    close: async () => {
      endpoint.child.kill();
      await endpoint.result;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
