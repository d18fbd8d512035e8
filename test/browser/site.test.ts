import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser, watch } from '../support/browser.ts';
import { allPages, onePerKind } from '../support/pages.ts';

const origin = inject('siteOrigin');
const siteFolder = inject('siteFolder');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** axe takes half a second a page on one core. */
const AXE_TIMEOUT_MS = process.env['SOR_PILOT_AXE'] === 'all' ? 3_600_000 : 600_000;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe('siden i en rigtig browser', () => {
  it.each(['light', 'dark'] as const)(
    'har ingen fejl i tilgængelighed, konsol eller sikkerhedspolitik (%s)',
    async (colorScheme) => {
      const context = await browser.newContext({ colorScheme, viewport: { width: 1280, height: 900 } });
      const queue = pagesToCheck(await allPages(siteFolder)).values();
      const findings: string[] = [];
      const tab = async (): Promise<void> => {
        const page = await context.newPage();
        const complaints = watch(page, origin);
        for (const address of queue) {
          await page.goto(origin + address);
          const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
          findings.push(...violations.map((violation) => `${address}: ${violation.id} – ${violation.nodes[0]?.html ?? ''}`));
          findings.push(...complaints.splice(0).map((complaint) => `${address}: ${complaint}`));
        }
      };
      await Promise.all([tab(), tab(), tab()]);
      await context.close();
      expect(findings).toEqual([]);
    },
    AXE_TIMEOUT_MS,
  );

  it('kan læses på 320 billedpunkters bredde uden at rulle sidelæns', async () => {
    const context = await browser.newContext({ viewport: { width: 320, height: 640 } });
    const page = await context.newPage();
    const wide: string[] = [];
    for (const address of onePerKind(await allPages(siteFolder))) {
      await page.goto(origin + address);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (overflow > 0) wide.push(`${address}: ${overflow} px`);
    }
    await context.close();
    expect(wide).toEqual([]);
  });

  it('kan læses helt uden JavaScript', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${origin}/resultater/`);
    expect(await page.locator('table caption').count()).toBeGreaterThan(0);
    await page.locator('table a').first().click();
    expect(await page.locator('h1').textContent()).not.toBe('');
    await context.close();
  });

  it('viser på hver resultatside, at det er en øvelse', async () => {
    const pages = (await allPages(siteFolder)).filter((address) => /^\/(resultater|koersler)\/./.test(address));
    const silent: string[] = [];
    for (const address of pages) {
      if (!/øvelse/i.test(await readFile(`${siteFolder}${address}index.html`, 'utf8'))) silent.push(address);
    }
    expect(pages.length).toBeGreaterThan(100);
    expect(silent).toEqual([]);
  });
});

/**
 * Every page of its own kind, and of those made from one template by the hundred (a case in a region, an error code, a
 * scenario, a requirement) every sixtieth or tenth. SOR_PILOT_AXE=all takes every page in both themes, some twenty minutes.
 */
function pagesToCheck(pages: readonly string[]): readonly string[] {
  if (process.env['SOR_PILOT_AXE'] === 'all') return pages;
  const templates = [
    { pattern: /^\/resultater\/[^/]+\/[^/]+\/./, every: 60, seen: 0 },
    { pattern: /^\/(fejl|specifikationer|krav)\/./, every: 10, seen: 0 },
  ];
  return pages.filter((address) => {
    const template = templates.find(({ pattern }) => pattern.test(address));
    return template === undefined || template.seen++ % template.every === 0;
  });
}
