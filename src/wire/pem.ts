import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { PilotError } from '../model/pilot-error.ts';

/** Where a PEM text was asked for, for errors. */
export interface PemPlace {
  /** “Region Midtjylland, FHIR, tls.key” */
  readonly place: string;
  readonly passphrase?: string | undefined;
}

/** A private key. Throws PilotError SP1040 when the text is none, or the passphrase is missing or wrong; never quotes it. */
export function readPrivateKey(pem: string, { place, passphrase }: PemPlace): KeyObject {
  try {
    return createPrivateKey(passphrase === undefined ? pem : { key: pem, passphrase });
  } catch {
    // The cause is left out: OpenSSL's words help nobody here, and no part of a key may reach an error.
    const locked = /ENCRYPTED/.test(pem);
    throw new PilotError('SP1040', {
      place: { what: place },
      seen: !locked
        ? 'teksten er ikke en privat nøgle i PEM'
        : passphrase === undefined
          ? 'nøglen er låst med en adgangskode, og ingen er angivet'
          : 'nøglen er låst, og adgangskoden passer ikke',
      expected: 'en privat nøgle i PEM (“BEGIN PRIVATE KEY”), og dens adgangskode, hvis den er låst',
      remedy: locked ? 'Ret tls.passphrase.' : 'Udpeg filen med nøglen; en .p12- eller .pfx-fil skal først skrives om til PEM.',
    });
  }
}

/** Every certificate of a PEM text, in order. Throws PilotError SP1040 when there is none or one cannot be read. */
export function readCertificates(pem: string, { place }: PemPlace): readonly [X509Certificate, ...X509Certificate[]] {
  try {
    const [first, ...rest] = certificateBlocks(pem).map((block) => new X509Certificate(block));
    if (first !== undefined) return [first, ...rest];
  } catch {
    // Told below: which byte OpenSSL stumbled over helps nobody.
  }
  throw new PilotError('SP1040', {
    place: { what: place },
    seen: 'teksten er ikke et certifikat i PEM',
    expected: 'et eller flere certifikater i PEM (“BEGIN CERTIFICATE”)',
    remedy: 'Udpeg filen med certifikatet; er den i DER-format (.cer), skal den først skrives om til PEM.',
  });
}

/** The certificates of a PEM text, each with its own begin and end line. */
export function certificateBlocks(pem: string): readonly string[] {
  return pem.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
}

/** Day and hour in Danish, from a certificate's own time text. */
export function certificateTime(time: string | Date): string {
  return `${new Date(time).toISOString().slice(0, 16).replace('T', ' kl. ')} UTC`;
}
