import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';

const origin = inject('siteOrigin');

interface Question {
  readonly asks: string;
  /** The names of the links to click, from the front page; at most three. */
  readonly clicks: readonly string[];
  /** What to write in the search in place of clicking. */
  readonly search: string;
  readonly page: string;
  /** Words of the answer, as they stand on the page. */
  readonly answer: readonly (string | RegExp)[];
}

/** What a region asks, and where its answer stands. */
const QUESTIONS: readonly Question[] = [
  {
    asks: 'Hvilket niveau har et center?',
    clicks: ['Vejledning'],
    search: 'hvilket niveau har et center',
    page: '/id27/',
    answer: ['Et center har altså niveauet Center'],
  },
  {
    asks: 'Hvor finder jeg SOR-koden for en SHAK-kode?',
    clicks: ['Udfasning af SHAK', 'Kortet mellem koderne'],
    search: 'SOR-koden for en SHAK-kode',
    page: '/udfasning/kortet-mellem-koderne/',
    answer: ['ShakSorMap', 'Find de rækker i kortet, der har koden og gjaldt den dag'],
  },
  {
    asks: 'Hvornår skal LPR-indberetning skifte?',
    clicks: ['Anvendelsessituationer', 'Landspatientregisteret (LPR3)'],
    search: 'hvornår skal LPR-indberetning skifte',
    page: '/anvendelse/lpr/',
    answer: ['Ingen offentlig kilde sætter en dag for, hvornår LPR-indberetning skal klare sig uden SHAK'],
  },
  {
    asks: 'Hvilke felter er nye i XML 3?',
    clicks: ['Vejledning', 'Hvor felterne står'],
    search: 'nye felter i XML 3',
    page: '/id27/felterne/',
    answer: ['OrganisationalLevel.xsd', 'OrganisationalLevelCode', 'OrganisationalLevelName'],
  },
  {
    asks: 'Hvilken adresse gælder, når en afdeling ikke har sin egen?',
    clicks: ['SOR', 'Adresser og kontakt'],
    search: 'arvet adresse',
    page: '/sor/adresser/',
    answer: ['Den overordnedes postadresse'],
  },
  {
    asks: 'Hvilken fil eller tjeneste skal vores system læse?',
    clicks: ['Kilder', 'Hvilken kilde skal jeg bruge?'],
    search: 'hvilken kilde skal jeg bruge',
    page: '/kilder/vaelg/',
    answer: ['Hold en kopi i et system'],
  },
  {
    asks: 'Hvad sker der med koderne i Region Østdanmark?',
    clicks: ['Udfasning af SHAK', 'Regionernes vej'],
    search: 'Region Østdanmark',
    page: '/udfasning/regioner/',
    answer: ['1. januar 2027'],
  },
  {
    asks: 'Består min region, og hvad mangler den?',
    clicks: ['Se øvelsens resultater', 'Midtjylland'],
    search: 'Region Midtjylland resultater',
    page: '/resultater/oevelse/midtjylland/',
    answer: [/\d+ % bestået|Bestået/],
  },
  {
    asks: 'Hvad skal min leverandør af patientjournalen ændre?',
    clicks: ['Vejledning', 'Hvad skal ændres'],
    search: 'hvad skal leverandøren ændre',
    page: '/id27/hvad-skal-aendres/',
    answer: [/leverandør/i],
  },
  {
    asks: 'Hvem spørger jeg om de officielle niveaukoder?',
    clicks: ['Vejledning', 'Hjælp'],
    search: 'hvem svarer på spørgsmål om niveaukoder kontakt',
    page: '/pilot/hjaelp/',
    answer: ['De officielle niveaukoder og reglerne for dem', 'SORpost@sundhedsdata.dk'],
  },
];

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe.each(QUESTIONS)('“$asks”', ({ clicks, search, page: expected, answer }) => {
  it('is answered within three clicks from the front page, also without JavaScript', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    await page.goto(origin);
    expect(clicks.length).toBeLessThanOrEqual(3);
    for (const name of clicks) {
      await page.getByRole('link', { name, exact: true }).filter({ visible: true }).first().click();
      await page.waitForLoadState();
    }
    await holdsAnswer(page, expected, answer);
    await context.close();
  });

  it('is answered by one search', async () => {
    const page = await browser.newPage();
    await page.goto(origin);
    await page.locator('button[data-open]').click();
    await page.locator('#search-input').fill(search);
    const found = page.locator('[data-results] > li > a');
    await found.first().waitFor();
    const addresses = await found.evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
    expect(addresses.slice(0, 5)).toContain(expected);
    await found.nth(addresses.indexOf(expected)).click();
    await page.waitForURL(`${origin}${expected}*`);
    await holdsAnswer(page, expected, answer);
    await page.close();
  });
});

/** The page is the one, and the words of the answer can be seen on it. */
async function holdsAnswer(page: Page, expected: string, answer: Question['answer']): Promise<void> {
  expect(new URL(page.url()).pathname).toBe(expected);
  const text = (await page.locator('main').innerText()).replaceAll(/\s+/g, ' ');
  for (const part of answer) expect(text).toMatch(typeof part === 'string' ? new RegExp(escape(part)) : part);
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
