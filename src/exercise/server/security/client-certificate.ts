import type { FastifyRequest } from 'fastify';
import { TLSSocket } from 'node:tls';

/** The client certificate of a connection, or in Danish why there is none to rely on. */
export type SeenCertificate = { readonly commonName: string; readonly fingerprint: string } | { readonly refused: string };

/** What OpenSSL calls it, and what it is. */
const REASONS: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'klientcertifikatet er udløbet',
  CERT_NOT_YET_VALID: 'klientcertifikatet gælder ikke endnu',
  CERT_REVOKED: 'klientcertifikatet er trukket tilbage',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'klientcertifikatet er ikke udstedt af nogen, der er tillid til',
  SELF_SIGNED_CERT_IN_CHAIN: 'klientcertifikatet er ikke udstedt af nogen, der er tillid til',
  UNABLE_TO_GET_ISSUER_CERT: 'klientcertifikatet er ikke udstedt af nogen, der er tillid til',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'klientcertifikatet er ikke udstedt af nogen, der er tillid til',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'klientcertifikatet er ikke udstedt af nogen, der er tillid til',
  UNABLE_TO_GET_CRL: 'det kan ikke afgøres, om klientcertifikatet er trukket tilbage',
  INVALID_PURPOSE: 'klientcertifikatet er ikke udstedt til en klient',
};

/**
 * Looks at the certificate a caller has shown. The listener lets every certificate in, so that the refusal can be told
 * in words and interface by interface; nothing but this function may be relied on.
 */
export function seenCertificate({ raw }: FastifyRequest): SeenCertificate {
  const { socket } = raw;
  if (!(socket instanceof TLSSocket)) return { refused: 'forbindelsen er ikke sikret med TLS' };
  const certificate = socket.getPeerX509Certificate();
  if (certificate === undefined) return { refused: 'der blev ikke vist noget klientcertifikat' };
  if (!socket.authorized) {
    const code = String(socket.authorizationError);
    return { refused: REASONS[code] ?? `klientcertifikatet blev ikke godtaget (${code})` };
  }
  const commonName = /^CN=(.*)$/m.exec(certificate.subject)?.[1] ?? '';
  return { commonName, fingerprint: certificate.fingerprint256 };
}
