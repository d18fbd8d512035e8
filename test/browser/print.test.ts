import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';

const origin = inject('siteOrigin');

/** What a page of results is made of, line for line. */
const ROWS = '.matrix tbody tr, .case-list li, .step-results li, .rollout-table tbody tr, .unit-tree li';

/** What is left of A4 on end, within the margins, in CSS pixels. */
const PAPER = { width: 702, height: 1017 };

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe('the results on paper', () => {
  it.each([
    ['a region', '/resultater/oevelse/nordjylland/'],
    ['the matrix', '/resultater/oevelse/'],
    ['a case', '/resultater/oevelse/nordjylland/enh-001-center/'],
    ['the rollout', '/udbredelse/'],
    ['a hospital', '/udbredelse/hospital/900010011000016009/'],
  ])('show %s whole: nothing is cut off or hidden, and the menu is left out', async (_what, address) => {
    const context = await browser.newContext({ colorScheme: 'dark', viewport: PAPER });
    const page = await context.newPage();
    await page.goto(origin + address);
    await page.emulateMedia({ media: 'print' });
    const found = await page.evaluate((rows) => {
      const all = [...document.querySelectorAll<HTMLElement>('main *')];
      const shown = (element: Element): boolean => element.getClientRects().length > 0;
      return {
        cut: all
          .filter((one) => getComputedStyle(one).overflowY !== 'visible' && one.scrollHeight > one.clientHeight + 1)
          .filter((one) => shown(one) && one.clientHeight > 4)
          .map((one) => `${one.tagName}.${one.className}`),
        fixed: [...document.querySelectorAll('*')]
          .filter((one) => shown(one) && ['fixed', 'sticky'].includes(getComputedStyle(one).position))
          .map((one) => `${one.tagName}.${one.className}`),
        rows: document.querySelectorAll(rows).length,
        shownRows: [...document.querySelectorAll(rows)].filter(shown).length,
        width: document.documentElement.scrollWidth,
      };
    }, ROWS);
    expect({ ...found, cut: found.cut.slice(0, 5), fixed: found.fixed }).toEqual({
      cut: [],
      fixed: [],
      rows: found.rows,
      shownRows: found.rows,
      width: PAPER.width,
    });
    expect(found.rows).toBeGreaterThan(0);
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    await context.close();
  });

  it('fit the overview on one sheet', async () => {
    const context = await browser.newContext({ viewport: PAPER });
    const page = await context.newPage();
    await page.goto(`${origin}/resultater/oevelse/overblik/`);
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    await context.close();
  });
});
