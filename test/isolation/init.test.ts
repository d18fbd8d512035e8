import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { root } from '../../scripts/tools.ts';
import { loadConfiguration } from '../../src/config/load-configuration.ts';
import { INTERFACES } from '../../src/model/interfaces.ts';
import { layered } from '../../src/model/places.ts';
import { type CliResult, type RunningCli, startCli, unbroken } from '../support/cli.ts';
import { saidOrigin } from '../support/endpoint.ts';

let endpoint: RunningCli;
let origin: string;
beforeAll(async () => {
  endpoint = startCli(['endpoint', '--port', '0', '--correct']);
  origin = await saidOrigin(endpoint);
});
afterAll(async () => {
  endpoint.child.kill();
  await endpoint.result;
});

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'sor-pilot-init-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

/** Answers as lines, as if typed; the stream ends after them, as it does on Ctrl-D or when a window is closed. */
async function answered(lines: readonly string[], env: Readonly<Record<string, string>> = {}, args = ['--ask']) {
  const result = await new Promise<CliResult>((resolve) => {
    const child = spawn(process.execPath, [join(root, 'src/cli/main.ts'), 'init', home, ...args], {
      cwd: root,
      env: { ...process.env, COLUMNS: '200', ...env },
    });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('close', (code) => resolve({ code: code ?? 1, stdout: '', stderr }));
    child.stdin.end(lines.map((line) => `${line}\n`).join(''));
  });
  expect(result.code, result.stderr).toBe(0);
  // Wherever it stops, the home is one that every other command can be given in.
  await loadConfiguration(layered({ tool: root, home }, 'config'));
  return { ...result, told: unbroken(result.stderr) };
}

const file = (): string => join(home, 'config/environments/test1.yaml');
const text = (): Promise<string> => readFile(file(), 'utf8');
/** How often a question was asked. */
const asked = ({ told }: { readonly told: string }, question: string): number => told.split(question).length - 1;

describe('sor-pilot init, asking', () => {
  it('tries each interface at once, lets a wrong address be put right, and goes on where it was stopped', async () => {
    const begun = ['', 'tester', 'TEST 1', 'midtjylland', 'ja', 'http://127.0.0.1:1/midtjylland/fhir', ''];
    const first = await answered([...begun, '2', 'ingen', 'adressen', `${origin}/midtjylland/fhir`, 'senere', 'q']);
    expect(first.told).toMatch(/✗ Forbindelse[^]*SP3021[^]*Hvad vil du\?[^]*✓ Svar og udgave[^]*Du stoppede undervejs/);
    expect(asked(first, 'Hvad vil du?')).toBe(2);
    const halfway = await text();
    expect(halfway).toContain(`name: TEST 1\n`);
    expect(halfway).toContain(`  midtjylland:
    interfaces:
      fhir:
        url: ${origin}/midtjylland/fhir
        auth:
          kind: none
      skrs:
        notOffered: Adressen er ikke oplyst endnu. # Skriv her, hvorfor den ikke er klar, og hvornår den ventes.
`);
    // A person writes in it too, between the two times.
    const edited = halfway.replace('Adressen er ikke oplyst endnu. # Skriv', 'Klar i andet kvartal. # Skriv');
    await writeFile(file(), `# Aftalt på mødet\n${edited}`);

    const rest = Array<string>(8).fill('nej');
    const second = await answered([`${origin}/midtjylland/sorls/service/SOROpslagsservice`, '1', ...rest]);
    expect(asked(second, 'Din rolle:') + asked(second, 'Hvilken region?') + asked(second, 'FHIR: tilbyder')).toBe(0);
    expect(second.told).toMatch(/✓ Forbindelse[^]*Der er svaret på alt[^]*run --environment test1 --region midtjylland/);
    const whole = await text();
    expect(whole.startsWith(`# Aftalt på mødet\n${edited}`)).toBe(true);
    const { environments } = await loadConfiguration(layered({ tool: root, home }, 'config'));
    const { interfaces } = environments.find(({ id }) => id === 'test1')!.regions['midtjylland']!;
    expect(INTERFACES.map((name) => [name, 'url' in interfaces[name]! ? interfaces[name].url : 'nej'])).toEqual([
      ['fhir', `${origin}/midtjylland/fhir`],
      ['skrs', 'nej'],
      ['sorls', `${origin}/midtjylland/sorls/service/SOROpslagsservice`],
      ...['sorus', 'udtraek', 'medcom', 'lpr', 'journal', 'logistik', 'apotek', 'patologi'].map((name) => [name, 'nej']),
    ]);

    const third = await answered([]);
    expect(third.told).toContain('Der er svaret på alt i');
    expect(asked(third, '?')).toBe(0);
    expect(await text()).toBe(whole);
  });

  it('writes where a secret lies and never the secret, and looks again when it is in place', async () => {
    const secret = 'kun-til-denne-prøve';
    const begun = ['test1', '1', '', '2', `${origin}/midtjylland/fhir`, 'bearer'];
    const first = await answered([...begun, secret, '', 'hvad?']);
    expect(first.told).toMatch(
      /SP1004[^]*MIDT_FHIR_TOKEN er ikke sat nu[^]*SP1012[^]*Svaret er gemt[^]*SKRS \(registerkopi\): tilbyder/,
    );
    expect(first.told).toMatch(/Region Midtjylland, FHIR: er ikke prøvet; en hemmelighed mangler/);
    expect(first.told).not.toContain(secret);
    expect(await text()).toContain('token: { env: MIDT_FHIR_TOKEN }');

    const second = await answered([], { MIDT_FHIR_TOKEN: secret });
    expect(second.told).toMatch(/det sidste svar prøvet igen: FHIR[^]*✓ Forbindelse/);
    for (const entry of await readdir(home, { recursive: true, withFileTypes: true }))
      if (entry.isFile()) expect(await readFile(join(entry.parentPath, entry.name), 'utf8')).not.toContain(secret);
    expect(second.told).not.toContain(secret);
  });

  it('does not keep an address with a password in it', async () => {
    const { told } = await answered(['test1', '1', '', '2', 'http://a:hunter2hunter2@127.0.0.1/fhir']);
    expect(told).toMatch(/SP1004[^]*rummer et brugernavn eller et kodeord/);
    expect(told).not.toContain('hunter2');
    expect(await text()).toContain('interfaces: {}');
  });

  it('keeps what does not work yet when asked to, and says so at the end', async () => {
    const { told } = await answered(['test1', '1', '', '2', 'http://127.0.0.1:1/fhir', '', '7', '4', 'senere']);
    expect(told).toMatch(/SP1021[^]*“7” kan ikke vælges[^]*Region Midtjylland, FHIR: virker ikke endnu/);
    expect(await text()).toContain('url: http://127.0.0.1:1/fhir');
  });

  it('takes files that are handed over from a folder, and tells which name cannot be one', async () => {
    const begun = ['test1', '1', '', '2', ...Array<string>(5).fill('nej')];
    const { told } = await answered([
      ...begun,
      'breve',
      '../udenfor.json',
      'breve',
      'brev.json, test1.yaml',
      'ja',
      '.',
      'test1.yaml',
    ]);
    expect(told).toMatch(
      /SP1004[^]*uden “\.\.”[^]*environments\/breve mangler endnu: brev\.json, test1\.yaml\.[^]*Filerne ligger i/,
    );
    expect(await text()).toContain(
      'medcom:\n        folder: breve\n        files:\n          - brev.json\n          - test1.yaml\n',
    );
  });

  it('asks one who publishes of no interface', async () => {
    const { told } = await answered(['test1', 'udgiver', '', '1, 2']);
    expect(told).toMatch(/Der er svaret på alt[^]*npx sor-pilot import/);
    expect(told).not.toContain('tilbyder regionen');
    expect(await text()).toMatch(/nordjylland:\n +interfaces: \{\}\n +midtjylland:/);
  });

  it('refuses an id that another environment or a page of the site has, and asks again', async () => {
    const { told } = await answered(['oevelse', 'Test 1', 'test1']);
    expect(told).toMatch(/SP1007[^]*SP1004[^]*Svarene står i/);
    expect(await readdir(join(home, 'config/environments'))).toEqual(['test1.yaml']);
  });

  it('only adds to a file that was written by hand, also one that points at the exercise', async () => {
    const byHand = `# Vores
id: test1
name: TEST1
description: Skrevet i hånden.
exercise: false
regions:
  midtjylland: # den første
    interfaces:
      fhir: { url: '{endpoint}/midtjylland/fhir', auth: { kind: none } }
`;
    await mkdir(dirname(file()), { recursive: true });
    await writeFile(file(), byHand);
    const { told } = await answered(['leverandør', 'nej']);
    expect(told).toMatch(/prøvet igen: FHIR[^]*✓ Forbindelse[^]*Din rolle[^]*er den med i jeres afprøvning/);
    expect(await text()).toBe(
      `# Rolle: leverandør\n${byHand}      skrs:\n        notOffered: Snitfladen er ikke med i leverandørens afprøvning.\n`,
    );
  });

  it('asks nothing when nobody sits there, and then goes on with the environment that was laid out', async () => {
    const { told } = await answered([], {}, []);
    expect(told).toContain('udfyld config/environments/test.yaml');
    expect(told).not.toContain('Svar på nogle spørgsmål');
    const { told: later } = await answered(['', 'tester', '', 'midtjylland']);
    expect(later).toContain('[Enter: test]');
    const laid = await readFile(join(home, 'config/environments/test.yaml'), 'utf8');
    expect(laid).toMatch(/^# Rolle: tester\n# Jeres testmiljø\.[^]*regions:\n +midtjylland:\n +interfaces: \{\}\n/);
    expect(await readdir(join(home, 'config/environments'))).toEqual(['test.yaml']);
  });
});
