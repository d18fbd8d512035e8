import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rawBody } from './body-tap.ts';
import { keepBody } from './keep-body.ts';
import { redactPieces } from './redact-pieces.ts';
import { createRedactor } from './redactor.ts';
import { CPR_MASK, MAYBE_CPR_MASK } from './rules.ts';

const redactor = createRedactor({ secrets: [], approvedCpr: ['2512489996'] });
const LETTER = '<Brev><Patient><CivilRegistrationNumber>0101901234</CivilRegistrationNumber></Patient>Ø</Brev>';
const coded = (text: string, encoding: BufferEncoding = 'utf8'): string => Buffer.from(text, encoding).toString('base64');
const inEnvelope = (payload: string): string =>
  `<StandardBusinessDocument><BinaryContent mimeType="text/xml">${payload}</BinaryContent></StandardBusinessDocument>`;

/** A text as it is shown when it is searched in windows. */
function shownInPieces(text: string, options: Parameters<typeof redactPieces>[2]): string {
  const pieces = Array.from({ length: Math.ceil(text.length / 30) }, (_, at) => text.slice(at * 30, (at + 1) * 30));
  return Array.from(redactPieces(pieces, redactor, options), (part) => part.text).join('');
}

describe('a payload in base64 with a personal number in it', () => {
  const base64 = coded(LETTER);
  it.each([
    ['on one line', base64],
    ['in lines of 76', base64.replaceAll(/.{76}/g, '$&\r\n    ')],
    ['in lines as XML writes them', base64.replaceAll(/.{60}/g, '$&&#13;&#10;')],
    ['in lines as JSON writes them', base64.replaceAll(/.{60}/g, '$&\\r\\n')],
    ['without its padding', base64.replace(/=+$/, '')],
    ['in the letters of addresses', base64.replaceAll('+', '-').replaceAll('/', '_')],
    ['in Latin-1', coded(LETTER, 'latin1')],
    ['in UTF-16', Buffer.from(`\uFEFF${LETTER}`, 'utf16le').toString('base64')],
  ])('is masked %s', (_how, payload) => {
    expect(redactor.text(inEnvelope(payload))).toEqual({ text: inEnvelope(CPR_MASK), counts: { cpr: 1 } });
  });

  it('is masked wherever in its groups of letters the number begins, however it is written', () => {
    const encode: Readonly<Record<string, (text: string) => Buffer>> = {
      'UTF-8': (text) => Buffer.from(text),
      'UTF-16, little end first': (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
      'UTF-16, big end first': (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
    };
    for (const [name, bytesOf] of Object.entries(encode)) {
      for (const separator of ['', '-', '–', '\u00a0', '.']) {
        const mask = '-–'.includes(separator) && separator !== '' ? CPR_MASK : MAYBE_CPR_MASK;
        for (let before = 0; before < 6; before += 1) {
          const payload = bytesOf(`${'x'.repeat(before)} 010190${separator}1234 Ø`).toString('base64');
          expect([name, separator, before, redactor.text(payload).text]).toEqual([name, separator, before, mask]);
        }
      }
    }
  });

  it.each([
    ['holds no personal number', coded(LETTER.replace('0101901234', '4101901234'))],
    ['holds a number approved for tests', coded(LETTER.replace('0101901234', '2512489996'))],
    ['is no text', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, ...Buffer.from('0101901234')]).toString('base64')],
  ])('is left as it is when it %s', (_why, payload) => {
    expect(redactor.text(inEnvelope(payload)).text).toBe(inEnvelope(payload));
  });

  it('is never shown in part, wherever the evidence is cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 400 }), async (before, max) => {
        const body = Buffer.from(`${'.'.repeat(before)}<a>${base64}</a>`);
        const { chunks = [] } = await keepBody(rawBody(body, 'text/xml'), redactor, max);
        const shown = Buffer.concat(chunks).toString('utf8');
        const piece = /<a>([A-Za-z0-9+/]*)/.exec(shown)?.[1] ?? '';
        expect(Buffer.from(piece, 'base64').toString('latin1')).not.toMatch(/0101901234/);
      }),
    );
  });

  it.each([
    ['on one line', base64],
    ['in lines of 20', base64.replaceAll(/.{20}/g, '$&\r\n    ')],
    ['in lines as XML writes them', base64.replaceAll(/.{20}/g, '$&&#13;&#10;')],
    ['in lines as JSON writes them', base64.replaceAll(/.{20}/g, '$&\\r\\n')],
  ])('is masked whole %s, wherever the windows of a long text part it', (_how, payload) => {
    const masked = redactor.text(inEnvelope(payload)).text;
    expect(masked).toBe(inEnvelope(CPR_MASK));
    for (let before = 0; before < 300; before += 1) {
      const filler = '.'.repeat(before);
      const shown = shownInPieces(`${filler}${inEnvelope(payload)}${'.'.repeat(900)}`, { window: 40 });
      expect(shown).toBe(`${filler}${masked}${'.'.repeat(900)}`);
    }
  });

  it.each([
    ['UTF-8', 'utf8'],
    ['UTF-16', 'utf16le'],
  ] as const)('is masked also far into a payload in %s that is longer than what is held', (_name, encoding) => {
    for (let before = 0; before < 400; before += 7) {
      const letter = coded(`\uFEFF${'x;'.repeat(1_500)}${'.'.repeat(before)} 0101901234 ${'y;'.repeat(300)}`, encoding);
      for (const payload of [letter, letter.replaceAll(/.{76}/g, '$&&#13;&#10;')]) {
        const shown = shownInPieces(inEnvelope(payload), { window: 100, longest: 500 });
        const rest = (/"text\/xml">([\s\S]*)/.exec(shown)?.[1] ?? '').replaceAll('&#13;&#10;', '');
        expect(rest).toContain(MAYBE_CPR_MASK);
        expect(
          Buffer.from(rest.slice(0, rest.indexOf('•')), 'base64')
            .toString('latin1')
            .replaceAll('\0', ''),
        ).not.toMatch(/0101901234/);
        expect(rest.slice(rest.lastIndexOf('•'))).toBe('•');
      }
    }
  });

  it('is masked also where a word stands on a line above, as in a mail', () => {
    for (const word of ['a', '7bit', 'words', 'base64', 'padding']) {
      const mail = `Content-Transfer-Encoding: ${word}\r\n\r\n${base64.replaceAll(/.{76}/g, '$&\r\n')}`;
      expect(redactor.text(mail)).toEqual({
        text: expect.stringMatching(/^Content-Transfer-Encoding: [^]*•$/) as string,
        counts: { cpr: 1 },
      });
    }
  });

  it('is judged as any text is: by what stands around the number', () => {
    const token = (text: string): string => `x: ${coded(text)}.`;
    expect(redactor.text(token('{"iss":"https://sor.example","exp":1801468800}')).counts).toEqual({});
    expect(redactor.text(token('{"iss":"https://sor.example","sub":1801468800}')).counts).toEqual({ 'cpr-maaske': 1 });
    expect(redactor.text(token('{"iss":"https://sor.example","cpr":1801468800}')).counts).toEqual({ cpr: 1 });
  });

  it('does not make ordinary words a payload', () => {
    const text = 'SOR-koden 950731000016005 hører til /fhir/Organization/950731000016005 og ikke til 01019012340101901234';
    expect(redactor.text(text).text).toBe(text);
  });
});
