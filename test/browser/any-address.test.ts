import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { moveUnderBase } from '../../src/site/build/under-base.ts';
import { launchBrowser, watch } from '../support/browser.ts';
import { allPages, onePerKind } from '../support/pages.ts';
import { serveFolder } from '../support/static-server.ts';

const BASE = '/sor/pilot/';

let host: string;
let served: Awaited<ReturnType<typeof serveFolder>>;
let browser: Browser;

/** The built site moved below a path that begins like one of its own folders, on a host that has nothing else. */
beforeAll(async () => {
  host = await mkdtemp(join(tmpdir(), 'sor-pilot-host-'));
  await cp(inject('siteFolder'), join(host, BASE), { recursive: true });
  await moveUnderBase(join(host, BASE), { origin: undefined, base: BASE });
  served = await serveFolder(host);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await served.close();
  await rm(host, { recursive: true, force: true });
});

/** A page, what it complains of, and what of its host it asks for outside the base. */
async function open(path: string): Promise<{ page: Page; complaints: string[] }> {
  const page = await browser.newPage();
  const complaints = watch(page, served.origin + BASE);
  await page.goto(served.origin + BASE + path);
  return { page, complaints };
}

describe('a site under a path of its host', () => {
  it('has every link, style sheet and file below the path, and each leads to something', async () => {
    const files = new Set((await readdir(host, { recursive: true })).map((file) => `/${file.replaceAll('\\', '/')}`));
    const broken = new Set<string>();
    let links = 0;
    for (const page of await allPages(host)) {
      const html = await readFile(`${host}${page}index.html`, 'utf8');
      for (const [, link = ''] of html.matchAll(/\s(?:href|src|data-[a-z-]+)="(\/[^"]*)"/g)) {
        const path = decodeURIComponent(new URL(link.replaceAll('&amp;', '&'), served.origin).pathname);
        links += 1;
        if (!files.has(path.endsWith('/') ? `${path}index.html` : path)) broken.add(`${page} → ${link}`);
      }
    }
    expect(links).toBeGreaterThan(10_000);
    expect([...broken].slice(0, 20)).toEqual([]);
  });

  it('shows a page of every kind without a fault and without asking for anything outside the path', async () => {
    const complaints: string[] = [];
    for (const address of onePerKind(await allPages(join(host, BASE)))) {
      const opened = await open(address.slice(1));
      complaints.push(...opened.complaints.map((complaint) => `${address}: ${complaint}`));
      await opened.page.close();
    }
    expect(complaints).toEqual([]);
  });

  it('is searched, and what is found can be opened', async () => {
    const { page, complaints } = await open('');
    await page.locator('button[data-open]').click();
    await page.locator('#search-input').fill('SHAK-kode');
    await page.locator('[data-results] a').first().click();
    await page.waitForURL(`**${BASE}sor/shak-kode/**`);
    expect(await page.locator('h1').first().textContent()).toContain('SHAK');
    expect(complaints).toEqual([]);
  });

  it('measures a day again with the script that lies below the path', async () => {
    const { page, complaints } = await open('udbredelse/efterregn/');
    await page.locator('day-recompute input').setInputFiles(join(host, BASE, 'udbredelse', 'oevelse', 'SorEntity.csv'));
    await page.locator('day-recompute tbody tr').first().waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('leads from what does not exist back to itself', async () => {
    const text = await readFile(join(host, BASE, '404.html'), 'utf8');
    expect(text).toContain(`href="${BASE}"`);
    expect(text).not.toMatch(/(?:href|src)="\/(?!sor\/pilot\/)/);
  });
});
