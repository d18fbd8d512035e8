import { readFile, stat } from 'node:fs/promises';
import { HtmlValidate } from 'html-validate';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { allPages, onePerKind } from '../support/pages.ts';

const siteFolder = inject('siteFolder');
const html = new Map<string, string>();

beforeAll(async () => {
  for (const page of await allPages(siteFolder)) html.set(page, await readFile(`${siteFolder}${page}index.html`, 'utf8'));
});

/** Values of an attribute in a page's text, entities resolved. */
function attributes(text: string, name: string): string[] {
  return Array.from(text.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g')), ([, value = '']) =>
    value.replaceAll('&amp;', '&').replaceAll('&#38;', '&'),
  );
}

describe('the built pages', () => {
  it('have no link to a missing page, file or anchor', async () => {
    const ids = new Map([...html].map(([page, text]) => [page, new Set(attributes(text, 'id'))]));
    const broken = new Set<string>();
    for (const [page, text] of html) {
      for (const link of [...attributes(text, 'href'), ...attributes(text, 'src')]) {
        if (/^(https?:|mailto:|data:|\/pagefind\/)/.test(link)) continue;
        const { pathname, hash } = new URL(link, `http://site${page}`);
        const target = decodeURIComponent(pathname);
        const anchor = decodeURIComponent(hash.slice(1));
        const known = ids.get(target);
        if (known === undefined) {
          if ((await stat(siteFolder + target).catch(() => undefined))?.isFile() !== true) broken.add(`${page} → ${link}`);
        } else if (anchor !== '' && anchor !== '_top' && !known.has(anchor)) broken.add(`${page} → ${link}`);
      }
    }
    expect([...broken].slice(0, 20)).toEqual([]);
  });

  it('are valid HTML', async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:standard'],
      rules: {
        // Starlight's and Astro's own output: style of writing, not validity.
        'void-style': 'off',
        'attr-quotes': 'off',
        'no-trailing-whitespace': 'off',
        'attribute-boolean-style': 'off',
        'attribute-empty-style': 'off',
        'doctype-style': 'off',
        'no-inline-style': 'off',
        'long-title': 'off',
        'require-sri': 'off',
        'valid-id': ['error', { relaxed: true }],
      },
    });
    const findings: string[] = [];
    for (const page of onePerKind([...html.keys()])) {
      const report = await validator.validateString(html.get(page) ?? '');
      for (const result of report.results) {
        findings.push(...result.messages.map((message) => `${page}:${message.line} ${message.ruleId}: ${message.message}`));
      }
    }
    expect(findings).toEqual([]);
  });

  it('have a content security policy without loopholes on every page', () => {
    const weak = [...html].filter(([, text]) => {
      const policy = /<meta http-equiv="content-security-policy" content="([^"]*)"/i.exec(text)?.[1] ?? '';
      return !policy.includes("default-src 'none'") || /unsafe-inline|'unsafe-eval'/.test(policy);
    });
    expect(weak.map(([page]) => page)).toEqual([]);
  });

  it('mention no secret and no path of the machine that built them', () => {
    const leaking = [...html].filter(([, text]) => text.includes(process.cwd()) || text.includes('file:///'));
    expect(leaking.map(([page]) => page)).toEqual([]);
  });
});
