import { z } from 'zod';
import { INTERFACES } from '../interfaces.ts';
import { slugSchema } from '../identity.ts';
import { secretReferenceSchema } from './access.ts';

/** How the exercise's token service wants a client to prove who it is. */
const clientDemandSchema = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('client_secret_basic'), secret: secretReferenceSchema }),
  z.strictObject({ method: z.literal('client_secret_post'), secret: secretReferenceSchema }),
  /** The client's public key, or its certificate, in PEM. */
  z.strictObject({ method: z.literal('private_key_jwt'), publicKey: secretReferenceSchema }),
  /** The client certificate's common name. */
  z.strictObject({ method: z.literal('tls_client_auth'), commonName: z.string().min(1) }),
]);

/** What an interface of the exercise demands of its callers. */
export const demandSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('basic'), username: secretReferenceSchema, password: secretReferenceSchema }),
  z.strictObject({ kind: z.literal('bearer'), token: secretReferenceSchema }),
  /** A token from the region's own token service, `{endpoint}/<region>/token`. */
  z.strictObject({
    kind: z.literal('oauth2'),
    clientId: z.string().min(1),
    scope: z.string().min(1).optional(),
    client: clientDemandSchema,
    /** How long a token is good for. */
    lifetimeSeconds: z.number().int().positive().default(300),
  }),
  /** A client certificate that `tls.clientTrust` vouches for. */
  z.strictObject({ kind: z.literal('mtls'), commonName: z.string().min(1).optional() }),
  /** A SOSI id card that `sts` has signed. Asked of calls (POST), not of the WSDL. */
  z.strictObject({
    kind: z.literal('dgws'),
    /** The trusted STS' certificate. */
    sts: secretReferenceSchema,
    /** Lowest level of the card. */
    level: z.union([z.literal(3), z.literal(4)]).default(3),
  }),
]);

/** The exercise endpoint's own certificate, and whose client certificates it trusts. All PEM. */
const listenerTlsSchema = z.strictObject({
  certificate: secretReferenceSchema,
  key: secretReferenceSchema,
  passphrase: secretReferenceSchema.optional(),
  clientTrust: secretReferenceSchema.optional(),
  /** Revocation list (CRL) client certificates are held against. */
  revoked: secretReferenceSchema.optional(),
});

/** What the exercise endpoint demands, by region and interface: the file of `sor-pilot endpoint --security`. */
export const securityFileSchema = z
  .strictObject({
    tls: listenerTlsSchema.optional(),
    regions: z.partialRecord(slugSchema, z.partialRecord(z.enum(INTERFACES), z.array(demandSchema).min(1))),
  })
  .refine(
    ({ tls, regions }) => tls?.clientTrust !== undefined || !Object.values(regions).some(wantsCertificate),
    'tls med clientTrust, når en snitflade kræver klientcertifikat (mtls eller tls_client_auth)',
  );

function wantsCertificate(interfaces: Readonly<Partial<Record<string, readonly Demand[]>>> | undefined): boolean {
  return Object.values(interfaces ?? {}).some((demands) =>
    (demands ?? []).some(
      (demand) => demand.kind === 'mtls' || (demand.kind === 'oauth2' && demand.client.method === 'tls_client_auth'),
    ),
  );
}

/** One kind of proof the exercise demands of a caller. */
export type Demand = z.infer<typeof demandSchema>;
/** The demands of one kind. */
export type DemandOf<K extends Demand['kind']> = Extract<Demand, { readonly kind: K }>;
/** The file given with --security: what the exercise demands of its callers, region by region and interface by interface. */
export type SecurityFile = z.infer<typeof securityFileSchema>;
