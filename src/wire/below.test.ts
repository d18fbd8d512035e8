import { describe, expect, it } from 'vitest';
import { below, withoutEnd } from './below.ts';

describe('addresses below another', () => {
  it.each(['https://a.invalid/fhir', 'https://a.invalid/fhir/', 'https://a.invalid/fhir//'])('%s', (base) => {
    expect(withoutEnd(base)).toBe('https://a.invalid/fhir');
    expect(below(base, 'metadata')).toBe('https://a.invalid/fhir/metadata');
  });
});
