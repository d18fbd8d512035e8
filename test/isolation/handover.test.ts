import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/tools.ts';
import { cli, type CliResult, unbroken } from '../support/cli.ts';
import { goldenFolder } from '../golden/runs.ts';

/**
 * A tester in a closed network and a colleague who publishes, with nothing in common but one file. They follow the page
 * “Aflever en kørsel”.
 */
let folder: string;
const RUN = '20261123T063000Z-00000001';
const at = (...path: string[]): string => join(folder, ...path);
const publishing = () => ['--config', at('config'), '--results', at('results')];
const importing = (...args: string[]): Promise<CliResult> => cli(['import', ...args, ...publishing()]);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sor-pilot-aflever-'));
  await cp(join(root, 'config'), at('config'), { recursive: true });
  await cp(goldenFolder('passing'), at('region', RUN), { recursive: true });
  await rm(at('region', RUN, 'expected.json'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a tester and a colleague who follow the page “Aflever en kørsel”', { timeout: 120_000 }, () => {
  it('make a key that only the tester can read, and never in a folder that is shared', async () => {
    const made = await cli(['keys', 'new', '--region', 'nordjylland', '-o', at('nord.key')]);
    expect(made.code).toBe(0);
    expect((await stat(at('nord.key'))).mode & 0o777).toBe(0o600);
    expect(made.stdout).not.toContain((JSON.parse(await readFile(at('nord.key'), 'utf8')) as { d: string }).d);
    expect((await cli(['keys', 'show', at('nord.key')])).stdout).toBe(made.stdout);
    await writeFile(at('config/keys.yaml'), `keys:\n${made.stdout.replaceAll(/^/gm, '  ')}\n`);

    const shared = await cli(['keys', 'new', '--region', 'nordjylland', '-o', at('config/nord.key'), '--config', at('config')]);
    expect([shared.code, unbroken(shared.stderr)]).toEqual([3, expect.stringContaining('SP4046')]);
  });

  it('bundle in the region and import at the colleague’s; a second import changes nothing', async () => {
    const bundle = ['bundle', RUN, '-o', at('nord.sorpilot.zip'), '--key', at('nord.key'), '--results', at('region')];
    const bundled = await cli(bundle);
    expect(bundled.code).toBe(0);
    expect(unbroken(bundled.stderr)).toContain('Underskrevet af nordjylland');
    const again = await cli(bundle);
    expect([again.code, unbroken(again.stderr)]).toEqual([3, expect.stringContaining('SP4047')]);

    const taken = await importing(at('nord.sorpilot.zip'));
    expect([taken.code, taken.stdout]).toEqual([0, `${RUN}\n`]);
    const repeated = await importing(at('nord.sorpilot.zip'));
    expect([repeated.code, repeated.stdout]).toEqual([0, '']);
    expect(unbroken(repeated.stderr)).toContain('Var her i forvejen, uændret: 1 kørsel.');
  });

  it('verify the bundle and the run that came in it', async () => {
    const bundle = await cli(['verify', at('nord.sorpilot.zip'), '--config', at('config')]);
    expect([bundle.code, unbroken(bundle.stderr)]).toEqual([0, expect.stringContaining('underskrevet af nordjylland')]);
    const runs = await cli(['verify', ...publishing()]);
    expect([runs.code, unbroken(runs.stderr)]).toEqual([0, expect.stringContaining('kæde og underskrifter er efterprøvet')]);
  });

  it('have a bundle with one flipped byte refused, and lose nothing', async () => {
    const bytes = await readFile(at('nord.sorpilot.zip'));
    bytes[2_000] = (bytes[2_000] ?? 0) ^ 1;
    await writeFile(at('skadet.sorpilot.zip'), bytes);
    const before = (await readdir(at('results'), { recursive: true })).toSorted();
    const refused = await importing(at('skadet.sorpilot.zip'));
    expect([refused.code, unbroken(refused.stderr)]).toEqual([3, expect.stringContaining('SP4031')]);
    expect((await readdir(at('results'), { recursive: true })).toSorted()).toEqual(before);
    expect((await cli(['verify', at('skadet.sorpilot.zip'), '--config', at('config')])).code).toBe(2);
  });

  it('are told of the imported run when the key is later revoked', async () => {
    const keys = await readFile(at('config/keys.yaml'), 'utf8');
    await writeFile(at('config/keys.yaml'), `${keys.trimEnd()}\n    revoked: { on: 2026-12-01, reason: Nøglen er mistet. }\n`);
    const runs = await cli(['verify', ...publishing()]);
    expect([runs.code, unbroken(runs.stderr)]).toEqual([2, expect.stringContaining('SP4035')]);
    expect(unbroken(runs.stderr)).toContain('Nøglen er mistet.');
    await writeFile(at('config/keys.yaml'), keys);
  });

  it('import a foreign recording once it is said where it is from', async () => {
    const stream = at('region', RUN, 'nordjylland', 'messages.ndjson');
    const missing = await importing(stream);
    expect([missing.code, unbroken(missing.stderr)]).toEqual([3, expect.stringContaining('--environment og --region')]);
    const taken = await importing(stream, '--environment', 'oevelse', '--region', 'nordjylland');
    expect(taken.code).toBe(0);
    const status = await cli(['status', '--results', at('results')]);
    expect(status.stdout).toContain('taget ind fra et andet værktøj');
  });
});
