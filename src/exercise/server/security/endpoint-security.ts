import type { ServerOptions } from 'node:https';
import type { SecretReference } from '../../../model/config/access.ts';
import type { SecurityFile } from '../../../model/config/security.ts';

/** What the exercise endpoint demands, and the values that its file refers to. */
export interface EndpointSecurity {
  readonly file: SecurityFile;
  /** By `env:NAME` or `file:PATH`. */
  readonly values: ReadonlyMap<string, string>;
}

/** Gives the value behind a reference; throws RangeError when it was not looked up before the endpoint started. */
export function valueIn(security: EndpointSecurity): (reference: SecretReference) => string {
  return (reference) => {
    const key = 'env' in reference ? `env:${reference.env}` : `file:${reference.file}`;
    const value = security.values.get(key);
    if (value === undefined) throw new RangeError(`${key} is not among the values`);
    return value;
  };
}

/** What Node's TLS server takes: every client certificate is let in and judged interface by interface. */
export function listenerOptions(security: EndpointSecurity | undefined): ServerOptions | undefined {
  const tls = security?.file.tls;
  if (security === undefined || tls === undefined) return undefined;
  const value = valueIn(security);
  return {
    cert: value(tls.certificate),
    key: value(tls.key),
    ...(tls.passphrase === undefined ? {} : { passphrase: value(tls.passphrase) }),
    ...(tls.clientTrust === undefined ? {} : { ca: value(tls.clientTrust), requestCert: true, rejectUnauthorized: false }),
    ...(tls.revoked === undefined ? {} : { crl: value(tls.revoked) }),
  };
}
