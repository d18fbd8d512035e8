import { expect, it } from 'vitest';
import { leaksInBuiltFile } from './leaks-in-site.ts';

const found = (path: string, text: string) =>
  leaksInBuiltFile(path, Buffer.from(text)).map(({ code, place, seen }) => [code, place.file, seen]);

it('finds what should have been removed from result pages and data, and never says what', () => {
  const inData = found('data/a.json', '{"svar":"Authorization: Bearer abc12345def"}');
  expect(inData).toEqual([['SP4044', 'data/a.json', expect.stringMatching(/^hemmelighed 1 gang /)]]);
  const page = 'resultater/test1/a/index.html';
  const inPage = found(page, '<pre>Patient 010190-1234 og igen 010190-1234</pre>');
  expect(inPage).toEqual([['SP4044', page, expect.stringMatching(/^cpr 2 gange /)]]);
  expect(JSON.stringify([inData, inPage])).not.toContain('0101');
});

it('does not take fingerprints, numeric times or the project’s own examples for leaks', () => {
  expect(found('koersler/a/index.html', `<code>${'0101901234ab'.repeat(5)}abcd</code> 11000016002`)).toEqual([]);
  expect(found('data/b.json', '{"seconds":1801123456}')).toEqual([]);
  expect(found('pilot/adgang/index.html', 'Authorization: Bearer abc12345def')).toEqual([]);
});
