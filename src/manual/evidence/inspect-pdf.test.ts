import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { PDF_SAMPLE } from './files.fixture.ts';
import { faultOfPdf } from './inspect-pdf.ts';

const ACTION = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>';
const RUNS = /^PDF-filen rummer noget, der kan køres eller åbnes/;
const HIDES = 'PDF-filen har pakkede objekter, der ikke kan ses igennem';

function pdf(...objects: readonly (string | Buffer)[]): Buffer {
  const body = objects.flatMap((object, at) => [
    Buffer.from(`${at + 1} 0 obj\n`),
    Buffer.from(object),
    Buffer.from('\nendobj\n'),
  ]);
  return Buffer.concat([Buffer.from('%PDF-1.7\n'), ...body, Buffer.from('trailer\n<< /Root 1 0 R >>\n%%EOF\n')]);
}

function stream(dictionary: string, content: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(`<< ${dictionary} /Length ${content.length} >>\nstream\n`),
    content,
    Buffer.from('\nendstream'),
  ]);
}

const packed = (objects: string, dictionary = '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode'): Buffer =>
  pdf(stream(dictionary, deflateSync(Buffer.from(`5 0 ${objects}`))));

describe('a PDF', () => {
  it.each([
    ['has nothing in it', PDF_SAMPLE],
    ['has packed objects that are only shown', packed('<< /Type /Page /Contents 3 0 R >>')],
    [
      'has a packed picture, whatever its bytes say',
      pdf(stream('/Subtype /Image /Filter /FlateDecode', deflateSync(Buffer.from(ACTION)))),
    ],
  ])('is let in when it %s', (_what, bytes) => {
    expect(faultOfPdf(bytes)).toBeUndefined();
  });

  it.each([
    ['plainly', pdf(ACTION)],
    ['with a letter of the name escaped', pdf('<< /S /J#61vaScript /J#53 (x) >>')],
    ['with all of the name escaped', pdf('<< /S /#4c#61#75#6e#63#68 >>')],
    ['in packed objects', packed(ACTION)],
    ['in packed objects with the name escaped', packed('<< /S /J#61vaScript >>')],
    ['in packed objects whose kind is written elsewhere', packed(ACTION, '/Type 9 0 R /N 1 /First 4 /Filter /FlateDecode')],
    [
      'in packed objects whose own names are escaped',
      packed(ACTION, '/Type /Obj#53tm /N 1 /Fir#73t 4 /Filter [ /Flate#44ecode ]'),
    ],
  ])('is refused when it runs something, written %s', (_how, bytes) => {
    expect(faultOfPdf(bytes)).toMatch(RUNS);
  });

  it.each([
    ['are packed twice', packed('x', '/Type /ObjStm /N 1 /First 4 /Filter [/ASCIIHexDecode /FlateDecode]')],
    ['are packed in another way', packed('x', '/Type /ObjStm /N 1 /First 4 /Filter /LZWDecode')],
    ['are predicted', packed('x', '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /DecodeParms << /Predictor 12 >>')],
    ['have their filter elsewhere', packed('x', '/Type /ObjStm /N 1 /First 4 /Filter 8 0 R')],
    ['are damaged', pdf(stream('/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', Buffer.from('intet pakket')))],
    ['unfold to far too much', packed('x'.repeat(60 * 1024 ** 2))],
  ])('is refused when its objects %s', (_why, bytes) => {
    expect(faultOfPdf(bytes)).toBe(HIDES);
  });

  it('is refused when it is encrypted', () => {
    const bytes = Buffer.from(PDF_SAMPLE.toString('latin1').replace('/Root', '/Encrypt 2 0 R /Root'), 'latin1');
    expect(faultOfPdf(bytes)).toBe('PDF-filen er krypteret, så den ikke kan ses igennem');
  });
});
