import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser, watch } from '../support/browser.ts';

const origin = inject('siteOrigin');
const exercise = (name: string): string => join(inject('siteFolder'), 'udbredelse', 'oevelse', `${name}.csv`);
const TABLES = ['SHAKSORMap', 'SORClassifications', 'SORReplacedEntities'].map(exercise);
let browser: Browser;
let folder: string;
beforeAll(async () => {
  browser = await launchBrowser();
  folder = await mkdtemp(join(tmpdir(), 'sor-pilot-efterregn-'));
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

/** What the page says of chosen files, once it says something that does not go on. */
async function chosen(page: Page, files: readonly string[]): Promise<string> {
  await page.locator('day-recompute input').setInputFiles(files);
  const status = page.locator('day-recompute [data-status]').filter({ hasText: /[^…]$/ });
  return (await status.textContent({ timeout: 60_000 })) ?? '';
}

describe('the page “Efterregn en dag” in a browser', () => {
  it('finds every figure of the exercise in the exercise’s own files, and sends nothing', async () => {
    const page = await browser.newPage();
    const complaints = watch(page, origin);
    await page.goto(`${origin}/udbredelse/efterregn/`, { waitUntil: 'networkidle' });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
    expect(await chosen(page, [exercise('SorEntity'), ...TABLES])).toMatch(/^(\d+) af dagens \1 tal er ens, og ingen afviger\.$/);
    expect(await page.locator('day-recompute [data-digests] li').first().textContent()).toContain(
      'Det er en fil, dagen er målt fra.',
    );
    expect(await page.locator('day-recompute tbody tr').count()).toBeGreaterThan(50);
    expect(asked).toEqual([expect.stringMatching(/^GET \/_astro\/measure\.worker-.*\.js$/)]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('shows where a file with one changed unit differs', async () => {
    const changed = join(folder, 'SorEntity.csv');
    const [heading = '', ...rows] = (await readFile(exercise('SorEntity'), 'utf8')).split('\r\n');
    const name = heading.split(';').indexOf('OrganisationalLevelName');
    const at = rows.findIndex((row) => (row.split(';')[name] ?? '') !== '');
    rows[at] = rows[at]!.split(';').with(name, '').join(';');
    await writeFile(changed, [heading, ...rows].join('\r\n'));
    const page = await browser.newPage();
    await page.goto(`${origin}/udbredelse/efterregn/`);
    expect(await chosen(page, [changed, ...TABLES])).toMatch(/^\d+ af dagens \d+ tal afviger\.$/);
    expect(await page.locator('day-recompute [data-digests] li').first().textContent()).toContain('Det er ikke den fil');
    const first = page.locator('day-recompute tbody tr').first();
    expect(await first.getAttribute('data-state')).toBe('different');
    expect(await first.textContent()).toContain('Hele landet');
    await page.close();
  });

  it('says how it is done without JavaScript', async () => {
    const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await page.goto(`${origin}/udbredelse/efterregn/`);
    expect(await page.locator('day-recompute form').isVisible()).toBe(false);
    expect(await page.locator('day-recompute noscript').textContent()).toContain('kommandolinjen');
    expect(await page.locator('main').textContent()).toContain('register measure MAPPE --dry-run');
    await page.close();
  });
});
