import { describe, expect, it } from 'vitest';
import { pageUnderBase, sheetUnderBase, withOrigin } from './under-base.ts';

const address = { origin: 'https://example.dk', base: '/sor/pilot/' };
const moved = (html: string): string => pageUnderBase(html, address);

describe('a page under the base of its site', () => {
  it.each([
    ['<a href="/sor/hvad-er-sor/">', '<a href="/sor/pilot/sor/hvad-er-sor/">'],
    ["<a class=x href='/'>", "<a class=x href='/sor/pilot/'>"],
    [
      '<script type="module" src="/_astro/a.js">let a = "</a href=\'/x\'>";</script>',
      '<script type="module" src="/sor/pilot/_astro/a.js">let a = "</a href=\'/x\'>";</script>',
    ],
    [
      '<link rel="canonical" href="https://example.dk/id27/">',
      '<link rel="canonical" href="https://example.dk/sor/pilot/id27/">',
    ],
    [
      '<meta property="og:url" content="https://example.dk/">',
      '<meta property="og:url" content="https://example.dk/sor/pilot/">',
    ],
    ['<meta http-equiv="refresh" content="0;url=/pilot/x/">', '<meta http-equiv="refresh" content="0;url=/sor/pilot/pilot/x/">'],
    ['<option data-document="/api/v1/runs/a.json">', '<option data-document="/sor/pilot/api/v1/runs/a.json">'],
    ['<html lang="da">', '<html data-base="/sor/pilot/" lang="da">'],
  ])('has %s moved', (html, expected) => expect(moved(html)).toBe(expected));

  it.each([
    '<a href="https://sor.sundhedsdata.dk/x/">',
    '<a href="//cdn.example/x.js">',
    '<a href="#afsnit">',
    '<a href="mailto:a@example.dk">',
    '<code>&lt;a href="/x/"&gt; og href="/y/"</code>',
    '<p title="/fhir/Organization">/fhir/Organization</p>',
    '<!-- <a href="/x/"> -->',
    '<style>.a { content: "<a href=\'/x/\'>" }</style>',
    '<a href="https://example.dk.andet.dk/x/">',
  ])('has %s left as it is', (html) => expect(moved(html)).toBe(html));
});

it('has the files of a style sheet moved', () => {
  expect(sheetUnderBase('a{src:url(/_astro/a.woff2) url("/b.svg") url(data:x) url(./c)}', address)).toBe(
    'a{src:url(/sor/pilot/_astro/a.woff2) url("/sor/pilot/b.svg") url(data:x) url(./c)}',
  );
});

it('has whole addresses made from the host alone moved, and no others', () => {
  const sitemap = '<loc>https://example.dk/id27/</loc><loc>https://andet.dk/</loc>';
  expect(withOrigin(sitemap, address)).toBe('<loc>https://example.dk/sor/pilot/id27/</loc><loc>https://andet.dk/</loc>');
  expect(withOrigin(sitemap, { ...address, origin: undefined })).toBe(sitemap);
});
