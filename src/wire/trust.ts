import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';

/** What a connection is secured with beside the roots of the machine. All PEM. */
export interface OwnTrust {
  /** Roots of one's own; those of the machine count all the same. */
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  readonly passphrase?: string;
  readonly crl?: string;
}

let roots: readonly string[] | undefined;
let plain: SecureContext | undefined;

/**
 * Whom the machine trusts: the roots Node comes with, those of `NODE_EXTRA_CA_CERTS`, and the system's own store, where an
 * organisation puts its own. Read when the first connection needs it, for it takes 0.1 s.
 */
function machineRoots(): readonly string[] {
  roots ??= [...new Set([...getCACertificates('default'), ...getCACertificates('system')])];
  return roots;
}

/** A context for TLS that trusts the machine's roots and one's own beside them; without anything of one's own it is shared. */
export function secureContext({ ca, ...own }: OwnTrust = {}): SecureContext {
  if (ca === undefined && Object.keys(own).length === 0) {
    plain ??= createSecureContext({ ca: [...machineRoots()] });
    return plain;
  }
  return createSecureContext({ ...own, ca: [...machineRoots(), ...(ca === undefined ? [] : [ca])] });
}
