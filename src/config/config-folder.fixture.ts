import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach } from 'vitest';
import { formatPilotError } from '../model/pilot-error.ts';
import { ConfigurationError } from './configuration-error.ts';
import { loadConfiguration } from './load-configuration.ts';

/** The smallest configuration that is right; a test replaces the files it wants wrong. */
export const GOOD_FILES: Readonly<Record<string, string>> = {
  'regions.yaml': `regions:
  - { id: nord, name: Region Nord, shortName: Nord, code: '1081', sources: [LOV] }
  - { id: vest, name: Region Vest, shortName: Vest, validTo: 2026-12-31, sources: [LOV] }
  - { id: ny-vest, name: Region Ny Vest, shortName: Ny Vest, validFrom: 2027-01-01, replaces: [vest], sources: [LOV] }
`,
  'levels.yaml': `system: http://example.invalid/niveauer
levels:
  - { name: Afsnit, position: 2, description: Nederst., shakLength: 7, status: assumption, confirmedBy: SOR-teamet }
  - { name: Hospital, position: 1, description: Øverst., status: confirmed, sources: [LOV] }
`,
  'requirements.yaml': `requirements:
  - { id: felter, title: To felter, text: Begge felter er med., status: confirmed, sources: [LOV] }
  - { id: et-niveau, title: Højst ét niveau, text: Højst ét., status: assumption, assumptions: [hoejst-et] }
`,
  'assumptions.yaml': `assumptions:
  - { id: hoejst-et, text: En enhed har højst ét niveau., restsOn: { sources: [LOV] }, settledBy: Loven., who: SOR-teamet. }
`,
  'usage-situations.yaml': `usageSituations:
  - { id: lpr, name: LPR, summary: Indberetning., sources: [LOV] }
`,
  'sources.yaml': `sources:
  - { key: LOV, title: Loven, publisher: Folketinget }
`,
  'environments/prove.yaml': `id: prove
name: Prøve
description: Til afprøvning.
exercise: false
levelCodes:
  Hospital: '270019999999104'
regions:
  nord:
    interfaces:
      fhir:
        url: https://nord.example.invalid/fhir
        auth:
          kind: basic
          username: { env: NORD_USER }
          password: { file: /run/secrets/nord }
      skrs: { notOffered: Kommer i foråret }
  vest:
    interfaces:
      fhir:
        url: '{endpoint}/vest/fhir'
`,
};

/** Writes whole small config folders under the system's temporary folder, and takes them away after each test. */
export function configFolders(): (changes?: Readonly<Record<string, string | Uint8Array | undefined>>) => Promise<string> {
  const made: string[] = [];
  afterEach(async () => {
    await Promise.all(made.splice(0).map((dir) => rm(dir, { recursive: true, force: true })));
  });
  return async (changes = {}) => {
    const dir = await mkdtemp(path.join(tmpdir(), 'sor-pilot-config-'));
    made.push(dir);
    await mkdir(path.join(dir, 'environments'));
    for (const [name, text] of Object.entries({ ...GOOD_FILES, ...changes })) {
      if (text !== undefined) await writeFile(path.join(dir, name), text);
    }
    return dir;
  };
}

/** What a person reads when the work fails, with the temporary folder's name taken out. */
export async function problemsOf(work: Promise<unknown>, dir = ''): Promise<string> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ConfigurationError)) throw new Error('Her skulle være meldt fejl i konfigurationen.', { cause: error });
  const text = error.problems.map(formatPilotError).join('\n');
  return dir === '' ? text : text.replaceAll(dir.replaceAll('\\', '/'), 'config');
}

/** Tells the problems of a config folder with some files exchanged, checked against the scenarios where they are given. */
export function loadProblems(folder: ReturnType<typeof configFolders>): typeof load {
  async function load(changes: Parameters<typeof folder>[0], scenarios?: readonly string[]): Promise<string> {
    const dir = await folder(changes);
    return problemsOf(loadConfiguration(dir, scenarios), dir);
  }
  return load;
}

/** The good text of a file with one passage exchanged; a passage that is not there would make a test that cannot fail. */
export function changed(name: string, from: string, to: string): Record<string, string> {
  const text = GOOD_FILES[name] ?? '';
  if (!text.includes(from)) throw new Error(`“${from}” står ikke i ${name}`);
  return { [name]: text.replace(from, to) };
}
