import { describe, expect, it } from 'vitest';
import { formatPilotError, PilotError } from '../model/pilot-error.ts';
import type { Auth } from '../model/config/access.ts';
import { type AuthMeans, resolveAuth } from './auth.ts';
import type { AccessContext, Wire } from './call.ts';

const values = new Map([
  ['env:BRUGER', 'øjen'],
  ['env:KODE', 'ord'],
  ['file:token.txt', 'abc'],
  ['env:TOM', ''],
]);

const means = (what: string): AuthMeans => ({ values, what, interface: 'fhir', now: () => new Date('2026-11-23T08:00:00Z') });
/** These proofs need nothing of the wire. */
const context: AccessContext = { interface: 'fhir', wire: {} as Wire };

describe('access', () => {
  it('goes without, with user name and password in UTF-8, and with a token', async () => {
    const headers = (auth: Auth): Promise<object> => resolveAuth(auth, means('x')).headers(context);
    expect(await headers({ kind: 'none' })).toEqual({});
    expect(await headers({ kind: 'basic', username: { env: 'BRUGER' }, password: { env: 'KODE' } })).toEqual({
      authorization: `Basic ${Buffer.from('øjen:ord').toString('base64')}`,
    });
    const bearer: Auth = { kind: 'bearer', token: { file: 'token.txt' } };
    expect(await headers(bearer)).toEqual({ authorization: 'Bearer abc' });
    expect(resolveAuth(bearer, means('x')).secrets).toEqual(['abc']);
  });

  it('says what is missing without showing anything', () => {
    const message = (token: { env: string } | { file: string }): string => {
      try {
        resolveAuth({ kind: 'bearer', token }, means('Region Midtjylland, FHIR'));
        return '';
      } catch (error) {
        return error instanceof PilotError ? formatPilotError(error) : String(error);
      }
    };
    expect(message({ env: 'TOM' })).toMatchInlineSnapshot(`
      "SP1012 Hemmeligheden mangler
        Sted:      Region Midtjylland, FHIR
        Fundet:    miljøvariablen TOM er ikke sat eller er tom
        Forventet: en hemmelighed til at logge på snitfladen med
        Løsning:   Sæt miljøvariablen, før du kører, fx “export TOM=…”. Hemmeligheden skrives aldrig i konfigurationen.
        Læs mere:  docs/fejl/sp1012.mdx"
    `);
    expect(message({ file: 'væk.txt' })).toMatchInlineSnapshot(`
      "SP1012 Hemmeligheden mangler
        Sted:      Region Midtjylland, FHIR
        Fundet:    filen væk.txt findes ikke, kan ikke læses eller er tom
        Forventet: en hemmelighed til at logge på snitfladen med
        Løsning:   Læg hemmeligheden i filen, og lad kun dig selv læse den. Den skrives aldrig i konfigurationen.
        Læs mere:  docs/fejl/sp1012.mdx"
    `);
  });
});
