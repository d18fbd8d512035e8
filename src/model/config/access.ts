import { z } from 'zod';

/** Where a secret is found. The value itself never stands in config, results, logs or errors. */
export const secretReferenceSchema = z.union([
  z.strictObject({ env: z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'navnet på en miljøvariabel') }),
  z.strictObject({ file: z.string().min(1) }),
]);

/** How a client proves to an OAuth 2.0 token service who it is (RFC 6749 section 2.3, RFC 7523, RFC 8705). */
const clientAuthenticationSchema = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('client_secret_basic'), secret: secretReferenceSchema }),
  z.strictObject({ method: z.literal('client_secret_post'), secret: secretReferenceSchema }),
  /** A signed JWT instead of a secret; the key is PKCS #8 in PEM. */
  z.strictObject({
    method: z.literal('private_key_jwt'),
    key: secretReferenceSchema,
    keyId: z.string().min(1).optional(),
    algorithm: z.enum(['RS256', 'PS256', 'ES256']).default('RS256'),
  }),
  /** The client certificate of `tls` is the proof. */
  z.strictObject({ method: z.literal('tls_client_auth') }),
]);

/** How a client proves who it is in each call. What it proves on the connection stands in {@link tlsSchema}. */
export const authSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('basic'), username: secretReferenceSchema, password: secretReferenceSchema }),
  z.strictObject({ kind: z.literal('bearer'), token: secretReferenceSchema }),
  /** OAuth 2.0 client credentials: a token is fetched, kept until shortly before it expires, and renewed. */
  z.strictObject({
    kind: z.literal('oauth2'),
    tokenUrl: z
      .string()
      .regex(/^(https?:\/\/|\{endpoint\}\/)/, 'en adresse, der begynder med http://, https:// eller {endpoint}/'),
    clientId: z.string().min(1),
    scope: z.string().min(1).optional(),
    client: clientAuthenticationSchema,
  }),
  /** Den Gode Webservice: a SOSI id card issued by an STS, in the SOAP header. */
  z.strictObject({
    kind: z.literal('dgws'),
    /** The signed SAML assertion: in a file or variable, or printed by a program of the operator's that fetches one from an STS. */
    idCard: z.union([
      secretReferenceSchema,
      z.strictObject({ command: z.array(z.string().min(1)).min(1), timeoutMs: z.number().int().positive().default(15_000) }),
    ]),
    /** Security level announced in the header: 3 system (VOCES/FOCES), 4 employee (MOCES). */
    level: z.union([z.literal(3), z.literal(4)]).default(3),
  }),
]);

/** What is proved and trusted on the connection itself. PEM texts; a file is the usual way. */
export const tlsSchema = z.strictObject({
  /** Roots to trust beside the machine's own. */
  trust: secretReferenceSchema.optional(),
  /** Client certificate and key for mTLS; both or none. */
  certificate: secretReferenceSchema.optional(),
  key: secretReferenceSchema.optional(),
  passphrase: secretReferenceSchema.optional(),
  /** Revocation list (CRL) the server's certificate is held against. */
  revoked: secretReferenceSchema.optional(),
});

/** How a connection is secured: whom we trust and the certificate we show. */
export type Tls = z.infer<typeof tlsSchema>;
/** Where a secret is found: an environment variable or a file. Never the secret itself. */
export type SecretReference = z.infer<typeof secretReferenceSchema>;
/** How a caller proves its identity to an interface. */
export type Auth = z.infer<typeof authSchema>;

/** `env:NAME` or `file:PATH`: the name a secret goes by wherever its value must not be. */
export function secretKey(reference: SecretReference): string {
  return 'env' in reference ? `env:${reference.env}` : `file:${reference.file}`;
}
