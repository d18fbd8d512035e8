import { existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/tools.ts';
import { readStepSources } from '../../src/gherkin/step-sources.ts';
import { onePlace } from '../../src/model/places.ts';
import type { RunPlan } from '../../src/model/run-plan.ts';
import { unbroken } from '../support/cli.ts';
import { installed, installIn, stateOf } from './install.ts';

const work = realpathSync(mkdtempSync(join(tmpdir(), 'sor-pilot-installed-')));
const home = join(work, 'egen');
const tool = join(home, 'node_modules/sor-pilot');
let before: ReturnType<typeof stateOf>;

beforeAll(() => {
  installIn(home, work);
  before = stateOf(tool);
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** In the order a person does it; each stands on those before. */
describe('a repository of one’s own, with the tool as a package', () => {
  it('finds in the package every module that something in it imports', () => {
    const missing = Object.keys(before)
      .filter((name) => /\.(?:js|mjs|astro|mdx|d\.ts)$/.test(name))
      .flatMap((name) => {
        const text = readFileSync(join(tool, name), 'utf8');
        const imported = text.matchAll(/(?:\bfrom|\bimport|\bimport\(|\bnew URL\() ?['"](\.{1,2}\/[^'"?]*)/g);
        return Array.from(imported, ([, to = '']) => [name, join(dirname(name), to)] as const);
      })
      // A declaration stands for the module it declares.
      .filter(([, to]) => !existsSync(join(tool, to)) && !existsSync(join(tool, to.replace(/\.js$/, '.d.ts'))));
    expect(missing).toEqual([]);
  });

  it('is told to set itself up before anything else, and not to fetch packages', async () => {
    const { code, stderr } = await installed(home, ['list']);
    expect(unbroken(stderr)).toContain('SP1060 Mappen er ikke sat op til sor-pilot');
    expect(stderr).not.toContain('npm ci');
    expect(code).toBe(3);
    expect((await installed(home, ['--version'])).code).toBe(0);
  });

  it('is set up by init, which overwrites nothing when it is given again', async () => {
    const first = await installed(home, ['init']);
    expect(first.code, first.stderr).toBe(0);
    for (const name of ['.gitignore', 'package.json', 'features/egne/eksempel.feature', 'config/environments/test.yaml'])
      expect(existsSync(join(home, name)), name).toBe(true);
    const again = await installed(home, ['init']);
    expect(again.stderr).toContain('Lod package.json være, som den er');
    expect(again.stderr).not.toContain('Skrev ');
  });

  it('has its own specification beside the common ones', async () => {
    const lint = await installed(home, ['lint']);
    expect(lint.code, lint.stderr).toBe(0);
    const { stdout } = await installed(home, ['list', '--json']);
    const ids = (JSON.parse(stdout) as readonly { readonly id: string }[]).map(({ id }) => id);
    expect(ids).toContain('EGEN-001');
    expect(ids).toContain('FHIR-001');
  });

  it('runs own and common scenarios against the exercise, and keeps the results', async () => {
    const { code, stderr } = await installed(home, [
      'run',
      '--scenario',
      'EGEN-001,FHIR-001,ID27-001',
      '--region',
      'midtjylland',
    ]);
    expect(code, stderr).toBe(0);
    const status = await installed(home, ['status']);
    expect(status.stdout).toContain('EGEN-001');
    expect(status.stdout).toMatch(/midtjylland: bestået \d+$/m);
  });

  it('names every file in the results as a clone does, and rests on the same steps', async () => {
    const [run = ''] = readdirSync(join(home, 'results')).filter((name) => /^\d/.test(name));
    const text = readFileSync(join(home, 'results', run, 'midtjylland/messages.ndjson'), 'utf8');
    const uris = new Set(Array.from(text.matchAll(/"uri":"([^"]*)"/g), ([, uri]) => uri));
    expect(uris).toContain('features/egne/eksempel.feature');
    expect(uris).toContain('features/fhir/opslag.feature');
    expect(uris).toContain('step-definitions/eksempel.steps.ts');
    expect(uris).toContain('step-definitions/fhir.steps.ts');
    expect([...uris].filter((uri) => uri?.includes('node_modules'))).toEqual([]);
    const plan = JSON.parse(readFileSync(join(home, 'results', run, 'plan.json'), 'utf8')) as RunPlan;
    const digests = new Map(plan.basis?.steps.map(({ pattern, digest }) => [pattern, digest]));
    for (const { pattern, digest } of await readStepSources(onePlace(root), join(work, 'step-sources.json')))
      expect(digests.get(pattern), pattern).toBe(digest);
  });

  it('builds the site at home, with its own specification marked among the common ones', async () => {
    // As npm writes it when it installs the package; by it Vite knows which packages hold pages.
    const file = join(home, 'package.json');
    const own = JSON.parse(readFileSync(file, 'utf8')) as object;
    writeFileSync(file, JSON.stringify({ ...own, dependencies: { 'sor-pilot': '0.1.0' } }));
    const { code, stderr } = await installed(home, ['site', 'build']);
    expect(code, stderr).toBe(0);
    const page = (address: string): string => readFileSync(join(home, 'dist', address, 'index.html'), 'utf8');
    expect(page('specifikationer/egen-001')).toContain('Egen specifikation');
    expect(page('specifikationer/fhir-001')).not.toContain('Egen specifikation');
    expect(page('sor/shak-kode')).toContain('SHAK');
  });

  it('has nothing written in the package', () => {
    expect(stateOf(tool)).toEqual(before);
  });
});
