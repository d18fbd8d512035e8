import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { readRuns } from '../../src/store/reader.ts';
import { launchBrowser, watch } from '../support/browser.ts';
import { cli } from '../support/cli.ts';

const origin = inject('siteOrigin');
let browser: Browser;
/** The whole run, and the small one before it where the region had no faults. */
let newest: string;
let earlier: string;
beforeAll(async () => {
  browser = await launchBrowser();
  const { runs } = await readRuns(inject('resultsFolder'));
  [newest, earlier] = runs.map(({ run }) => run) as [string, string];
});
afterAll(() => browser.close());

const words = async (page: Page, selector: string): Promise<string> =>
  ((await page.locator(selector).textContent()) ?? '').replaceAll(/\s+/g, ' ').trim();

/** What each side shows of the change that was made: a region whose system got a fault between two runs. */
const NEW_FAILURE = /Bestået→blev til ?Afvigelse ?ID27-006 · Center [^.]*Nordjylland, (?:ny fejl|systemet)\./;

describe('what has changed', () => {
  it('the page “Siden sidst” lists the new failure under the system of the region, without JavaScript', async () => {
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.goto(`${origin}/resultater/oevelse/siden-sidst/`);
    const system = page.locator('section', { has: page.locator('h2', { hasText: 'Regionens system' }) });
    expect((await system.textContent())?.replaceAll(/\s+/g, ' ')).toMatch(NEW_FAILURE);
    expect(await words(page, '.change-counts')).toMatch(/^2 nye fejl ?[\d.]+ nye resultater ?11 uændrede$/);
    expect(await page.getByText('Der er ikke noteret et møde endnu').count()).toBe(1);
    await page.close();
  });

  it('the page of the run says the same, and that of the first run says nothing of changes', async () => {
    const page = await browser.newPage();
    await page.goto(`${origin}/koersler/${newest.toLowerCase()}/`);
    expect((await page.locator('main').textContent())?.replaceAll(/\s+/g, ' ')).toMatch(NEW_FAILURE);
    await page.goto(`${origin}/koersler/${earlier.toLowerCase()}/`);
    expect(await page.getByText('Det, kørslen ændrede').count()).toBe(0);
    await page.close();
  });

  it('two runs can be chosen and compared in the browser, and the address can be shared', async () => {
    const page = await browser.newPage();
    const complaints = watch(page, origin);
    await page.goto(`${origin}/koersler/sammenlign/`);
    await page.locator('.change-list').first().waitFor();
    const shown = await words(page, 'run-chooser [data-changes]');
    expect(shown).toMatch(NEW_FAILURE);
    const href = await page.locator('run-chooser .change-list a').first().getAttribute('href');
    expect((await fetch(new URL(href ?? '', origin))).status).toBe(200);
    await page.selectOption('select[name="efter"]', earlier);
    await page.getByText('Det er den samme kørsel').waitFor();
    await page.selectOption('select[name="foer"]', newest);
    await page.locator('.change-counts').waitFor();
    expect(await words(page, 'run-chooser [data-changes]')).toMatch(/2 rettet.*Ikke med i den senere: Midtjylland, /);
    expect(new URL(page.url()).search).toBe(`?foer=${newest}&efter=${earlier}`);
    const sent = await browser.newPage();
    await sent.goto(`${origin}/koersler/sammenlign/?foer=${earlier}&efter=${newest}`);
    await sent.locator('.change-list').first().waitFor();
    expect(await words(sent, 'run-chooser [data-changes]')).toBe(shown);
    expect(complaints).toEqual([]);
    await Promise.all([page.close(), sent.close()]);
  });

  it('a scenario that no longer exists is named without a link to a missing page', async () => {
    const page = await browser.newPage();
    await page.route('**/api/v2/scenarios.json', (route) => route.fulfill({ json: { scenarios: [] } }));
    await page.goto(`${origin}/koersler/sammenlign/`);
    await page.locator('.change-list').first().waitFor();
    expect(await words(page, 'run-chooser [data-changes]')).toMatch(NEW_FAILURE);
    expect(await page.locator('run-chooser .change-list a').count()).toBe(0);
    await page.close();
  });

  it('the page of the two runs says what the browser computes', async () => {
    const page = await browser.newPage();
    await page.goto(`${origin}/koersler/${newest.toLowerCase()}/mod/${earlier.toLowerCase()}/`);
    const built = await words(page, '.change-counts');
    expect((await page.locator('main').textContent())?.replaceAll(/\s+/g, ' ')).toMatch(NEW_FAILURE);
    await page.goto(`${origin}/koersler/sammenlign/`);
    await page.locator('.change-counts').waitFor();
    expect(await words(page, 'run-chooser .change-counts')).toBe(built);
    await page.close();
  });

  it('the data and the command line say what the page says', async () => {
    const published = (await (await fetch(`${origin}/api/v2/oevelse/changes.json`)).json()) as {
      readonly counts: Readonly<Record<string, number>>;
      readonly changes: readonly { readonly key: string; readonly kind: string; readonly reason: string }[];
    };
    expect(published.changes).toContainEqual(
      expect.objectContaining({ key: 'ID27-006~Center', kind: 'regressed', reason: 'system' }),
    );
    const { code, stdout } = await cli(['compare', earlier, newest, '--json', '--results', inject('resultsFolder')]);
    const compared = JSON.parse(stdout) as typeof published;
    expect(code).toBe(1);
    expect(compared.counts).toEqual(published.counts);
    const text = await cli(['compare', '--results', inject('resultsFolder')]);
    expect(text.stdout).toContain('nordjylland  ID27-006 · Center  Bestået → Afvigelse (systemet)');
  });

  it('the page of the environment draws the trend and gives it as a table, without JavaScript', async () => {
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.goto(`${origin}/resultater/oevelse/`);
    expect(await page.locator('.trend svg title').textContent()).toMatch(/^Udviklingen for Øvelse\. .* bestået/);
    await page.getByText('Udviklingen som tabel').first().click();
    const rows = page.locator('.trend-table tbody tr');
    expect(await rows.count()).toBe(2);
    expect(await rows.first().getByRole('link').getAttribute('href')).toBe(`/koersler/${newest.toLowerCase()}/`);
    await page.goto(`${origin}/resultater/oevelse/midtjylland/`);
    expect(await page.getByText('Der er ikke kørt mere end én gang endnu').count()).toBe(1);
    await page.close();
  });

  it('“Siden sidst” prints without the menu and without what can only be clicked', async () => {
    const page = await browser.newPage();
    await page.goto(`${origin}/resultater/oevelse/siden-sidst/`);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('nav.sidebar').isVisible()).toBe(false);
    expect(await page.locator('.change-table').isVisible()).toBe(true);
    await page.close();
  });
});
