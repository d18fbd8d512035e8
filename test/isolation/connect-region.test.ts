import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { root } from '../../scripts/tools.ts';
import { regionPreflightSchema } from '../../src/model/preflight.ts';
import { readRuns } from '../../src/store/reader.ts';
import { type CliResult, cli, type RunningCli, startCli, unbroken } from '../support/cli.ts';
import { saidOrigin } from '../support/endpoint.ts';

/** A tester with an empty configuration, who follows the page “Tilslut en region” against the endpoint on the same machine. */
let folder: string;
let endpoint: RunningCli;
let page: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sor-pilot-tilslut-'));
  await cp(join(root, 'config'), join(folder, 'config'), { recursive: true });
  endpoint = startCli(['endpoint', '--port', '0', '--correct']);
  const origin = await saidOrigin(endpoint);
  const text = await readFile(join(root, 'docs/pilot/tilslut.mdx'), 'utf8');
  const example = /```yaml\n(id: min-oevelse\n[\s\S]*?)```/.exec(text)?.[1] ?? '';
  page = example.replaceAll('http://127.0.0.1:8027', origin);
  expect(page).toContain(origin);
});
afterAll(async () => {
  endpoint.child.kill();
  await endpoint.result;
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => write(page));

const write = (text: string): Promise<void> => writeFile(join(folder, 'config/environments/min-oevelse.yaml'), text);
const folders = () => ['--config', join(folder, 'config'), '--environment', 'min-oevelse'];
const preflight = (...args: string[]): Promise<CliResult> => cli(['preflight', ...folders(), ...args]);
const run = (...args: string[]): Promise<CliResult> =>
  cli(['run', ...folders(), '--region', 'midtjylland', '--results', join(folder, 'results'), ...args]);

async function newestCase(key: string) {
  const { runs } = await readRuns(join(folder, 'results'));
  return runs[0]?.regions[0]?.cases.find((one) => one.key === key);
}

describe('a tester who follows the page “Tilslut en region”', () => {
  it('sees in the preflight that the way is open, as a table and as JSON', async () => {
    const table = await preflight();
    expect(table.code).toBe(0);
    expect(table.stderr).toContain('Region Midtjylland (øvelse)');
    expect(table.stderr).toMatch(/✓ Svar og udgave +sor-pilot øvelsesendepunkt/);
    expect(table.stderr).toContain('1 snitflade: i orden 1');
    const { stdout } = await preflight('--json');
    const found = regionPreflightSchema.array().parse(JSON.parse(stdout));
    expect(found.map(({ region, interfaces }) => [region, interfaces.map((one) => [one.interface, one.reachable])])).toEqual([
      ['midtjylland', [['fhir', true]]],
    ]);
  });

  it('keeps what was seen when asked to, and is told how often the interface could be used', async () => {
    const results = ['--results', join(folder, 'looks')];
    const before = await preflight('--availability', ...results);
    expect([before.code, unbroken(before.stderr)]).toEqual([3, expect.stringContaining('SP4001')]);
    expect((await preflight('--record', ...results)).code).toBe(0);
    await write(page.replace(/127\.0\.0\.1:\d+/, '127.0.0.1:1'));
    expect((await preflight('--record', ...results)).code).toBe(2);
    const told = await preflight('--availability', ...results);
    expect(told.code).toBe(0);
    expect(unbroken(told.stderr)).toContain('FHIR 7 dage: 50 % (1 af 2 gange). I vejen: forbindelse 1 gang. 30 dage: 50 %');
    const { stdout } = await preflight('--availability', '--json', ...results);
    expect(JSON.parse(stdout)).toMatchObject({
      environment: 'min-oevelse',
      regions: [{ region: 'midtjylland', interfaces: [{ interface: 'fhir', windows: [{ days: 7, looks: 2, usable: 1 }, {}] }] }],
    });
  });

  it('runs one scenario, then the rest; what is not set up is a missing precondition and not a fault', async () => {
    expect((await run('--scenario', 'FHIR-007')).code).toBe(0);
    expect((await newestCase('FHIR-007'))?.verdict).toBe('passed');
    const all = await run();
    expect(all.code).toBe(1);
    expect(all.stderr).not.toContain('fejl i værktøjet');
    expect((await newestCase('SKRS-001'))?.fault?.sentence).toBe('Region Midtjylland har ingen adresse for SKRS (registerkopi).');
    // The exercise finds its test units itself; a region that names some has only those.
    expect((await newestCase('FHIR-001'))?.verdict).toBe('passed');
    await write(`${page.trimEnd()}\n    units: { praksis: '11000016002' }\n`);
    await run('--scenario', 'FHIR-001');
    expect((await newestCase('FHIR-001'))?.fault?.sentence ?? '').toContain('mangler at udpege');
  });

  it('is told of a closed port as one cause, at once, in the preflight and on the scenario', async () => {
    await write(page.replace(/127\.0\.0\.1:\d+/, '127.0.0.1:1'));
    const seen = await preflight();
    expect(seen.code).toBe(2);
    expect(seen.stderr.replaceAll(/\s+/g, ' ')).toContain(
      '✗ Forbindelse Systemet tager ikke imod forbindelser på adressen. (ECONNREFUSED)',
    );
    expect(seen.stderr).toContain('SP3021 Systemet tager ikke imod forbindelsen\n  Sted:      Region Midtjylland: FHIR\n');
    expect((await run('--scenario', 'FHIR-007')).code).toBe(2);
    expect(await newestCase('FHIR-007')).toMatchObject({
      verdict: 'endpoint-error',
      fault: { sentence: 'FHIR kunne ikke nås, da kørslen begyndte.' },
    });
  });

  it('is told of a wrong path as an interface that is not there', async () => {
    await write(page.replace('/midtjylland/fhir', '/midtjylland/fihr'));
    expect((await preflight()).stderr).toMatch(/✗ Svar og udgave +FHIR tilbydes ikke endnu på adressen\./);
    await run('--scenario', 'FHIR-007');
    expect((await newestCase('FHIR-007'))?.verdict).toBe('precondition');
  });

  it.each([
    ['a misspelt interface', (text: string) => text.replace('fhir:', 'fihr:'), 'SP1003'],
    ['a region that does not exist', (text: string) => text.replace('midtjylland:', 'midtjyland:'), 'SP1010'],
    ['an address without http', (text: string) => text.replace('http://', ''), 'SP1004'],
    [
      'a missing secret',
      (text: string) => `${text.trimEnd()}\n        auth: { kind: bearer, token: { env: TILSLUT_MANGLER } }\n`,
      'SP1012',
    ],
  ])('is told of %s before anything is sent', async (_what, breaks, code) => {
    await write(breaks(page));
    const seen = await preflight();
    expect(seen.code).toBe(3);
    expect(seen.stderr).toContain(code);
  });
});
