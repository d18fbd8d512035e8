import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inspectFile } from './inspect-file.ts';
import { jpegSample, PDF_SAMPLE, pngSample, SVG_SAMPLE } from './files.fixture.ts';

const html = Buffer.from('<!doctype html><script>alert(1)</script>');
const zip = Buffer.from('504b0304', 'hex');

describe('the content of an attached file', () => {
  it.each([
    ['a.png', pngSample(), { mediaType: 'image/png', width: 4, height: 3 }],
    ['A.JPG', jpegSample(), { mediaType: 'image/jpeg', width: 4, height: 3 }],
    ['a.jpeg', jpegSample(640, 480), { mediaType: 'image/jpeg', width: 640, height: 480 }],
    ['a.pdf', PDF_SAMPLE, { mediaType: 'application/pdf' }],
    ['a.txt', Buffer.from('linje æøå\n'), { mediaType: 'text/plain' }],
    ['a.log', Buffer.from('\ttid\r\n'), { mediaType: 'text/plain' }],
  ])('decides what %s is', (name, bytes, expected) => {
    expect(inspectFile(name, bytes)).toEqual(expected);
  });

  it.each([
    ['a drawing with a script called a picture', 'a.png', SVG_SAMPLE, 'navnet ender på “png”, men indholdet er tekst'],
    ['a drawing under its own name', 'a.svg', SVG_SAMPLE, 'navnet ender på “svg”, men indholdet er tekst'],
    ['a web page', 'a.html', html, 'navnet ender på “html”, men indholdet er tekst'],
    ['a JPEG called png', 'a.png', jpegSample(), 'navnet ender på “png”, men indholdet er et JPEG-billede'],
    ['a PNG called txt', 'a.txt', pngSample(), 'navnet ender på “txt”, men indholdet er et PNG-billede'],
    ['a name without an ending', 'billede', pngSample(), 'navnet ender på “”, men indholdet er et PNG-billede'],
    ['a web page behind a PNG', 'a.png', Buffer.concat([pngSample(), html]), 'der står noget efter PNG-billedets slutning'],
    ['a PNG that is cut', 'a.png', pngSample().subarray(0, -3), 'PNG-billedet er ikke helt'],
    [
      'a PNG without a header',
      'a.png',
      Buffer.concat([pngSample().subarray(0, 8), pngSample().subarray(33)]),
      'PNG-billedet har intet hoved',
    ],
    [
      'a PNG without a picture',
      'a.png',
      Buffer.concat([pngSample().subarray(0, 33), pngSample().subarray(-12)]),
      'PNG-billedet er tomt',
    ],
    ['a PNG that unfolds', 'a.png', pngSample(60_000, 60_000), 'billedet er for stort: 60000 × 60000 billedpunkter'],
    ['a PNG without width', 'a.png', pngSample(0, 3), 'billedet har ingen størrelse'],
    [
      'an archive behind a JPEG',
      'a.jpg',
      Buffer.concat([jpegSample(), zip]),
      'JPEG-billedet er ikke helt, eller der står noget efter det',
    ],
    ['a JPEG without a picture', 'a.jpg', Buffer.from('ffd8fffe00046162ffd9', 'hex'), 'JPEG-billedet er ikke helt'],
    ['a JPEG without a size', 'a.jpg', Buffer.from('ffd8ffda0003010fffd9', 'hex'), 'JPEG-billedet har ingen størrelse'],
    ['a JPEG with a segment that is too long', 'a.jpg', Buffer.from('ffd8fffeffff6162ffd9', 'hex'), 'JPEG-billedet er ikke helt'],
    [
      'a PDF with a script',
      'a.pdf',
      Buffer.from('%PDF-1.4\n<< /OpenAction << /S /JavaScript >> >>\n%%EOF'),
      'PDF-filen rummer noget, der kan køres eller åbnes (/JavaScript)',
    ],
    [
      'a PDF with something after it',
      'a.pdf',
      Buffer.concat([PDF_SAMPLE, html]),
      'PDF-filen er ikke hel, eller der står noget efter den',
    ],
    ['an archive', 'a.zip', zip, 'indholdet er hverken PNG, JPEG, PDF eller tekst i UTF-8'],
    [
      'text in another encoding',
      'a.txt',
      Buffer.from('e6f8e5', 'hex'),
      'indholdet er hverken PNG, JPEG, PDF eller tekst i UTF-8',
    ],
    ['an empty file', 'a.txt', Buffer.alloc(0), 'filen er tom'],
  ])('refuses %s', (_why, name, bytes, refused) => {
    expect(inspectFile(name, bytes)).toEqual({ refused });
  });

  it('may be anything without a throw, and nothing is a picture without being whole', () => {
    const starts = [pngSample(), jpegSample(), PDF_SAMPLE].map((bytes) => bytes.subarray(0, 20));
    const bytes = fc.tuple(fc.constantFrom(Buffer.alloc(0), ...starts), fc.uint8Array({ maxLength: 200 }));
    fc.assert(
      fc.property(bytes, fc.constantFrom('a.png', 'a.jpg', 'a.pdf'), ([start, rest], name) => {
        const all = Buffer.concat([start, rest]);
        const inspected = inspectFile(name, all);
        if ('refused' in inspected) return;
        if (inspected.mediaType === 'image/png') expect(all.includes('IEND')).toBe(true);
        if (inspected.mediaType === 'image/jpeg') expect(all.subarray(-2).toString('hex')).toBe('ffd9');
      }),
    );
  });
});
