import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exchangeSchema } from '../model/exchange.ts';
import { caseDetailSchema } from '../model/run.ts';
import { caseFiles } from './case-files.ts';

const OF = {
  run: '20261130T080000Z-00000001',
  environment: { id: 'test1', name: 'Test 1', exercise: false },
  region: { id: 'midtjylland', name: 'Region Midtjylland' },
};
const DIGEST = 'a'.repeat(64);
const call = (changes: object = {}) =>
  exchangeSchema.parse({
    ...{ interface: 'sorls', sequence: 1, purpose: 'Slå en enhed op', reused: false, startedAt: '2026-11-30T08:00:00Z' },
    durationMs: 5,
    request: {
      method: 'POST',
      url: "https://system.region.dk/sorls?op=get&id=it's",
      headers: [
        { name: 'authorization', value: '••••••' },
        { name: 'soapaction', value: '"urn:$(touch hacked)"' },
      ],
      body: { mediaType: 'text/xml', size: 9, sha256: DIGEST, truncatedBytes: 0, text: true },
    },
    response: {
      status: 200,
      headers: [{ name: 'content-type', value: 'application/xml' }],
      body: { mediaType: 'application/xml', size: 9, sha256: 'b'.repeat(64), truncatedBytes: 0, text: true },
    },
    redactions: {},
    ...changes,
  });
const detail = (...exchanges: readonly ReturnType<typeof call>[]) =>
  caseDetailSchema.parse({
    ...{ key: 'ID27-006~Center', name: 'Niveauet er der', verdict: 'deviation', marks: [], attempts: 1, durationMs: 5 },
    fault: { type: 'Deviation', sentence: 'Niveauet mangler.', place: 'Enheden', expected: 'Center', received: 'intet\u001b[2J' },
    specification: 'x',
    steps: [{ keyword: 'Når', text: 'enheden slås op', status: 'passed', durationMs: 5, exchanges: [0] }],
    exchanges,
  });
const textOf = (name: string, ...given: readonly ReturnType<typeof call>[]): string => {
  const file = caseFiles(detail(...given), OF).find((one) => one.name === name);
  return file !== undefined && 'text' in file ? file.text : '';
};

describe('a case taken out', () => {
  it('is a finding as text and data, and for each call a script, the head of the answer and the bodies', () => {
    expect(
      caseFiles(detail(call(), call({ response: undefined, fault: { code: 'ECONNRESET', message: 'Cut.' } })), OF).map(
        ({ name }) => name,
      ),
    ).toEqual([
      'fund.txt',
      'fund.json',
      'kald/1.sh',
      'kald/1-svar.txt',
      'kald/1-forespoergsel.xml',
      'kald/1-svar.xml',
      'kald/2.sh',
      'kald/2-forespoergsel.xml',
    ]);
  });

  it('tells what was found, and steers no terminal', () => {
    const told = textOf('fund.txt', call());
    expect(told).toContain('ID27-006 · Center Niveauet er der');
    expect(told).toContain('Modtaget:   intet␛[2J');
    expect(told).toContain('  Når enheden slås op\n    Bestået; kald 1');
  });

  it('says of a file that was read from a folder that there is nothing to call', () => {
    const script = textOf('kald/1.sh', call({ request: { method: 'LÆS', url: 'daglig.csv', headers: [] } }));
    expect(script).toContain('# Filen blev læst fra en mappe: daglig.csv');
    expect(script).not.toContain('curl');
  });
});

describe.skipIf(process.platform === 'win32')('the script of a call', () => {
  /** Runs it with a curl that tells what it was given. */
  function run(script: string, environment: Readonly<Record<string, string>>) {
    const room = mkdtempSync(join(tmpdir(), 'case-'));
    try {
      const file = join(room, 'kald/1.sh');
      mkdirSync(dirname(file));
      writeFileSync(file, script);
      writeFileSync(join(room, 'curl'), '#!/bin/sh\nfor one; do printf "%s\\n" "$one"; done\n', { mode: 0o755 });
      const path = `${room}:${process.env['PATH'] ?? ''}`;
      const ended = spawnSync('sh', [file], { cwd: room, encoding: 'utf8', env: { PATH: path, ...environment } });
      const hacked = spawnSync('find', [room, '-name', 'hacked'], { encoding: 'utf8' }).stdout;
      return { ...ended, hacked };
    } finally {
      rmSync(room, { recursive: true });
    }
  }

  it('repeats the call, with what was masked from a variable, and runs nothing that stood in it', () => {
    const { status, stdout, hacked } = run(textOf('kald/1.sh', call()), { AUTHORIZATION: 'Bearer x' });
    expect(status).toBe(0);
    expect(hacked).toBe('');
    expect(stdout.trimEnd().split('\n')).toEqual([
      '--request',
      'POST',
      "https://system.region.dk/sorls?op=get&id=it's",
      '--header',
      'authorization: Bearer x',
      '--header',
      'soapaction: "urn:$(touch hacked)"',
      '--data-binary',
      '@1-forespoergsel.xml',
      '--include',
    ]);
  });

  it('asks for what was masked, and calls nobody without it', () => {
    const { status, stdout, stderr } = run(textOf('kald/1.sh', call()), {});
    expect(status).not.toBe(0);
    expect(stdout).toBe('');
    expect(stderr).toContain('AUTHORIZATION');
  });
});
