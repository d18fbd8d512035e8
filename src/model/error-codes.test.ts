import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ERROR_CODES, type ErrorCode, errorTitle } from './error-codes.ts';
import { errorFile, errorPage } from './pilot-error.ts';

const FOLDER = 'docs/fejl';
const codes = Object.keys(ERROR_CODES) as ErrorCode[];
const pages = readdirSync(FOLDER).filter((name) => name !== 'index.mdx');

describe('the error codes and their pages', () => {
  it('are the same: no code without a page and no page without a code', () => {
    expect(pages.toSorted()).toEqual(codes.map((code) => `${code.toLowerCase()}.mdx`).toSorted());
  });

  it.each(codes)('have for %s a page with its title, an example and a way out', (code) => {
    const text = readFileSync(`${FOLDER}/${code.toLowerCase()}.mdx`, 'utf8');
    expect(text).toContain(`title: '${code} – ${errorTitle(code)}'`);
    expect(text).toContain(`\`\`\`text\n${code} ${errorTitle(code)}\n`);
    expect(text).toContain(`Læs mere:  ${errorFile(code)}\n`);
    for (const heading of ['Hvad det betyder', 'Sådan ser den ud', 'Sådan retter du den'])
      expect(text).toContain(`\n## ${heading}\n`);
  });

  it('are all listed and linked in the overview', () => {
    const index = readFileSync(`${FOLDER}/index.mdx`, 'utf8');
    for (const code of codes) expect(index).toContain(`[${code}](${errorPage(code)})`);
  });

  it('each have a title of their own', () => {
    expect(new Set(Object.values(ERROR_CODES)).size).toBe(codes.length);
  });
});
