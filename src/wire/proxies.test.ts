import { describe, expect, it } from 'vitest';
import { PilotError } from '../model/pilot-error.ts';
import { NO_PROXIES, readProxies } from './proxies.ts';

const PROXY = 'http://proxy.region.dk:8080';
const shown = (environment: Readonly<Record<string, string>>, address: string): string | undefined =>
  readProxies(environment).for(new URL(address))?.shown;

describe('the proxies a machine names', () => {
  it('are none without variables, and with empty ones', () => {
    expect(readProxies({})).toBe(NO_PROXIES);
    expect(readProxies({ HTTPS_PROXY: '', http_proxy: ' ' })).toBe(NO_PROXIES);
  });

  it('are one for https and one for http, and none stands in for the other', () => {
    const both = { HTTPS_PROXY: 'http://a.dk:1', HTTP_PROXY: 'http://b.dk:2' };
    expect(shown(both, 'https://x.dk/')).toBe('a.dk:1');
    expect(shown(both, 'http://x.dk/')).toBe('b.dk:2');
    expect(shown({ HTTP_PROXY: 'http://b.dk:2' }, 'https://x.dk/')).toBeUndefined();
    expect(shown({ HTTPS_PROXY: 'http://a.dk:1' }, 'http://x.dk/')).toBeUndefined();
  });

  it('may be written in lower case, which goes first, and without http://', () => {
    expect(shown({ https_proxy: 'lille.dk:1', HTTPS_PROXY: 'stor.dk:2' }, 'https://x.dk/')).toBe('lille.dk:1');
    expect(shown({ HTTPS_PROXY: 'https://proxy.dk' }, 'https://x.dk/')).toBe('proxy.dk:443');
    expect(shown({ HTTPS_PROXY: 'proxy.dk' }, 'https://x.dk/')).toBe('proxy.dk:80');
  });

  it('hand their user name and password to redaction, as they are meant and not as they are written', () => {
    const { basicPairs } = readProxies({ HTTPS_PROXY: 'http://pilot:k%40de%3A@proxy.dk:1' });
    expect(basicPairs).toEqual([{ username: 'pilot', password: 'k@de:' }]);
  });

  it.each([
    ['region.dk', 'https://region.dk/', true],
    ['region.dk', 'https://fhir.region.dk/', true],
    ['region.dk', 'https://enregion.dk/', false],
    ['.region.dk', 'https://fhir.region.dk/', true],
    ['*.region.dk', 'https://fhir.region.dk/', true],
    ['REGION.dk', 'https://region.DK./', true],
    ['region.dk:8443', 'https://region.dk:8443/', true],
    ['region.dk:8443', 'https://region.dk/', false],
    ['region.dk:443', 'https://region.dk/', true],
    ['anden.dk, region.dk', 'https://region.dk/', true],
    ['anden.dk region.dk', 'https://region.dk/', true],
    ['*', 'https://hvad.som.helst/', true],
    ['*:8443', 'https://region.dk/', false],
    ['10.1.2.3', 'https://10.1.2.3/', true],
    ['10.0.0.0/8', 'https://10.200.2.3/', true],
    ['10.0.0.0/8', 'https://11.0.0.1/', false],
    ['10.0.0.0/8', 'https://10.region.dk/', false],
    ['10.0.0.0/99', 'https://10.0.0.1/', false],
    ['fd00::/8', 'https://[fd12::1]/', true],
    ['[fd12::1]:8443', 'https://[fd12::1]:8443/', true],
    ['[fd12::1]:8443', 'https://[fd12::1]/', false],
    ['fd12::1', 'https://[fd12::1]/', true],
    ['', 'https://localhost:8027/', true],
    ['', 'http://127.0.0.1:8027/', true],
    ['', 'https://[::1]/', true],
  ])('are left out by NO_PROXY=%s for %s: %s', (noProxy, address, left) => {
    const environment = { HTTPS_PROXY: PROXY, HTTP_PROXY: PROXY, NO_PROXY: noProxy };
    expect(shown(environment, address) === undefined).toBe(left);
  });

  it.each([['socks5://proxy.dk:1080'], ['http://'], ['http://proxy.dk:99999'], ['http://bruger:%E0%A4%A@proxy.dk:1']])(
    'are refused when they cannot be used: %s',
    (value) => {
      expect(() => readProxies({ HTTPS_PROXY: value })).toThrow(PilotError);
    },
  );
});
