/**
 * Tries the pilot at a foreign region as a tester would: an environment file, the region's secrets, and the command line.
 * Also a program: `node test/foreign/try-pilot.ts a [mistake …]` tells what came of it.
 */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../../scripts/tools.ts';
import type { CaseResult } from '../../src/model/run.ts';
import { readRuns } from '../../src/store/reader.ts';
import { cli } from '../support/cli.ts';
import { environmentYaml, type ForeignRegion, startForeignRegion } from './start.ts';

/** The pilot's roles, by what the foreign registers call the units that fit them. */
const ROLES = {
  hospital: 'hospital',
  hospitalsomraade: 'hospitalsomraade',
  center: 'center',
  overafdeling: 'overafdeling',
  afdeling: 'afdeling',
  afsnit: 'afsnit',
  'uden-niveau': 'udenForHospital',
  lukket: 'lukket',
  fremtidig: 'fremtidig',
  erstattet: 'erstattet',
  erstatter: 'efterfoelger',
  praksis: 'praksis',
} as const;

/**
 * What a tester writes in the environment file, because an error said so by this very line: names that follow nothing the
 * register is known for.
 */
const TOLD: Readonly<Record<'a' | 'b', Readonly<Record<string, object>>>> = {
  a: {
    skrs: { mapping: { sorClassifications: { classification: 'ClassificationName', name: 'Text' } } },
    udtraek: { mapping: { sorClassifications: { classification: 'ClassificationName', name: 'Text' } } },
    sorus: {
      mapping: {
        names: {
          parentSorIdentifier: 'request/NewParentSorIdentifier',
          replaces: 'request/ReplacedSorIdentifier',
          replacedBy: 'request/ReplacingSorIdentifier',
        },
      },
    },
  },
  b: {
    udtraek: { mapping: { sorReplacedEntities: { sorIdentifier: 'ReplacedSorId' } } },
    sorus: { mapping: { names: { replaces: 'payload/SorIdentifier' } } },
  },
};

/** Runs the whole pilot, or the scenarios named, at one foreign region, and gives every case's outcome. */
export async function tryPilot(
  id: 'a' | 'b',
  options: { readonly mistakes?: readonly string[]; readonly scenarios?: readonly string[]; readonly keep?: string } = {},
): Promise<readonly CaseResult[]> {
  const region = await startForeignRegion(id, { mistakes: options.mistakes ?? [] });
  const folder = mkdtempSync(join(tmpdir(), 'sor-pilot-foreign-'));
  try {
    const config = join(folder, 'config');
    cpSync(join(root, 'config'), config, { recursive: true });
    const environment = `fremmed-${id}`;
    writeFileSync(
      join(config, 'environments', `${environment}.yaml`),
      environmentYaml(asTold(region), { id: environment, units: unitsOf(region) }),
    );
    const results = options.keep ?? join(folder, 'results');
    const chosen = (options.scenarios ?? []).flatMap((scenario) => ['--scenario', scenario]);
    const ran = await cli(
      ['run', '--skriv', '--environment', environment, '--config', config, '--results', results, ...chosen],
      region.secrets,
    );
    const { runs } = await readRuns(results);
    const digest = runs[0]?.regions.find((one) => one.region === region.region);
    if (digest === undefined) throw new Error(ran.stderr);
    return digest.cases;
  } finally {
    await region.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function asTold(region: ForeignRegion): ForeignRegion {
  const interfaces = Object.fromEntries(
    Object.entries(region.interfaces).map(([name, settings]) => [name, { ...settings, ...TOLD[region.id][name] }]),
  );
  return { ...region, interfaces };
}

function unitsOf({ units }: ForeignRegion): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(ROLES).flatMap(([role, name]) => {
      const code = units[name];
      return code === undefined ? [] : [[role, code]];
    }),
  );
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [id = 'a', ...mistakes] = process.argv.slice(2);
  const cases = await tryPilot(id === 'b' ? 'b' : 'a', { mistakes });
  const counts = Map.groupBy(cases, ({ verdict }) => verdict);
  for (const { key, name, verdict, fault } of cases.filter((one) => one.verdict !== 'passed')) {
    console.log(
      `${verdict.padEnd(15)} ${key}  ${name}\n    ${[fault?.sentence, fault?.place, fault?.expected, fault?.received].filter((part) => part !== undefined).join('\n    ')}`,
    );
  }
  for (const [verdict, all] of counts) console.log(verdict, all.length);
}
