import { describe, expect, it } from 'vitest';
import { formatPilotError, PilotError } from '../../model/pilot-error.ts';
import { resolveAuth } from './auth.ts';

const values = new Map([
  ['env:BRUGER', 'øjen'],
  ['env:KODE', 'ord'],
  ['file:token.txt', 'abc'],
  ['env:TOM', ''],
]);

describe('adgang', () => {
  it('uden, med navn og kode i UTF-8, og med token', () => {
    expect(resolveAuth({ kind: 'none' }, values, 'x').headers).toEqual({});
    expect(resolveAuth({ kind: 'basic', username: { env: 'BRUGER' }, password: { env: 'KODE' } }, values, 'x').headers).toEqual({
      authorization: `Basic ${Buffer.from('øjen:ord').toString('base64')}`,
    });
    expect(resolveAuth({ kind: 'bearer', token: { file: 'token.txt' } }, values, 'x')).toMatchObject({
      headers: { authorization: 'Bearer abc' },
      secrets: ['abc'],
    });
  });

  it('siger, hvad der mangler, uden at vise noget', () => {
    const message = (token: { env: string } | { file: string }): string => {
      try {
        resolveAuth({ kind: 'bearer', token }, values, 'Region Midtjylland, FHIR');
        return '';
      } catch (error) {
        return error instanceof PilotError ? formatPilotError(error) : String(error);
      }
    };
    expect(message({ env: 'TOM' })).toMatchInlineSnapshot(`
      "SP1012 Hemmeligheden mangler
        Sted:      Region Midtjylland, FHIR
        Set:       miljøvariablen TOM er ikke sat eller er tom
        Forventet: en hemmelighed til at logge på snitfladen med
        Gør:       Sæt miljøvariablen, før du kører, fx “export TOM=…”. Hemmeligheden skrives aldrig i konfigurationen.
        Læs mere:  /fejl/sp1012/"
    `);
    expect(message({ file: 'væk.txt' })).toMatchInlineSnapshot(`
      "SP1012 Hemmeligheden mangler
        Sted:      Region Midtjylland, FHIR
        Set:       filen væk.txt findes ikke, kan ikke læses eller er tom
        Forventet: en hemmelighed til at logge på snitfladen med
        Gør:       Læg hemmeligheden i filen, og lad kun dig selv læse den. Den skrives aldrig i konfigurationen.
        Læs mere:  /fejl/sp1012/"
    `);
  });
});
