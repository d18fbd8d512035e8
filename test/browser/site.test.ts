import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser, watch } from '../support/browser.ts';
import { allPages, onePerKind } from '../support/pages.ts';

const origin = inject('siteOrigin');
const siteFolder = inject('siteFolder');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const CHECK_ALL = process.env['SOR_PILOT_AXE'] === 'all';
const AXE_TIMEOUT_MS = CHECK_ALL ? 3_600_000 : 900_000;

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
      const queue = pagesToCheck(await allPages(siteFolder), colorScheme).values();
      const findings: string[] = [];
      const tab = async (): Promise<void> => {
        const page = await context.newPage();
        const complaints = watch(page, origin);
        for (const address of queue) {
          await page.goto(origin + address);
          const axe = new AxeBuilder({ page });
          const rules = CHECK_ALL || colorScheme === 'light' ? axe.withTags(TAGS) : axe.withRules(['color-contrast']);
          const { violations } = await rules.analyze();
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
 * How many of a kind one is looked at, by theme. Pages made from one template by the hundred differ in their words alone, and
 * a theme changes nothing but colours: in the dark one only contrast is measured, on fewer pages. A page takes half a second
 * on a quiet core, a region's page with its hundreds of rows ten times that; all of them in both themes took twelve of CI's
 * twenty minutes. SOR_PILOT_AXE=all takes every page with every rule.
 */
const KINDS = [
  { pattern: /^\/resultater\/[^/]+\/(?:naeste|overblik|siden-sidst|kendte-afvigelser)\/$/, every: { light: 1, dark: 1 } },
  { pattern: /^\/resultater\/[^/]+\/[^/]+\/./, every: { light: 60, dark: 240 } },
  { pattern: /^\/resultater\/[^/]+\/[^/]+\/$/, every: { light: 5, dark: 5 } },
  { pattern: /^\/(?:fejl|specifikationer|krav|kilder)\/./, every: { light: 10, dark: 40 } },
  { pattern: /^\/(?:sor|id27|anvendelse|udfasning|pilot)\/./, every: { light: 1, dark: 5 } },
  { pattern: /^\//, every: { light: 1, dark: 1 } },
] as const;

/** The first of each kind, and then every so many; each kind counts for itself. */
function pagesToCheck(pages: readonly string[], theme: 'light' | 'dark'): readonly string[] {
  if (CHECK_ALL) return pages;
  const seen = new Map<(typeof KINDS)[number], number>();
  return pages.filter((address) => {
    const kind = KINDS.find(({ pattern }) => pattern.test(address)) ?? KINDS[0];
    const before = seen.get(kind) ?? 0;
    seen.set(kind, before + 1);
    return before % kind.every[theme] === 0;
  });
}
