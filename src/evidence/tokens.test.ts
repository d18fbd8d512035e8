import { describe, expect, it } from 'vitest';
import { createRedactor } from './redactor.ts';

const masked = (text: string, secrets: readonly string[] = []): string => createRedactor({ secrets }).text(text).text;
const CARD =
  '<saml:Assertion xmlns:saml="urn:x" id="IDCard"><saml:Issuer>STS</saml:Issuer><ds:SignatureValue>abc</ds:SignatureValue></saml:Assertion>';
const PEM =
  '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7\nAbCdEfGhIjKlMnOpQrStUvWx\n-----END PRIVATE KEY-----';

describe('credentials nobody has set up', () => {
  it.each([
    ['{"access_token":"hemmeligt-ord","token_type":"Bearer"}', '{"access_token":"••••••","token_type":"Bearer"}'],
    ['{"access_token" : "afkortet', '{"access_token" : "••••••'],
    ['grant_type=x&client_secret=a%20b&scope=c', 'grant_type=x&client_secret=••••••&scope=c'],
    ['client_assertion=eyJhbGciOi.eyJzdWIiOi.c2lnbmF0dXI', 'client_assertion=••••••'],
    ['Authorization: Bearer abc123-def456', 'Authorization: Bearer ••••••'],
    [`før ${PEM} efter`, 'før •••••• efter'],
    [JSON.stringify({ key: PEM }), '{"key":"••••••"}'],
    [`før ${PEM.slice(0, 60)}`, 'før ••••••'],
    [`<h>${CARD}</h>`, '<h><saml:Assertion xmlns:saml="urn:x" id="IDCard">••••••</saml:Assertion></h>'],
    [CARD.slice(0, 90), '<saml:Assertion xmlns:saml="urn:x" id="IDCard">••••••'],
    [CARD.replaceAll('saml:', ''), '<Assertion xmlns:saml="urn:x" id="IDCard">••••••</Assertion>'],
  ])('%s', (text, shown) => {
    expect(masked(text)).toBe(shown);
  });

  it('leave similar words alone', () => {
    for (const text of [
      'Bearer authentication',
      'access_token mangler',
      '<AssertionList>x</AssertionList>',
      'client_secret_basic',
    ])
      expect(masked(text)).toBe(text);
  });
});

describe('keys', () => {
  it('are found line by line too', () => {
    expect(masked('linjen AbCdEfGhIjKlMnOpQrStUvWx stod her', [PEM])).toBe('linjen •••••• stod her');
  });

  it('do not make certificates and revocation lists secret', () => {
    const certificate = '-----BEGIN CERTIFICATE-----\nAbCdEfGhIjKlMnOpQrStUvWx\n-----END CERTIFICATE-----';
    expect(masked(certificate, [certificate])).toBe(certificate);
  });
});

describe('what is learnt on the way', () => {
  it('is secret from then on, encoded too, and widens the stretch that is searched', () => {
    const redactor = createRedactor({ secrets: [] });
    const token = 'et-nyt-adgangsbevis-17';
    const before = redactor.reach;
    expect(redactor.text(token).text).toBe(token);
    redactor.learn(token, token);
    expect(redactor.text(`${token} ${Buffer.from(token).toString('base64')} ${encodeURIComponent(token)}`).text).toBe(
      '•••••• •••••• ••••••',
    );
    expect(redactor.reach).toBeGreaterThan(before);
  });
});
