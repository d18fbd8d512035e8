import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { signOffSchema } from '../../model/decisions/sign-off.ts';
import { PilotError } from '../../model/pilot-error.ts';
import { EXIT } from '../exit-codes.ts';
import { projectRoot } from '../project.ts';
import { readDay, readIdentifier, readProposer } from './read-options.ts';
import { signOffPost } from './sign-off-post.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'frys-'));
  cpSync(join(projectRoot, 'decisions'), join(dir, 'decisions'), { recursive: true });
});
afterEach(() => rmSync(dir, { recursive: true }));

function freeze(environment: string): { readonly status: number | null; readonly stderr: string } {
  const own = ['--environment', environment, '--id', 'november', '--title', 'November', '--hearing-until', '2999-12-31'];
  const folders = ['--decisions', join(dir, 'decisions'), '--results', join(dir, 'results')];
  const args = ['src/cli/main.ts', 'freeze', ...own, '--proposed-by', 'Navn, Organisation', ...folders];
  return spawnSync(process.execPath, args, { cwd: projectRoot, encoding: 'utf8' });
}

describe('sor-pilot freeze', () => {
  it.each([
    ['et ukendt miljø', 'findes-ikke', 'SP1011'],
    ['et miljø uden resultater', 'oevelse', 'SP4062'],
  ])('afviser %s og skriver intet', (_name, environment, code) => {
    const { status, stderr } = freeze(environment);
    expect(status).toBe(EXIT.usage);
    expect(stderr).toContain(code);
    expect(readdirSync(join(dir, 'decisions'))).not.toContain('snapshots');
  });

  it('giver en post, der kan sættes ind, som den er', () => {
    const post = signOffPost({
      id: 'november',
      title: 'November: “prøve”',
      environment: 'oevelse',
      snapshot: 'a'.repeat(64),
      proposed: { name: 'Navn', organisation: 'Organisation', date: '2026-11-23' },
      hearingUntil: '2026-12-07',
    });
    const { signOffs } = parse(`signOffs:\n${post}\n`) as { readonly signOffs: readonly unknown[] };
    expect(signOffSchema.parse(signOffs[0])).toMatchObject({ id: 'november', title: 'November: “prøve”' });
  });

  it.each([
    ['--proposed-by', () => readProposer('Navn')],
    ['--id', () => readIdentifier('../op')],
    ['--hearing-until', () => readDay('hearing-until', '2026-11-22', '2026-11-23')],
  ])('afviser en værdi til %s, der ikke passer', (_name, read) => {
    expect(read).toThrow(PilotError);
  });
});
