import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { GOLDEN_REGION, GOLDEN_RUNS, goldenFolder } from '../../../test/golden/runs.ts';
import { inProcess } from '../in-process.fixture.ts';

it('the status tells how many numbers are hidden because they may be personal numbers, and nothing where none are', async () => {
  const results = mkdtempSync(join(tmpdir(), 'status-'));
  const { run } = GOLDEN_RUNS.find(({ name }) => name === 'outcomes')!;
  cpSync(goldenFolder('outcomes'), join(results, run), { recursive: true });
  const status = async (): Promise<string> => (await inProcess('status', '--results', results)).stdout;
  expect(await status()).not.toContain('skjulte tal');
  const messages = join(results, run, GOLDEN_REGION, 'messages.ndjson');
  const text = readFileSync(messages, 'utf8');
  const hiding = text.replaceAll(/(\\"redactions\\":)\{[^}]*\}/g, '$1{\\"cpr-maaske\\":2}');
  expect(hiding).not.toBe(text);
  writeFileSync(messages, hiding);
  rmSync(join(results, run, GOLDEN_REGION, 'digest.json'));
  expect(await status()).toMatch(/ · skjulte tal [1-9]\d*$/m);
  rmSync(results, { recursive: true });
});
