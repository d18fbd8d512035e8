import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64Url, toBase64Url } from './bytes.ts';
import { canonicalJson } from './canonical.ts';

describe('den kanoniske form', () => {
  it('ordner nøgler efter tegnenes koder og har ingen mellemrum', () => {
    expect(canonicalJson({ å: 1, b: [{ z: null, a: 'æ"' }], a: undefined })).toBe('{"b":[{"a":"æ\\"","z":null}],"å":1}');
  });

  it('er den samme, uanset hvilken orden nøglerne kom i, og siger det samme', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string().filter((key) => key !== '__proto__'),
          fc.jsonValue(),
        ),
        (value) => {
          const reversed = Object.fromEntries(Object.entries(value).toReversed());
          expect(canonicalJson(reversed)).toBe(canonicalJson(value));
          expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
        },
      ),
    );
  });
});

describe('base64 til adresser', () => {
  it('har én tekst for de samme bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
        const text = toBase64Url(bytes);
        expect(fromBase64Url(text)).toEqual(Uint8Array.from(bytes));
      }),
    );
  });

  it.each(['QR', 'QQ==', 'Q Q', 'Q'])('afviser “%s”, som har overflødige tegn eller bit', (text) => {
    expect(fromBase64Url(text)).toBeUndefined();
  });
});
