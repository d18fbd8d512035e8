import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { demandSchema, securityFileSchema } from './security.ts';

describe('the security file', () => {
  it('has a usable example with one of each kind', () => {
    const text = readFileSync('config/exercise/security.example.yaml', 'utf8');
    const file = securityFileSchema.parse(parse(text));
    const kinds = Object.values(file.regions).flatMap((interfaces) =>
      Object.values(interfaces ?? {}).flatMap((demands) => demands.map(({ kind }) => kind)),
    );
    expect(new Set(kinds)).toEqual(new Set(demandSchema.options.map(({ shape }) => shape.kind.value)));
  });

  it('requires clientTrust when an interface requires a client certificate', () => {
    const regions = { midtjylland: { fhir: [{ kind: 'mtls' }] } };
    const tls = { certificate: { file: 'a' }, key: { file: 'b' } };
    expect(securityFileSchema.safeParse({ regions }).success).toBe(false);
    expect(securityFileSchema.safeParse({ regions, tls }).success).toBe(false);
    expect(securityFileSchema.safeParse({ regions, tls: { ...tls, clientTrust: { file: 'c' } } }).success).toBe(true);
  });
});
