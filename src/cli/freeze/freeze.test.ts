import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadConfiguration } from '../../config/load-configuration.ts';
import { loadDecisions } from '../../config/load-decisions.ts';
import { signOffSchema } from '../../model/decisions/sign-off.ts';
import { snapshotSchema } from '../../model/decisions/snapshot.ts';
import { PilotError } from '../../model/pilot-error.ts';
import { EXIT } from '../exit-codes.ts';
import { GOLDEN_OUTCOMES, goldenResults } from './golden-results.fixture.ts';
import { comingDay, readProposer } from './read-options.ts';
import { signOffPost } from './sign-off-post.ts';
import { toolRoot } from '../places.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'frys-'));
  cpSync(join(toolRoot, 'decisions'), join(dir, 'decisions'), { recursive: true });
  mkdirSync(join(dir, 'results'));
});
afterEach(() => rmSync(dir, { recursive: true }));

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function freeze(environment: string, title = 'November'): Ended {
  const own = ['--environment', environment, '--id', 'november', '--title', title, '--hearing-until', '2999-12-31'];
  const folders = ['--decisions', join(dir, 'decisions'), '--results', join(dir, 'results')];
  const args = ['src/cli/main.ts', 'freeze', ...own, '--proposed-by', 'Pilotleder, Region Nordjylland', ...folders];
  return spawnSync(process.execPath, args, { cwd: toolRoot, encoding: 'utf8' });
}

// Most run the whole command line, some of them twice.
describe('sor-pilot freeze', { timeout: 60_000 }, () => {
  it.each([
    ['an unknown environment', 'findes-ikke', 'SP1011'],
    ['an environment without results', 'oevelse', 'SP4062'],
  ])('refuses %s and writes nothing', (_name, environment, code) => {
    const { status, stderr } = freeze(environment);
    expect(status).toBe(EXIT.usage);
    expect(stderr).toContain(code);
    expect(readdirSync(join(dir, 'decisions'))).not.toContain('snapshots');
  });

  describe('with results', () => {
    const { environment, region, passed, deviation, sentence } = GOLDEN_OUTCOMES;
    const snapshot = (): string => join(dir, 'decisions', 'snapshots', 'november.json');
    const paste = (post: string): void => writeFileSync(join(dir, 'decisions', 'sign-offs.yaml'), `signOffs:\n${post}`);
    const load = async () => {
      const configuration = await loadConfiguration(join(toolRoot, 'config'));
      return loadDecisions(join(dir, 'decisions'), { configuration, cases: [passed, deviation] });
    };
    beforeEach(() => {
      goldenResults(join(dir, 'results'));
    });

    it('writes the snapshot and shows an entry that can be pasted in and read', async () => {
      const { status, stdout, stderr } = freeze(environment, 'Øvelsen i november: “første del”');
      expect(stderr).toContain(`Skrevet: ${snapshot()}`);
      expect(status).toBe(EXIT.passed);

      const bytes = readFileSync(snapshot());
      const frozen = snapshotSchema.parse(JSON.parse(bytes.toString('utf8')));
      expect(frozen).toMatchObject({ id: 'november', environment: { id: environment, exercise: true } });
      const cellOf = (key: string) => frozen.rows.find((row) => row.key === key)?.cells.find((cell) => cell.region === region);
      expect(cellOf(passed)).toMatchObject({ verdict: 'passed' });
      expect(cellOf(deviation)).toMatchObject({ verdict: 'deviation', sentence });

      paste(stdout);
      const { signOffs } = await load();
      expect(signOffs).toHaveLength(1);
      expect(signOffs[0]?.signOff).toMatchObject({
        id: 'november',
        title: 'Øvelsen i november: “første del”',
        snapshot: createHash('sha256').update(bytes).digest('hex'),
        proposed: { role: 'Pilotleder', organisation: 'Region Nordjylland' },
        hearingUntil: '2999-12-31',
      });
      expect(signOffs[0]?.snapshot).toEqual(frozen);
    });

    it('gives an entry that cannot be read once the file has been touched', async () => {
      paste(freeze(environment).stdout);
      writeFileSync(snapshot(), readFileSync(snapshot(), 'utf8').replace('"passed"', '"deviation"'));
      await expect(load()).rejects.toThrow('SP4060');
    });

    it.each([
      ['the file is there', () => undefined],
      ['the entry is pasted in', paste],
    ])('refuses an id already in use, and touches nothing, when %s', (_name, after) => {
      const first = freeze(environment);
      expect(first.status).toBe(EXIT.passed);
      after(first.stdout);
      const before = readFileSync(snapshot());
      const second = freeze(environment, 'En anden');
      expect(second.status).toBe(EXIT.usage);
      expect(second.stdout).toBe('');
      expect(second.stderr).toContain('SP4061');
      expect(second.stderr).toContain('“november”');
      expect(readFileSync(snapshot())).toEqual(before);
      expect(readdirSync(join(dir, 'decisions', 'snapshots'))).toEqual(['november.json']);
    });
  });

  it('gives an entry that can be pasted in as it is', () => {
    const post = signOffPost({
      id: 'november',
      title: 'November: “prøve”',
      environment: 'oevelse',
      snapshot: 'a'.repeat(64),
      proposed: { role: 'Pilotleder', organisation: 'Region Nordjylland', date: '2026-11-23' },
      hearingUntil: '2026-12-07',
    });
    const { signOffs } = parse(`signOffs:\n${post}\n`) as { readonly signOffs: readonly unknown[] };
    expect(signOffSchema.parse(signOffs[0])).toMatchObject({ id: 'november', title: 'November: “prøve”' });
  });

  it.each([
    ['--proposed-by', () => readProposer('Navn')],
    ['--hearing-until', () => comingDay('hearing-until', '2026-11-22', '2026-11-23')],
  ])('refuses an unfit value for %s', (_name, read) => {
    expect(read).toThrow(PilotError);
  });
});
