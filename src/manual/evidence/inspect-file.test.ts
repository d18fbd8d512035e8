import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inspectFile } from './inspect-file.ts';
import { jpegSample, PDF_SAMPLE, pngSample, SVG_SAMPLE } from './files.fixture.ts';

const html = Buffer.from('<!doctype html><script>alert(1)</script>');
const zip = Buffer.from('504b0304', 'hex');

describe('et bilags indhold', () => {
  it.each([
    ['a.png', pngSample(), { mediaType: 'image/png', width: 4, height: 3 }],
    ['A.JPG', jpegSample(), { mediaType: 'image/jpeg', width: 4, height: 3 }],
    ['a.jpeg', jpegSample(640, 480), { mediaType: 'image/jpeg', width: 640, height: 480 }],
    ['a.pdf', PDF_SAMPLE, { mediaType: 'application/pdf' }],
    ['a.txt', Buffer.from('linje æøå\n'), { mediaType: 'text/plain' }],
    ['a.log', Buffer.from('\ttid\r\n'), { mediaType: 'text/plain' }],
  ])('%s er det, bytene siger', (name, bytes, expected) => {
    expect(inspectFile(name, bytes)).toEqual(expected);
  });

  it.each([
    ['en tegning med script kaldt billede', 'a.png', SVG_SAMPLE, 'navnet ender på “png”, men indholdet er tekst'],
    ['en tegning under eget navn', 'a.svg', SVG_SAMPLE, 'navnet ender på “svg”, men indholdet er tekst'],
    ['en webside', 'a.html', html, 'navnet ender på “html”, men indholdet er tekst'],
    ['et JPEG kaldt png', 'a.png', jpegSample(), 'navnet ender på “png”, men indholdet er et JPEG-billede'],
    ['et PNG kaldt txt', 'a.txt', pngSample(), 'navnet ender på “txt”, men indholdet er et PNG-billede'],
    ['et navn uden endelse', 'billede', pngSample(), 'navnet ender på “”, men indholdet er et PNG-billede'],
    ['en webside bag et PNG', 'a.png', Buffer.concat([pngSample(), html]), 'der står noget efter PNG-billedets slutning'],
    ['et PNG, der er skåret af', 'a.png', pngSample().subarray(0, -3), 'PNG-billedet er ikke helt'],
    [
      'et PNG uden hoved',
      'a.png',
      Buffer.concat([pngSample().subarray(0, 8), pngSample().subarray(33)]),
      'PNG-billedet har intet hoved',
    ],
    [
      'et PNG uden billede',
      'a.png',
      Buffer.concat([pngSample().subarray(0, 33), pngSample().subarray(-12)]),
      'PNG-billedet er tomt',
    ],
    ['et PNG, der folder sig ud', 'a.png', pngSample(60_000, 60_000), 'billedet er for stort: 60000 × 60000 billedpunkter'],
    ['et PNG uden bredde', 'a.png', pngSample(0, 3), 'billedet har ingen størrelse'],
    [
      'et arkiv bag et JPEG',
      'a.jpg',
      Buffer.concat([jpegSample(), zip]),
      'JPEG-billedet er ikke helt, eller der står noget efter det',
    ],
    ['et JPEG uden billede', 'a.jpg', Buffer.from('ffd8fffe00046162ffd9', 'hex'), 'JPEG-billedet er ikke helt'],
    ['et JPEG uden størrelse', 'a.jpg', Buffer.from('ffd8ffda0003010fffd9', 'hex'), 'JPEG-billedet har ingen størrelse'],
    ['et JPEG med et for langt segment', 'a.jpg', Buffer.from('ffd8fffeffff6162ffd9', 'hex'), 'JPEG-billedet er ikke helt'],
    [
      'en PDF med script',
      'a.pdf',
      Buffer.from('%PDF-1.4\n<< /OpenAction << /S /JavaScript >> >>\n%%EOF'),
      'PDF-filen rummer noget, der kan køres eller åbnes (/JavaScript)',
    ],
    [
      'en PDF med noget bagefter',
      'a.pdf',
      Buffer.concat([PDF_SAMPLE, html]),
      'PDF-filen er ikke hel, eller der står noget efter den',
    ],
    ['et arkiv', 'a.zip', zip, 'indholdet er hverken PNG, JPEG, PDF eller tekst i UTF-8'],
    [
      'tekst i et andet tegnsæt',
      'a.txt',
      Buffer.from('e6f8e5', 'hex'),
      'indholdet er hverken PNG, JPEG, PDF eller tekst i UTF-8',
    ],
    ['en tom fil', 'a.txt', Buffer.alloc(0), 'filen er tom'],
  ])('%s bliver afvist', (_why, name, bytes, refused) => {
    expect(inspectFile(name, bytes)).toEqual({ refused });
  });

  it('hvad som helst kan læses uden at kaste, og intet bliver til et billede uden at være helt', () => {
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
