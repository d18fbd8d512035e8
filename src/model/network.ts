/** Variables by name. */
export type Variables = Readonly<Record<string, string>>;

/** What of the environment decides how a process gets out on the network, and whom it trusts there. */
export interface Network {
  /** `HTTPS_PROXY` and its like. Passwords may stand in them. */
  readonly proxies: Variables;
  /** Node reads `NODE_EXTRA_CA_CERTS` when it starts, and the others when the machine's own roots are read. */
  readonly trust: Variables;
}
