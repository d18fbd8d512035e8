import { describe, expect, it } from 'vitest';
import { nextAddress } from './download-address.ts';

const next = (from: string, location?: string): string => {
  const to = nextAddress(new URL(from), location);
  return to instanceof URL ? to.href : to.fault;
};

describe('a redirect', () => {
  it.each([
    ['https://a.dk/x/y', 'z?k=1', 'https://a.dk/x/z?k=1'],
    ['https://a.dk/x', 'https://lager.dk/x', 'https://lager.dk/x'],
    ['http://a.dk/x', 'http://lager.dk/x', 'http://lager.dk/x'],
    ['http://a.dk/x', 'https://a.dk/x', 'https://a.dk/x'],
  ])('from %s to %s is followed', (from, location, to) => {
    expect(next(from, location)).toBe(to);
  });

  it.each([
    ['https://a.dk/x', 'http://a.dk/x', 'a.dk sender videre fra https til http (a.dk), og det bliver ikke fulgt.'],
    ['https://a.dk/x', 'http://lager.dk/x', 'a.dk sender videre fra https til http (lager.dk), og det bliver ikke fulgt.'],
    ['http://a.dk/x', 'https://b.dk/x', 'a.dk sender videre til en anden vært over https (b.dk), og det bliver ikke fulgt.'],
    [
      'https://a.dk/x',
      'file:///etc/passwd',
      /^a\.dk sender videre til en adresse, der ikke bliver fulgt\. Adressen begynder med file:/,
    ],
    ['https://a.dk/x', 'https://bruger:kode@a.dk/', /brugernavn eller en adgangskode/],
    ['https://a.dk/x', undefined, 'a.dk sender videre uden at sige hvorhen.'],
    ['https://a.dk/x', 'https://', 'a.dk sender videre uden at sige hvorhen.'],
  ])('from %s to %s is refused', (from, location, fault) => {
    if (typeof fault === 'string') expect(next(from, location)).toBe(fault);
    else expect(next(from, location)).toMatch(fault);
  });
});
