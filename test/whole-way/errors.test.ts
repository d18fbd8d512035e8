import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { root } from '../../scripts/tools.ts';
import { readRuns } from '../../src/store/reader.ts';
import { cli } from '../support/cli.ts';
import { allPages } from '../support/pages.ts';

let folder: string;
let config: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sor-pilot-errors-'));
  config = join(folder, 'config');
  await cp(join(root, 'config'), config, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function change(file: string, from: string | RegExp, to: string): Promise<void> {
  const path = join(config, file);
  const text = await readFile(path, 'utf8');
  expect(text).toMatch(from);
  await writeFile(path, text.replace(from, to));
}

const run = (...args: string[]) => cli(['run', '--config', config, '--results', join(folder, 'results'), ...args]);

/** The coded errors in a text, each of which must have its page on the built site. */
async function codesWithPages(stderr: string): Promise<string[]> {
  const codes = [...new Set(Array.from(stderr.matchAll(/\bSP\d{4}\b/g), ([code]) => code))];
  const pages = await allPages(inject('siteFolder'));
  for (const code of codes) expect(pages).toContain(`/fejl/${code.toLowerCase()}/`);
  return codes;
}

describe('what goes wrong for a user gets a code, an explanation and a page', () => {
  it('when a region is misspelt', async () => {
    const { code, stderr } = await run('--region', 'midtjyland');
    expect(code).toBe(3);
    expect(await codesWithPages(stderr)).toEqual(['SP1010']);
    expect(stderr).toContain('midtjylland');
  });

  it('when a key does not exist, with file, line and column', async () => {
    await change('environments/oevelse.yaml', 'freshnessHours:', 'freshnesHours:');
    const { code, stderr } = await run();
    expect(code).toBe(3);
    expect(await codesWithPages(stderr)).toEqual(['SP1003']);
    expect(stderr).toMatch(/oevelse\.yaml:\d+:\d+/);
    expect(stderr).toContain('freshnessHours');
  });

  it('when a secret is missing, without naming any value', async () => {
    await change(
      'environments/oevelse.yaml',
      /(nordjylland\/fhir')/,
      '$1\n        auth: { kind: bearer, token: { env: PILOT_TOKEN_MANGLER } }',
    );
    const { code, stderr } = await run();
    expect(code).toBe(3);
    expect(await codesWithPages(stderr)).toEqual(['SP1012']);
    expect(stderr).toContain('PILOT_TOKEN_MANGLER');
  });

  it('when a behaviour file has an error, with file and line and nothing around it', async () => {
    await change('exercise/behaviours.yaml', /kind: slow\b/, 'kind: langsom');
    const { code, stderr } = await run('--region', 'midtjylland', '--scenario', 'FHIR-007');
    expect(code).toBe(3);
    expect(await codesWithPages(stderr)).toEqual(['SP3003']);
    expect(stderr).toMatch(/behaviours\.yaml:\d+:\d+/);
  });

  it('and is a technical fault with a cause, not a deviation, when a host cannot be reached', async () => {
    await change('environments/oevelse.yaml', /'\{endpoint\}\/nordjylland\/fhir'/, "'http://127.0.0.1:9/fhir'");
    const { code } = await run('--region', 'nordjylland', '--scenario', 'FHIR-001');
    expect(code).toBe(2);
    const { runs } = await readRuns(join(folder, 'results'));
    const [result] = runs[0]?.regions[0]?.cases ?? [];
    expect(result?.verdict).toBe('endpoint-error');
    expect(result?.fault?.sentence).toMatch(/forbindelse|nå/i);
  });

  it('when a specification says “Scenario:”', async () => {
    const features = join(folder, 'features');
    await cp(join(root, 'features', 'skrs'), features, { recursive: true });
    const file = join(features, 'registerkopi.feature');
    await writeFile(file, (await readFile(file, 'utf8')).replace('Scenarie:', 'Scenario:'));
    const { code, stderr } = await cli(['lint', features]);
    expect(code).toBe(3);
    expect(await codesWithPages(stderr)).toContain('SP2003');
    expect(stderr).toContain('Scenarie:');
  });

  it('when a command, an option or a port will not do', async () => {
    const command = await cli(['runn']);
    expect([command.code, await codesWithPages(command.stderr)]).toEqual([3, ['SP1020']]);
    const option = await run('--regoin', 'x');
    expect([option.code, await codesWithPages(option.stderr)]).toEqual([3, ['SP1020']]);
    const tags = await run('--tags', '@findes-ikke');
    expect([tags.code, await codesWithPages(tags.stderr)]).toEqual([4, ['SP1022']]);
  });
});
