import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';

const origin = inject('siteOrigin');

/** What people write, and the page they should meet first. */
const QUERIES: readonly (readonly [query: string, page: RegExp, kind: string])[] = [
  ['niveau', /^\/(id27|sor\/niveau)\/$/, 'grundform'],
  ['niveauer', /^\/(id27|sor\/niveau)\/$/, 'flertal'],
  ['niveauernes', /^\/(id27|sor\/niveau)\/$/, 'ejefald'],
  ['center', /^\/id27\/$/, 'et af niveauerne'],
  ['Hvilket niveau har et center?', /^\/id27\/$/, 'et helt spørgsmål'],
  ['OrganisationalLevelCode', /^\/(id27\/felterne|sor\/niveau)\/$/, 'et feltnavn'],
  ['nye felter i XML 3', /^\/id27\/felterne\/$/, 'et helt spørgsmål'],
  ['SHAK-kode', /^\/sor\/shak-kode\/$/, 'sammensætning med bindestreg'],
  ['shakkoder', /^\/sor\/shak-kode\/$/, 'sammensætning i ét ord'],
  ['sygehusafdelingsklassifikation', /^\/sor\/shak-kode\/$/, 'langt sammensat ord'],
  ['SOR-koder', /^\/sor\/identifikatorer\/$/, 'flertal'],
  ['lokationsnummer', /^\/sor\/lokationsnummer\/$/, 'grundform'],
  ['lokationsnumre', /^\/sor\/lokationsnummer\/$/, 'uregelmæssigt flertal'],
  ['GLN', /^\/sor\/lokationsnummer\/$/, 'forkortelse'],
  ['ydernumre', /^\/sor\/identifikatorer\/$/, 'uregelmæssigt flertal'],
  ['adressen', /^\/sor\/adresser\/$/, 'bestemt form'],
  ['adressenedarvning', /^\/sor\/adresser\/$/, 'sammensætning'],
  ['specialerne', /^\/sor\/(specialer|kodelister\/specialer)\/$/, 'bestemt flertal'],
  ['enhedstyper', /^\/sor\/(kodelister\/enhedstyper|typer)\/$/, 'flertal'],
  ['ejertype', /^\/sor\/(kodelister\/ejertyper|typer)\/$/, 'grundform'],
  ['regionskode', /^\/sor\/kodelister\/regionskoder\/$/, 'grundform'],
  ['kommunekoder', /^\/sor\/geografi\/$/, 'flertal'],
  ['erstattede enheder', /^\/sor\/erstatning\/$/, 'bøjet udtryk'],
  ['kontrolciffer', /^\/sor\/(kodetjek|identifikatorer)\/$/, 'sammensætning'],
  ['indberetning til LPR', /^\/anvendelse\/lpr\/$/, 'udtryk'],
  ['Hvornår skal LPR-indberetning skifte?', /^\/anvendelse\/lpr\/$/, 'et helt spørgsmål'],
  ['fælles medicinkort', /^\/anvendelse\/fmk\/$/, 'udtryk med æ'],
  ['faelles medicinkort', /^\/anvendelse\/fmk\/$/, 'foldet æ'],
  ['utilsigtede haendelser', /^\/anvendelse\/dpsd\/$/, 'foldet æ'],
  ['mikrobiologisvar', /^\/anvendelse\/miba\/$/, 'sammensætning'],
  ['henvisninger', /^\/anvendelse\/dnhf\/$/, 'flertal'],
  ['tidsplan', /^\/(udfasning\/plan|id27\/tidslinje|udfasning)\/$/, 'et andet ord for planen'],
  ['Region Østdanmark', /^\/udfasning\/regioner\/$/, 'udtryk med ø'],
  ['region oestdanmark', /^\/udfasning\/regioner\/$/, 'foldet ø'],
  ['SOR-kode for en SHAK-kode', /^\/udfasning\/kortet-mellem-koderne\/$/, 'et spørgsmål'],
  ['tjeklister', /^\/udfasning\/tjekliste\/$/, 'flertal'],
  ['hvilken kilde skal jeg bruge', /^\/kilder\/vaelg\/$/, 'et helt spørgsmål'],
  ['tilgaengelighed', /^\/pilot\/tilgaengelighed\/$/, 'foldet æ'],
  ['certifikat', /^\/pilot\/adgang\/$/, 'grundform'],
  ['SORUS', /^\/kilder\/sorus\/$/, 'navn på en tjeneste'],
  ['ID27-012', /^\/specifikationer\/id27-012\/$/, 'et scenarie-id'],
  ['SP1012', /^\/fejl\/sp1012\/$/, 'en fejlkode'],
  ['900010031000016003', /^\/(resultater|udbredelse)\//, 'en SOR-kode'],
];
const MAY_MISS = 2;

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchBrowser();
  page = await browser.newPage();
  await page.goto(origin);
  await page.locator('button[data-open]').click();
});
afterAll(() => browser.close());

describe('the search', () => {
  it(`shows the right page first for ${QUERIES.length} queries, missing at most ${MAY_MISS}`, async () => {
    const missed: string[] = [];
    for (const [query, expected, kind] of QUERIES) {
      const first = await firstResult(query);
      if (!expected.test(first)) missed.push(`${query} (${kind}): ${first}`);
    }
    expect(QUERIES.length).toBeGreaterThanOrEqual(40);
    expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(MAY_MISS);
  }, 120_000);

  it('can be narrowed to a cause, and then shows only results with it', async () => {
    await page.locator('#search-input').fill('');
    await page.locator('.search-filters summary').click();
    const cause = page
      .locator('.search-filters label')
      .filter({ hasText: /^Årsag/ })
      .locator('select');
    await cause.waitFor();
    const [first] = await cause
      .locator('option:not([value=""])')
      .evaluateAll((options) => options.map((option) => option.getAttribute('value') ?? ''));
    expect(first).toBeDefined();
    await cause.selectOption(first!);
    await page.locator('[data-results] a').first().waitFor();
    const paths = await page
      .locator('[data-results] a')
      .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
    expect(paths.filter((path) => !path.startsWith('/resultater/'))).toEqual([]);
    const [path = ''] = paths;
    const text = await (await fetch(new URL(path, origin))).text();
    expect(text).toContain(`data-value="${first!}"`);
  });
});

/** The path of the first page found, without the place on it. */
async function firstResult(query: string): Promise<string> {
  await page.locator('#search-input').fill(query);
  await page.locator('[data-status]', { hasText: `for “${query}”` }).waitFor();
  const link = page.locator('[data-results] a').first();
  await link.waitFor();
  return new URL((await link.getAttribute('href')) ?? '', origin).pathname;
}
