import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { danishDay } from '../../src/model/danish-day.ts';
import { allPages } from '../support/pages.ts';

const siteFolder = inject('siteFolder');
const read = (path: string): Promise<string> => readFile(join(siteFolder, path), 'utf8');
const readPage = (address: string): Promise<string> => read(join(address, 'index.html'));
const inside = (html: string, tag: string): readonly string[] =>
  Array.from(html.matchAll(new RegExp(`<${tag}[ >].*?</${tag}>`, 'gs')), ([whole]) => whole);

/** What can be seen with every fold closed; folds may stand within folds. */
function withoutFolds(html: string): string {
  const innermost = /<details[ >](?:(?!<details[ >]).)*?<\/details>/gs;
  const without = html.replaceAll(innermost, '');
  return without === html ? html : withoutFolds(without);
}

/** The pages of the rollout; nobody has measured the real register where the site is built for tests. */
let pages: readonly string[];
beforeAll(async () => {
  pages = (await allPages(siteFolder)).filter((address) => address.startsWith('/udbredelse/'));
});

describe('a site where only the exercise has been measured and tried', () => {
  it('has a page for the country, for each region, for each hospital and for what the figures are', () => {
    expect(pages).toEqual(expect.arrayContaining(['/udbredelse/', '/udbredelse/tal/', '/udbredelse/nordjylland/']));
    expect(pages.filter((address) => address.startsWith('/udbredelse/hospital/')).length).toBeGreaterThan(10);
  });

  it('says that it is an exercise in the title of every page, in its banner, and in every table and drawing', async () => {
    for (const address of pages) {
      const html = await readPage(address);
      expect(html, address).toMatch(/<title>Øvelse: /);
      expect(html, address).toContain('class="exercise-banner');
      for (const part of [...inside(html, 'caption'), ...inside(html, 'figcaption')]) expect(part, address).toContain('Øvelse');
    }
  });

  it('shows no figure of it on the front page, but the way to how it is measured', async () => {
    const front = await readPage('/');
    expect(front).toMatch(/<a href="\/udbredelse\/">Se, hvordan udbredelsen måles<\/a>/);
    expect(front).not.toMatch(/hospitalsenheder|id="udbredelsen"/);
  });

  it('shows no result of the exercise on the front page or on a page of guidance, but on request', async () => {
    const front = await readPage('/');
    expect(front).toContain('Ingen region er afprøvet endnu.');
    expect(front).not.toMatch(/class="region-card|\d+\s%|Nyeste resultat/);
    for (const address of ['/id27/hvad-skal-aendres/', '/anvendelse/', '/anvendelse/lpr/', '/udfasning/regioner/']) {
      const main = inside(await readPage(address), 'main')[0] ?? '';
      expect(withoutFolds(main), address).not.toMatch(/\d+[\s\u00A0]%/);
    }
    expect(await readPage('/id27/hvad-skal-aendres/')).toContain('<summary>Vis øvelsens resultater</summary>');
  });

  it('can be read without JavaScript: the folds are the browser’s own', async () => {
    const html = await readPage('/udbredelse/nordjylland/');
    expect(inside(html, 'summary').length).toBeGreaterThan(3);
    expect(inside(inside(html, 'main')[0] ?? '', 'script')).toEqual([]);
  });

  it('tells a day that was not measured as missing, and not as zero', async () => {
    expect(await readPage('/udbredelse/')).toContain('Ikke målt. Tallet er ukendt og ikke nul.');
  });

  it('tells a region that is to be as the sum of those it takes over, while it is not there yet', async () => {
    const isComing = danishDay(new Date()) < '2027-01-01';
    const page = await readPage('/udbredelse/oestdanmark/');
    expect(page.includes('Region Hovedstaden og Region Sjælland lagt sammen')).toBe(isComing);
  });

  it('says in every data document and feed that it is an exercise', async () => {
    const folder = 'api/v2/rollout/landet';
    for (const file of await readdir(join(siteFolder, folder)))
      expect(await read(join(folder, file))).toMatch(/Øvelse|"exercise":true/);
    const feed = await read('feeds/udbredelse/landet.xml');
    for (const title of inside(feed, 'title')) expect(title).toContain('Øvelse: ');
    expect(inside(feed, 'entry').length).toBeGreaterThan(0);
  });
});
