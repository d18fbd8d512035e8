import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rawBody } from './body-tap.ts';
import { headBytes, keepBody } from './keep-body.ts';
import { createRedactor } from './redactor.ts';
import { CPR_MASK } from './rules.ts';

const redactor = createRedactor({ secrets: [], approvedCpr: ['2512489996'] });
const LETTER = '<Brev><Patient><CivilRegistrationNumber>0101901234</CivilRegistrationNumber></Patient>Ø</Brev>';
const coded = (text: string, encoding: BufferEncoding = 'utf8'): string => Buffer.from(text, encoding).toString('base64');
const inEnvelope = (payload: string): string =>
  `<StandardBusinessDocument><BinaryContent mimeType="text/xml">${payload}</BinaryContent></StandardBusinessDocument>`;

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

  it.each([
    ['holds no personal number', coded(LETTER.replace('0101901234', '4101901234'))],
    ['holds a number approved for tests', coded(LETTER.replace('0101901234', '2512489996'))],
    ['is no text', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, ...Buffer.from('0101901234')]).toString('base64')],
  ])('is left as it is when it %s', (_why, payload) => {
    expect(redactor.text(inEnvelope(payload)).text).toBe(inEnvelope(payload));
  });

  it('is never shown in part, wherever the evidence is cut', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 400 }), (before, max) => {
        const body = Buffer.from(`${'.'.repeat(before)}<a>${base64}</a>`);
        const kept = keepBody(rawBody(body, 'text/xml', headBytes(redactor, max)), redactor, max);
        const shown = Buffer.from(kept.bytes ?? []).toString('utf8');
        const piece = /<a>([A-Za-z0-9+/]*)/.exec(shown)?.[1] ?? '';
        expect(Buffer.from(piece, 'base64').toString('latin1')).not.toMatch(/0101901234/);
      }),
    );
  });

  it('does not make ordinary words a payload', () => {
    const text = 'SOR-koden 950731000016005 hører til /fhir/Organization/950731000016005 og ikke til 01019012340101901234';
    expect(redactor.text(text).text).toBe(text);
  });
});
