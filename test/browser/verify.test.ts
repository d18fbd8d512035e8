import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser, watch } from '../support/browser.ts';
import { cli } from '../support/cli.ts';

const origin = inject('siteOrigin');
let browser: Browser;
let folder: string;
let bundle: string;
beforeAll(async () => {
  browser = await launchBrowser();
  folder = await mkdtemp(join(tmpdir(), 'sor-pilot-efterproev-'));
  bundle = join(folder, 'oevelse.sorpilot.zip');
  const made = await cli(['bundle', '-o', bundle, '--results', inject('resultsFolder')]);
  expect(made.code).toBe(0);
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

describe('the page “Efterprøv et bundt” in a browser', () => {
  it('verifies a bundle and recomputes a cell without sending anything or breaking the security policy', async () => {
    const page = await browser.newPage();
    const complaints = watch(page, origin);
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() !== 'GET') sent.push(request.url());
    });
    await page.goto(`${origin}/efterproev/`);
    await page.waitForURL('**/pilot/efterproev/');
    const verifier = page.locator('bundle-verifier');
    await verifier.locator('input').setInputFiles(bundle);
    await verifier.locator('[data-outcome] p').first().waitFor({ timeout: 60_000 });
    expect(
      await verifier.locator('[data-checks] li').evaluateAll((lines) => lines.map((line) => line.getAttribute('data-state'))),
    ).toEqual(['holds', 'holds', 'absent']);
    expect(await verifier.locator('[data-outcome]').textContent()).toContain('Det er den afgørelse, der står i bundtet.');
    expect([complaints, sent]).toEqual([[], []]);
    await page.close();
  });

  it('says what is wrong with a bundle in which one byte is flipped', async () => {
    const bytes = await readFile(bundle);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    await writeFile(join(folder, 'skadet.sorpilot.zip'), bytes);
    const page = await browser.newPage();
    await page.goto(`${origin}/pilot/efterproev/`);
    const verifier = page.locator('bundle-verifier');
    await verifier.locator('input').setInputFiles(join(folder, 'skadet.sorpilot.zip'));
    await verifier.locator('[data-checks] li[data-state="fails"]').waitFor();
    expect(await verifier.locator('[data-checks]').textContent()).toContain('SP4031');
    expect(await verifier.locator('[data-cell]').isVisible()).toBe(false);
    await page.close();
  });
});
