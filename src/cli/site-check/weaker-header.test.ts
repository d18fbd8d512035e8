import { describe, expect, it } from 'vitest';
import { HOST_RULES } from '../../site/build/csp.ts';
import { isWeaker } from './weaker-header.ts';

const wanted = (name: string, under = ''): string =>
  HOST_RULES.find((rule) => rule.under === under)?.headers.find(([one]) => one === name)?.[1] ?? '';
const CSP = 'Content-Security-Policy';
const HSTS = 'Strict-Transport-Security';
const WORKER_CSP = wanted(CSP, 'pagefind/');

describe('a header', () => {
  it.each(HOST_RULES.flatMap(({ headers }) => headers))(
    '%s is strong enough as our own rule has it, and weaker when it is not sent',
    (name, value) => {
      expect(isWeaker(name, { sent: [value], wanted: value })).toBe(false);
      expect(isWeaker(name.toLowerCase(), { sent: [value], wanted: value })).toBe(false);
      expect(isWeaker(name, { sent: [], wanted: value })).toBe(true);
      expect(isWeaker(name, { sent: [''], wanted: value })).toBe(true);
    },
  );

  it.each([
    [CSP, ["default-src 'none'; frame-ancestors 'none'"]],
    [CSP, ["frame-ancestors 'none'", "worker-src 'self'; connect-src 'none'"]],
    [CSP, [`${wanted(CSP)}, ${WORKER_CSP}`]],
    [CSP, ["Frame-Ancestors 'NONE';worker-src 'self';connect-src 'self';upgrade-insecure-requests"]],
    [HSTS, ['max-age=63072000; includeSubDomains; preload']],
    [HSTS, ['includesubdomains;max-age="31536000"']],
    ['Referrer-Policy', ['origin, no-referrer']],
    ['Permissions-Policy', ['microphone=(),camera=( ), geolocation=(), usb=()']],
    ['X-Content-Type-Options', ['NoSniff']],
  ])('%s may say more, or the same in another way: %j', (name, sent) => {
    expect(isWeaker(name, { sent, wanted: wanted(name) })).toBe(false);
  });

  it.each([
    [CSP, ["frame-ancestors 'self'; worker-src 'self'; connect-src 'self'"]],
    [CSP, ["frame-ancestors 'none'; worker-src 'self'; connect-src *"]],
    [CSP, ["frame-ancestors 'none'; worker-src 'self'"]],
    [CSP, ["default-src 'none'"]],
    [CSP, ["connect-src *; frame-ancestors 'none'; worker-src 'self'; connect-src 'self'"]],
    [HSTS, ['max-age=0; includeSubDomains']],
    [HSTS, ['max-age=86400; includeSubDomains']],
    [HSTS, ['max-age=31536000']],
    [HSTS, ['max-age=0', 'max-age=31536000; includeSubDomains']],
    ['Referrer-Policy', ['no-referrer, strict-origin-when-cross-origin']],
    ['Permissions-Policy', ['camera=(), geolocation=(self), microphone=()']],
    ['X-Content-Type-Options', ['sniff']],
    ['Cross-Origin-Opener-Policy', ['same-origin-allow-popups']],
  ])('%s is weaker when it promises less: %j', (name, sent) => {
    expect(isWeaker(name, { sent, wanted: wanted(name) })).toBe(true);
  });

  it('of the search’s worker may not let in scripts from elsewhere', () => {
    const loose = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' https://eksempel.dk; connect-src 'self'";
    expect(isWeaker(CSP, { sent: [loose], wanted: WORKER_CSP })).toBe(true);
    expect(isWeaker(CSP, { sent: [wanted(CSP)], wanted: WORKER_CSP })).toBe(true);
  });
});
