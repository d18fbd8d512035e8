import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { leaksInSite } from './leaks-in-site.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'site-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function page(path: string, text: string): void {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
}

it('finds what should have been removed from result pages and data, and never says what', async () => {
  page('resultater/test1/a/index.html', '<pre>Patient 010190-1234 og igen 010190-1234</pre>');
  page('data/a.json', '{"svar":"Authorization: Bearer abc12345def"}');
  const problems = await leaksInSite(root);
  expect(problems.map(({ code, place, seen }) => [code, place.file, seen])).toEqual([
    ['SP4044', 'data/a.json', expect.stringMatching(/^hemmelighed 1 gang /)],
    ['SP4044', 'resultater/test1/a/index.html', expect.stringMatching(/^cpr 2 gange /)],
  ]);
  expect(JSON.stringify(problems.map(({ seen }) => seen))).not.toContain('0101');
});

it('does not take fingerprints, numeric times or the project’s own examples for leaks', async () => {
  page('koersler/a/index.html', `<code>${'0101901234ab'.repeat(5)}abcd</code> 11000016002`);
  page('data/b.json', '{"seconds":1801123456}');
  page('pilot/adgang/index.html', 'Authorization: Bearer abc12345def');
  expect(await leaksInSite(root)).toEqual([]);
});
