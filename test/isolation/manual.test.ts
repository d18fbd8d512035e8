import { spawn } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root } from '../../scripts/tools.ts';
import { pngSample, SVG_SAMPLE } from '../../src/manual/evidence/files.fixture.ts';
import { readCaseDetails, readEvidence, readRuns } from '../../src/store/reader.ts';
import type { RunRecord } from '../../src/store/types.ts';
import { cli, type CliResult, unbroken } from '../support/cli.ts';

let folder: string;
let results: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sor-pilot-manual-'));
  results = join(folder, 'results');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const form = (name: string): string => join(folder, `${name}.yaml`);
const manual = (...args: string[]): Promise<CliResult> => cli(['manual', ...args, '--results', results]);
const make = (name: string): Promise<CliResult> =>
  manual('new', '--region', 'nordjylland', '--scenario', 'MAN-001', '-o', form(name));

async function change(name: string, ...changes: readonly (readonly [from: string | RegExp, to: string])[]): Promise<void> {
  let text = await readFile(form(name), 'utf8');
  for (const [from, to] of changes) {
    expect(text).toMatch(from);
    text = text.replaceAll(from instanceof RegExp ? new RegExp(from, 'g') : from, to);
  }
  await writeFile(form(name), text);
}

/** A form in which one tester says that everything passed, at half past some hour. */
async function passed(name: string, hour: number, ...more: readonly (readonly [string | RegExp, string])[]): Promise<void> {
  await make(name);
  await change(
    name,
    [/ {2}code: t-\w{4}\n/, `  code: ${name}\n`],
    ['  role:\n', '  role: Registrator\n'],
    ['time:\n', `time: 2026-01-15 ${hour}:30\n`],
    ['answer:\n', 'answer: bestået\n'],
    ...more,
  );
}

const deviating = [
  /answer: bestået\n {8}comment:\n {4}comment:/,
  'answer: afvigelse\n        comment: Der stod intet. 010190-1234\n    comment:',
] as const;

/** Answers at the terminal as lines, as if typed; the stream ends after them. */
function typed(lines: string, ...args: string[]): Promise<CliResult> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'src/cli/main.ts'), 'manual', ...args], { cwd: root });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('close', (code) => resolve({ code: code ?? 1, stdout: '', stderr }));
    child.stdin.end(lines);
  });
}

async function runs(): Promise<readonly RunRecord[]> {
  const read = await readRuns(results);
  expect(read.problems).toEqual([]);
  return read.runs;
}

describe('sor-pilot manual', () => {
  it('writes a form, imports it as a run that can be verified, and cleans the text', async () => {
    await writeFile(join(folder, 'log.txt'), 'linje 1\ncpr 010190-1234\n');
    await passed('AB', 14, deviating, ['evidence: []', 'evidence: [{ file: log.txt, comment: Loggen }]']);
    expect(await manual('import', form('AB'))).toMatchObject({ code: 0 });
    const [run] = await runs();
    const [detail] = await readCaseDetails(run!, 'nordjylland');
    expect(detail).toMatchObject({
      key: 'MAN-001',
      verdict: 'deviation',
      marks: ['manual', 'exercise'],
      startedAt: '2026-01-15T13:30:00.000Z',
      manual: { kind: 'answer', tester: { name: 'AB', role: 'Registrator', organisation: 'Region Nordjylland' } },
      fault: { type: 'Deviation', sentence: 'Der stod intet. ••••••-••••' },
      files: [{ name: 'log.txt', mediaType: 'text/plain', comment: 'Loggen' }],
    });
    const everything = await readdir(results, { recursive: true, withFileTypes: true });
    for (const entry of everything.filter((one) => one.isFile())) {
      const bytes = await readFile(join(entry.parentPath, entry.name));
      expect((entry.name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')).not.toContain('010190');
    }
    expect((await cli(['verify', '--results', results])).code).toBe(0);
  });

  it('takes what differs from an open assumption in as an open question, and what passes as assumed', async () => {
    const config = join(folder, 'config');
    await cp(join(root, 'config'), config, { recursive: true });
    const environment = join(config, 'environments/oevelse.yaml');
    const region = '  nordjylland:\n';
    const settled = await readFile(environment, 'utf8');
    await writeFile(environment, settled.replace(region, `${region}    openAssumptions: [sor-gui-afvisning]\n`));
    for (const [name, hour, ...more] of [['AB', 14, deviating] as const, ['CD', 15] as const]) {
      const scenario = ['--region', 'nordjylland', '--scenario', 'MAN-008', '--config', config];
      expect((await manual('new', ...scenario, '-o', form(name))).code).toBe(0);
      await change(
        name,
        [/ {2}code: t-\w{4}\n/, `  code: ${name}\n`],
        ['  role:\n', '  role: Registrator\n'],
        ['time:\n', `time: 2026-01-15 ${hour}:30\n`],
        ['answer:\n', 'answer: bestået\n'],
        ...more,
      );
      expect(await manual('import', form(name), '--config', config)).toMatchObject({ code: 0 });
    }
    // The newest run first.
    const cases = (await runs()).flatMap((run) => run.regions.flatMap((one) => one.cases)).toReversed();
    expect(cases).toMatchObject([
      {
        ...{ verdict: 'open-question', fault: { type: 'OpenQuestion', assumption: 'sor-gui-afvisning' } },
        assumptions: [{ id: 'sor-gui-afvisning', outcome: 'differs' }],
      },
      { verdict: 'passed', marks: ['assumption', 'assumed', 'manual', 'exercise'] },
    ]);
  });

  it('imports only new answers when a form comes again', async () => {
    await passed('AB', 14);
    expect((await manual('import', form('AB'))).code).toBe(0);
    const again = await manual('import', form('AB'));
    expect([again.code, unbroken(again.stderr)]).toEqual([3, expect.stringContaining('SP4027')]);
    expect(await runs()).toHaveLength(1);
  });

  it('says by line and column what is wrong in a form, and writes nothing', async () => {
    await passed('AB', 14);
    const right = await readFile(form('AB'), 'utf8');
    const bad: readonly (readonly [string, RegExp, string])[] = [
      [
        right.replace('answer: bestået', 'answer: besået'),
        /SP4020 [^]*AB\.yaml:29:17 · scenarios\[0\]\.steps\[0\]\.answer[^]*Mente du “bestået”/,
        'et svar, der ikke findes',
      ],
      [right.replace('form: 2', 'form: [2'), /SP4020 [^]*AB\.yaml:\d+:\d+/, 'noget, der ikke er YAML'],
      [
        right.replace('region: nordjylland', 'region: nordjyland'),
        /SP4021 [^]*AB\.yaml:17:9 [^]*Mente du “nordjylland”/,
        'en region, der ikke findes',
      ],
      [
        right.replace('environment: oevelse', 'environment: test9'),
        /SP4021 [^]*“test9” er ikke et miljø/,
        'et miljø, der ikke findes',
      ],
      [right.replace('  code: AB', '  code:'), /SP4022 [^]*AB\.yaml:19:8 · tester\.code/, 'ingen kode'],
      [right.replace('  role: Registrator', '  role:'), /SP4022 [^]*AB\.yaml:20:8 · tester\.role/, 'ingen rolle'],
      [right.replace(/specification: \w/, 'specification: x'), /SP4023 /, 'en anden ordlyd'],
    ];
    for (const [text, expected, why] of bad) {
      await writeFile(form('AB'), text);
      const { code, stderr } = await manual('import', form('AB'));
      expect({ why, code }).toEqual({ why, code: 3 });
      expect(unbroken(stderr)).toMatch(expected);
    }
    const { code, stderr } = await manual('import', form('findes-ikke'));
    expect([code, unbroken(stderr)]).toEqual([3, expect.stringMatching(/SP4020 [^]*manual new/)]);
    expect(await runs()).toEqual([]);
  });

  it('refuses attachments outside the folder, and pictures that are something else', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'sor-pilot-outside-'));
    await writeFile(join(outside, 'hemmelig.txt'), 'x');
    await symlink(join(outside, 'hemmelig.txt'), join(folder, 'genvej.txt'));
    await writeFile(join(folder, 'ond.png'), SVG_SAMPLE);
    const files = ['../hemmelig.txt', join(outside, 'hemmelig.txt'), 'genvej.txt', 'mangler.png', '.', 'ond.png'];
    const list = files.map((file) => `{ file: '${file}', comment: x }`).join(', ');
    await passed('AB', 14, ['evidence: []', `evidence: [${list}]`]);
    const { code, stderr } = await manual('import', form('AB'), '--confirm');
    expect(code).toBe(3);
    expect(stderr.match(/SP4024 /g)).toHaveLength(5);
    expect(unbroken(stderr)).toMatch(/SP4025 [^]*“ond\.png”: navnet ender på “png”, men indholdet er tekst/);
    expect(await runs()).toEqual([]);
    await rm(outside, { recursive: true });
  });

  it('imports pictures only once someone has looked them through', async () => {
    await writeFile(join(folder, 'a.png'), pngSample());
    await passed('AB', 14, ['evidence: []', 'evidence: [{ file: a.png, comment: Siden }]']);
    const refused = await manual('import', form('AB'));
    expect([refused.code, unbroken(refused.stderr)]).toEqual([3, expect.stringContaining('SP4026')]);
    expect(unbroken(refused.stderr)).toContain('offentliggjort, som de er');
    expect(await runs()).toEqual([]);
    expect((await manual('import', form('AB'), '--confirm')).code).toBe(0);
    const [run] = await runs();
    const [detail] = await readCaseDetails(run!, 'nordjylland');
    expect(detail?.files).toMatchObject([{ name: 'a.png', mediaType: 'image/png', width: 4, height: 3 }]);
    const kept = await readEvidence(run!, 'nordjylland', detail?.files?.[0]?.sha256 ?? '');
    expect(pngSample().equals(kept!)).toBe(true);
  });

  it('shows a disagreement, leaves one party’s answer standing and lets a third person settle it', async () => {
    await passed('AB', 14, deviating);
    await passed('CD', 15);
    for (const name of ['CD', 'AB']) expect((await manual('import', form(name))).code).toBe(0);
    const open = await manual('settle');
    expect([open.code, open.stdout]).toEqual([
      0,
      expect.stringMatching(
        /oevelse nordjylland MAN-001\n {2}AB \(Registrator, Region Nordjylland\): afvigelse[^]*CD \(Registrator, Region Nordjylland\): bestået/,
      ),
    ]);
    const settle = (...by: string[]): Promise<CliResult> =>
      manual(
        'settle',
        '--region',
        'nordjylland',
        '--scenario',
        'MAN-001',
        '--stands',
        'CD',
        '--reason',
        'Set efter sammen.',
        ...by.flatMap((name) => ['--by', name]),
      );
    const alone = await settle('CD');
    expect([alone.code, unbroken(alone.stderr)]).toEqual([3, expect.stringContaining('SP4028')]);
    expect(await settle('Pilotleder, Region Nordjylland')).toMatchObject({ code: 0 });
    expect((await manual('settle')).code).toBe(4);
    const newest = (await runs())[0]!;
    expect(newest.regions[0]?.cases).toMatchObject([
      { verdict: 'passed', manual: { kind: 'settlement', by: [{ role: 'Pilotleder', organisation: 'Region Nordjylland' }] } },
    ]);
    expect((await cli(['verify', '--results', results])).code).toBe(0);
  });

  it('never writes a new form over an old one', async () => {
    await passed('AB', 14);
    const before = await readFile(form('AB'), 'utf8');
    const { code, stderr } = await make('AB');
    expect([code, unbroken(stderr)]).toEqual([3, expect.stringContaining('SP4029')]);
    expect(await readFile(form('AB'), 'utf8')).toBe(before);
    const nowhere = await manual('new', '--region', 'nordjylland', '-o', join(folder, 'findes-ikke', 'a.yaml'));
    expect([nowhere.code, unbroken(nowhere.stderr)]).toEqual([3, expect.stringMatching(/SP4029 [^]*findes ikke/)]);
  });

  it('asks in the terminal, saves each answer at once and goes on where the tester left off', async () => {
    const file = form('terminal');
    const start = ['--region', 'nordjylland', '--scenario', 'MAN-001', '-o', file];
    // The stream ends in the midst of the questions, as it does on Ctrl-D or when a window is closed.
    expect(await typed('Registrator\nb\nhvad?\nbestået\na\n', ...start)).toMatchObject({ code: 0 });
    const halfway = await readFile(file, 'utf8');
    expect(halfway).toMatch(/role: Registrator\n/);
    expect(halfway.match(/answer: \S+/g)).toEqual(['answer: bestået', 'answer: bestået', 'answer: afvigelse']);
    expect(halfway).toContain('# Svarark til manuelle scenarier');
    const { stderr } = await typed('Der stod intet.\n\n', '-o', file);
    expect(unbroken(stderr)).toContain('1 af 1 scenarier er besvaret.');
    expect((await manual('import', file)).code).toBe(0);
    const [run] = await runs();
    expect(run?.regions[0]?.cases).toMatchObject([{ verdict: 'deviation', fault: { sentence: 'Der stod intet.' } }]);
  });

  it('loses nothing when it is killed in the middle of an answer', async () => {
    const file = form('terminal');
    const child = spawn(process.execPath, [join(root, 'src/cli/main.ts'), 'manual', '--region', 'nordjylland', '-o', file], {
      cwd: root,
    });
    const closed = new Promise((resolve) => child.on('close', resolve));
    let stderr = '';
    await new Promise<void>((resolve) => {
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        stderr += text;
        if (stderr.split('[b]estået').length > 3) resolve();
      });
      child.stdin.write('Registrator\nb\nb\n');
    });
    child.kill('SIGKILL');
    await closed;
    const text = await readFile(file, 'utf8');
    expect(text).toMatch(/role: Registrator\n/);
    expect(text.match(/answer: bestået/g)).toHaveLength(2);
    expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('says what is missing when it is called wrongly', async () => {
    for (const [args, expected] of [
      [['nyt'], /SP1020 [^]*“nyt” er ikke en del/],
      [['import'], /SP1024 [^]*der mangler FIL/],
      [['new', '--region', 'nordjylland'], /SP1021 [^]*intet svarark er valgt/],
      [['new', '-o', form('x')], /SP1021 [^]*ingen region/],
      [['new', '--region', 'nordjyland', '-o', form('x')], /SP1010 /],
      [['new', '--region', 'nordjylland', '--scenario', 'ID27-001', '-o', form('x')], /SP1006 /],
    ] as const) {
      const { code, stderr } = await manual(...args);
      expect(code).toBe(3);
      expect(unbroken(stderr)).toMatch(expected);
    }
  });
});
