import { loadConfiguration } from '../../config/load-configuration.ts';
import { resolve } from 'node:path';
import { formatBytes } from '../../bundle/words.ts';
import { type SigningKey, readKeyFile } from '../../handover/keys.ts';
import { makeBundle } from '../../handover/make-bundle.ts';
import { BUNDLE_ENDING, type BundleIndex } from '../../model/bundle.ts';
import { unknownRuns } from '../../runner/resume.ts';
import { eachRun, readRunHeads, type RunHead } from '../../store/run-index.ts';
import { FOLDER_OPTIONS } from '../arguments/shared-options.ts';
import { defineCommand } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { makeOutput, type OutputErrors } from '../output-file.ts';
import { say } from '../output.ts';
import { configFolders, assertEnvironment, assertRegions, folder, toolVersion } from '../project.ts';

const BUNDLE_ERRORS: OutputErrors = {
  code: 'SP4047',
  expected: 'et nyt filnavn i en mappe, der kan skrives i, med plads nok',
  remedy: 'Vælg et andet navn med -o.',
};

const OPTIONS = {
  out: {
    kind: 'output',
    code: BUNDLE_ERRORS.code,
    needed: true,
    short: 'o',
    value: 'FIL',
    help: `bundtet, fx midt${BUNDLE_ENDING}`,
    remedy: `Skriv fx “npx sor-pilot bundle -o midt${BUNDLE_ENDING} --key midt.key”.`,
  },
  key: {
    kind: 'file',
    code: 'SP4045',
    many: true,
    value: 'FIL',
    help: 'regionens private nøgle; gentag, når der er flere regioner i bundtet',
  },
  environment: { kind: 'environment', value: 'MILJØ', help: 'kun kørsler fra dette miljø' },
  region: { kind: 'region', value: 'REGION', help: 'kun kørsler, der er for denne region alene' },
  results: FOLDER_OPTIONS.results,
  config: FOLDER_OPTIONS.config,
} as const;

/** `sor-pilot bundle`: finished runs in one signed file that can be handed over. */
export const bundleCommand = defineCommand({
  name: 'bundle',
  summary: 'Saml kørsler i ét underskrevet bundt, der kan afleveres',
  positionals: [{ kind: 'run', value: 'KØRSEL', many: true }],
  options: OPTIONS,
  async act({ options, positionals }) {
    const results = folder(options.results, 'results');
    const { heads: runs, problems } = readRunHeads(results);
    const unknown = positionals.filter((id) => !runs.some((record) => record.run === id));
    if (unknown.length > 0) throw unknownRuns({ runs, problems }, unknown);
    const { environments, parties } = await loadConfiguration(configFolders(options.config));
    // Results may be older than the configuration: what a run was made in is known, whether it is still set up or not.
    assertEnvironment(options.environment, [
      ...new Set([...environments.map(({ id }) => id), ...runs.map(({ environment }) => environment)]),
    ]);
    const planned = runs.flatMap(({ regions: tried }) => tried.map(({ region }) => region));
    assertRegions(options.region === undefined ? [] : [options.region], [
      ...new Set([...parties.map(({ id }) => id), ...planned]),
    ]);
    const chosen = runs.filter(
      (record) =>
        (positionals.length === 0 ? record.completed : positionals.includes(record.run)) &&
        (options.environment === undefined || record.environment === options.environment) &&
        (options.region === undefined || isAloneFor(record, options.region)),
    );
    if (chosen.length === 0) {
      say('Der er ingen færdige kørsler at samle. Se dem, der er, med “npx sor-pilot status”.');
      return EXIT.nothing;
    }
    for (const { message } of problems) say(message);
    const keys: SigningKey[] = [];
    for (const file of options.key) keys.push(await readKeyFile(resolve(file)));
    const file = resolve(options.out);
    const index = await makeOutput(file, { errors: BUNDLE_ERRORS }, (made) =>
      makeBundle({ runs: [...eachRun(results, chosen)], file: made, keys, toolVersion: toolVersion(), now: new Date() }),
    );
    sayMade(file, index, keys);
    return EXIT.passed;
  },
});

function isAloneFor({ regions }: RunHead, region: string): boolean {
  return regions.every((part) => part.region === region);
}

function sayMade(file: string, index: BundleIndex, keys: readonly SigningKey[]): void {
  const { runs, entries, packed } = index;
  say(
    `Lavede ${file}: ${runs.length === 1 ? '1 kørsel' : `${runs.length} kørsler`}, ${entries.length} filer, ${formatBytes(packed.size)}.`,
  );
  say(`Miljø: ${index.environment}. Regioner: ${index.regions.join(', ')}.`);
  say('Hver fil er set efter for hemmeligheder og personnumre; ingen regel ramte noget.');
  say(
    keys.length === 0
      ? 'Bundtet er ikke underskrevet. Uden for øvelsen bliver det kun taget ind med --unsigned.'
      : `Underskrevet af ${keys.map(({ region, kid }) => `${region} (nøgle ${kid.slice(0, 12)}…)`).join(', ')}.`,
  );
}
