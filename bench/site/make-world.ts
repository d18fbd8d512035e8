import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadConfiguration } from '../../src/config/load-configuration.ts';
import { readCatalogue } from '../../src/gherkin/catalogue.ts';
import { loadFeatures } from '../../src/gherkin/load-features.ts';
import { inForce } from '../../src/model/config/in-force.ts';
import { onePlace } from '../../src/model/places.ts';
import { suiteFingerprint } from '../../src/runner/fingerprint.ts';
import { type SiteSize, sizeName } from './size.ts';
import { benchSuite } from './suite.ts';
import { writeResults } from './write-results.ts';

/** The folders a site is built from, for the environment variables that choose them. */
export interface BenchWorld {
  readonly features: string;
  readonly results: string;
  readonly decisions: string;
}

const SEED = 27;
/** The exercise: the results are made up, and every page says so. */
const ENVIRONMENT = 'oevelse';
const DAY = '2026-11-23';

/** Writes features, decisions and results of a size below `folder`; what is there already is used again. */
export async function makeWorld(root: string, folder: string, size: SiteSize): Promise<BenchWorld> {
  const place = join(folder, sizeName(size));
  const world = { features: join(place, 'features'), results: join(place, 'results'), decisions: join(place, 'decisions') };
  const done = join(place, 'done');
  if (existsSync(done)) return world;
  rmSync(place, { recursive: true, force: true });
  const configuration = await loadConfiguration(join(root, 'config'));
  const suite = benchSuite(await loadFeatures(join(root, 'features')), size.cases, SEED);
  for (const { path, text } of suite) write(join(place, path), text);
  write(join(world.decisions, 'agenda.yaml'), 'meetings: []\n');
  write(join(world.decisions, 'known-deviations.yaml'), 'knownDeviations: []\n');
  write(join(world.decisions, 'sign-offs.yaml'), 'signOffs: []\n');
  const environment = configuration.environments.find(({ id }) => id === ENVIRONMENT);
  if (environment === undefined) throw new Error(`Miljøet “${ENVIRONMENT}” findes ikke.`);
  const regions = inForce(configuration.regions, DAY).slice(0, size.regions);
  writeResults({
    folder: world.results,
    catalogue: readCatalogue(suite).catalogue,
    environment,
    regions: regions.map(({ id }) => id),
    runs: size.runs,
    fingerprint: await suiteFingerprint(onePlace(root), configuration.fingerprint),
    seed: SEED,
  });
  writeFileSync(done, '');
  return world;
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
