import { resolve } from 'node:path';
import { formatBytes } from '../../bundle/words.ts';
import { type SigningKey, readKeyFile } from '../../handover/keys.ts';
import { makeBundle } from '../../handover/make-bundle.ts';
import { BUNDLE_ENDING, type BundleIndex } from '../../model/bundle.ts';
import { PilotError } from '../../model/pilot-error.ts';
import { unknownRuns } from '../../runner/resume.ts';
import { readRuns } from '../../store/reader.ts';
import type { RunRecord } from '../../store/types.ts';
import { FOLDER_OPTIONS, parseOptions } from '../arguments.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { say } from '../output.ts';
import { folder, toolVersion } from '../project.ts';

const OPTIONS = {
  out: { kind: 'text', short: 'o', value: 'FIL', help: `bundtet, fx midt${BUNDLE_ENDING}` },
  key: { kind: 'text', many: true, value: 'FIL', help: 'regionens private nøgle; gentag, når der er flere regioner i bundtet' },
  environment: { kind: 'text', value: 'MILJØ', help: 'kun kørsler fra dette miljø' },
  region: { kind: 'text', value: 'REGION', help: 'kun kørsler, der er for denne region alene' },
  results: FOLDER_OPTIONS.results,
  config: FOLDER_OPTIONS.config,
} as const;

/** `sor-pilot bundle`: finished runs in one signed file that can be handed over. */
export const bundleCommand: Command = {
  name: 'bundle',
  summary: 'Saml kørsler i ét underskrevet bundt, der kan afleveres',
  positionals: '[KØRSEL …]',
  options: OPTIONS,
  async run(args) {
    const { options, positionals } = parseOptions('bundle', OPTIONS, args);
    if (options.out === undefined) throw noFile();
    const { runs, problems } = await readRuns(folder(options.results, 'results'));
    const unknown = positionals.filter((id) => !runs.some((record) => record.run === id));
    if (unknown.length > 0) throw unknownRuns({ runs, problems }, unknown);
    const chosen = runs.filter(
      (record) =>
        (positionals.length === 0 ? record.manifest !== undefined : positionals.includes(record.run)) &&
        (options.environment === undefined || record.plan.environment === options.environment) &&
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
    const index = await makeBundle({
      runs: chosen,
      file,
      keys,
      toolVersion: toolVersion(),
      now: new Date(),
    });
    sayMade(file, index, keys);
    return EXIT.passed;
  },
};

function isAloneFor({ plan }: RunRecord, region: string): boolean {
  return plan.regions.every((part) => part.region === region);
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

function noFile(): PilotError {
  return new PilotError('SP1021', {
    place: { what: '-o' },
    seen: 'der er ikke valgt noget filnavn',
    expected: `et filnavn, fx midt${BUNDLE_ENDING}`,
    remedy: `Skriv fx “npx sor-pilot bundle -o midt${BUNDLE_ENDING} --key midt.key”.`,
  });
}
