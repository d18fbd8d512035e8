import type { Auth, SecretReference } from '../../model/config/environment.ts';
import { PilotError } from '../../model/pilot-error.ts';

/** How a client proves who it is, with the values that must never be published. */
export interface ResolvedAuth {
  readonly headers: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
  readonly basicPairs: readonly { readonly username: string; readonly password: string }[];
}

/**
 * Finds the secrets an interface needs. `values` holds them by `env:NAME` or `file:PATH`; `what` names the interface
 * and region for the error. Throws PilotError SP1012 when one is missing or empty.
 */
export function resolveAuth(auth: Auth, values: ReadonlyMap<string, string>, what: string): ResolvedAuth {
  const value = (reference: SecretReference): string => secretValue(reference, values, what);
  switch (auth.kind) {
    case 'none':
      return { headers: {}, secrets: [], basicPairs: [] };
    case 'bearer': {
      const token = value(auth.token);
      return { headers: { authorization: `Bearer ${token}` }, secrets: [token], basicPairs: [] };
    }
    case 'basic': {
      const pair = { username: value(auth.username), password: value(auth.password) };
      const coded = Buffer.from(`${pair.username}:${pair.password}`, 'utf8').toString('base64');
      return { headers: { authorization: `Basic ${coded}` }, secrets: [pair.username, pair.password], basicPairs: [pair] };
    }
  }
}

function secretValue(reference: SecretReference, values: ReadonlyMap<string, string>, what: string): string {
  const found = values.get('env' in reference ? `env:${reference.env}` : `file:${reference.file}`);
  if (found !== undefined && found !== '') return found;
  throw new PilotError('SP1012', {
    place: { what },
    seen:
      'env' in reference
        ? `miljøvariablen ${reference.env} er ikke sat eller er tom`
        : `filen ${reference.file} findes ikke, kan ikke læses eller er tom`,
    expected: 'en hemmelighed til at logge på snitfladen med',
    remedy:
      'env' in reference
        ? `Sæt miljøvariablen, før du kører, fx “export ${reference.env}=…”. Hemmeligheden skrives aldrig i konfigurationen.`
        : 'Læg hemmeligheden i filen, og lad kun dig selv læse den. Den skrives aldrig i konfigurationen.',
  });
}
