import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { createJwtCheck } from './client-jwt.ts';

const NOW = new Date('2026-11-23T07:00:00Z');
const SECONDS = NOW.getTime() / 1_000;
const ADDRESS = 'https://a.invalid/token';
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const otherRsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const pem = ({ publicKey }: { publicKey: KeyObject }) => publicKey.export({ type: 'spki', format: 'pem' }).toString();

const GOOD: JWTPayload = { iss: 'pilot', sub: 'pilot', aud: ADDRESS, exp: SECONDS + 60, jti: '1' };
const signed = (claims: JWTPayload, alg = 'RS256', key = rsa.privateKey) =>
  new SignJWT(claims).setProtectedHeader({ alg }).sign(key);
const form = (assertion: string, type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer') =>
  new URLSearchParams({ client_assertion_type: type, client_assertion: assertion });
const refuse = (asked: URLSearchParams, key = pem(rsa), check = createJwtCheck(() => NOW)) =>
  check.refuse({ form: asked, clientId: 'pilot', address: ADDRESS }, key);

describe('a client’s signed JWT', () => {
  it.each(['RS256', 'PS256'])('is proof when all of it is right, with %s', async (algorithm) => {
    expect(await refuse(form(await signed(GOOD, algorithm)))).toBeUndefined();
  });

  it('is proof with ES256 too, and when its audience is a list', async () => {
    const jwt = await signed({ ...GOOD, aud: ['https://b.invalid', ADDRESS] }, 'ES256', ec.privateKey);
    expect(await refuse(form(jwt), pem(ec))).toBeUndefined();
  });

  it.each<[string, JWTPayload, string]>([
    ['another issuer', { ...GOOD, iss: 'other' }, 'Klientens JWT er ikke udstedt af og for klienten.'],
    ['another subject', { ...GOOD, sub: 'other' }, 'Klientens JWT er ikke udstedt af og for klienten.'],
    ['another audience', { ...GOOD, aud: 'https://b.invalid' }, `Klientens JWT er ikke rettet til ${ADDRESS}.`],
    ['an hour that is past', { ...GOOD, exp: SECONDS }, 'Klientens JWT er udløbet.'],
    ['no expiry', { iss: 'pilot', sub: 'pilot', aud: ADDRESS, jti: '1' }, 'Klientens JWT er udløbet.'],
    ['a day that is not yet', { ...GOOD, nbf: SECONDS + 30 }, 'Klientens JWT gælder ikke endnu.'],
    ['too long a life', { ...GOOD, exp: SECONDS + 3_601 }, 'Klientens JWT gælder for længe.'],
    ['no id', { iss: 'pilot', sub: 'pilot', aud: ADDRESS, exp: SECONDS + 60 }, 'Klientens JWT er brugt før eller har ingen jti.'],
  ])('is no proof with %s', async (_what, claims, reason) => {
    expect(await refuse(form(await signed(claims)))).toBe(reason);
  });

  it('is no proof when the signature is another’s, or of another kind than the key', async () => {
    const wrong = 'Klientens JWT har en forkert underskrift.';
    expect(await refuse(form(await signed(GOOD, 'RS256', otherRsa.privateKey)))).toBe(wrong);
    expect(await refuse(form(await signed(GOOD, 'ES256', ec.privateKey)))).toBe(wrong);
  });

  it('is no proof unsigned, signed with a shared secret, or when it is no JWT at all', async () => {
    const unreadable = 'Klientens JWT kan ikke læses.';
    const secret = new TextEncoder().encode(pem(rsa));
    const symmetric = await new SignJWT(GOOD).setProtectedHeader({ alg: 'HS256' }).sign(secret);
    for (const jwt of ['', 'a.b.c', new UnsecuredJWT(GOOD).encode(), symmetric]) expect(await refuse(form(jwt))).toBe(unreadable);
    expect(await refuse(form(await signed(GOOD), 'x'))).toBe('Klienten viste ikke et underskrevet JWT.');
  });

  it('is proof once', async () => {
    const check = createJwtCheck(() => NOW);
    const jwt = form(await signed(GOOD));
    expect(await refuse(jwt, pem(rsa), check)).toBeUndefined();
    expect(await refuse(jwt, pem(rsa), check)).toBe('Klientens JWT er brugt før eller har ingen jti.');
  });

  it('says whom it is from before it is verified, and nothing when it is no JWT', async () => {
    const check = createJwtCheck(() => NOW);
    expect([form(await signed(GOOD)), form('a.b.c'), new URLSearchParams()].map((one) => check.subject(one))).toEqual([
      'pilot',
      undefined,
      undefined,
    ]);
  });
});
