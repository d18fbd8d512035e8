import { secretKey, type SecretReference } from '../model/config/access.ts';
import { PilotError } from '../model/pilot-error.ts';

/** Where secrets are found, and what one is for. */
export interface SecretMeans {
  /** Secret values, by {@link secretKey}. */
  readonly values: ReadonlyMap<string, string>;
  /** The interface and region, for errors: “Region Midtjylland, FHIR”. */
  readonly what: string;
}

/** The value behind a reference. Throws PilotError SP1012 when it is missing or empty. */
export function secretValue(reference: SecretReference, { values, what }: SecretMeans): string {
  const found = values.get(secretKey(reference));
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
