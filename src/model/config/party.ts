import { z } from 'zod';
import { isoDateSchema, slugSchema } from '../identity.ts';
import { INTERFACES, interfaceRow, type PartyRole, PARTY_ROLES } from '../interfaces.ts';
import type { Region } from './region.ts';

/** The kinds of party that are tried, in the order pages show them. */
const KINDS = [
  { id: 'region', da: 'Region', plural: 'Regioner' },
  { id: 'produkt', da: 'Produkt', plural: 'Leverandørers produkter' },
  { id: 'tjeneste', da: 'Tjeneste', plural: 'Myndigheders tjenester' },
  { id: 'system', da: 'Nationalt system', plural: 'Nationale systemer' },
  { id: 'kommune', da: 'Kommune', plural: 'Kommuner' },
  { id: 'privathospital', da: 'Privathospital', plural: 'Privathospitaler' },
] as const satisfies readonly {
  /** Stands in configuration, in results and in the tag @part:…, so it is Danish as the ids of interfaces are. */
  readonly id: string;
  /** Danish, for one. */
  readonly da: string;
  /** Danish, for the heading over many. */
  readonly plural: string;
}[];

type KindRow = (typeof KINDS)[number];
/** What a party is. */
export type PartyKind = KindRow['id'];
/** The kinds of party, in the order pages show them. */
export const PARTY_KINDS = KINDS.map(({ id }) => id) as [PartyKind, ...PartyKind[]];

/** The names of a kind of party, for people. */
export function partyKindRow(kind: PartyKind): KindRow {
  const row = KINDS.find(({ id }) => id === kind);
  if (row === undefined) throw new TypeError(`Unknown kind of party: ${kind}`);
  return row;
}

type OtherKind = Exclude<PartyKind, 'region'>;
const OTHER_KINDS = PARTY_KINDS.filter((kind): kind is OtherKind => kind !== 'region') as [OtherKind, ...OtherKind[]];

/** A supplier's product as it is sold; which version is under test stands in the environment it is tried in. */
export const productSchema = z.strictObject({ vendor: z.string().min(1), name: z.string().min(1) });

/** Where a product is in use, and between which days; a day that is left out is not known or has not come. */
const useSchema = z.strictObject({
  party: slugSchema,
  version: z.string().min(1).optional(),
  validFrom: isoDateSchema.optional(),
  validTo: isoDateSchema.optional(),
});

/** What a party's owner says of an interface, or with none of the party as a whole: that it works with SOR alone. */
const declarationSchema = z.strictObject({
  interface: z.enum(INTERFACES).optional(),
  /** The day it was said. */
  on: isoDateSchema,
  /** Who said it, by role and organisation; never a person's name. */
  by: z.string().min(1),
  note: z.string().min(1).optional(),
  /** First day it is in operation, by the owner. */
  inOperation: isoDateSchema.optional(),
});

/** A party that is no region, as config/parties.yaml has it. */
export const otherPartySchema = z.strictObject({
  /** Slug used in addresses and folders; shares its room with the regions' ids. */
  id: slugSchema,
  kind: z.enum(OTHER_KINDS),
  name: z.string().min(1),
  /** Short form for narrow columns. */
  shortName: z.string().min(1),
  /** What it does with the register; scenarios follow from it. */
  roles: z.array(z.enum(PARTY_ROLES.map(({ id }) => id) as [PartyRole, ...PartyRole[]])).min(1),
  /** The interfaces it is tried on. Each belongs to one of the roles. */
  interfaces: z.array(z.enum(INTERFACES)).default([]),
  product: productSchema.optional(),
  /** The parties that use it. What it was tried to be as a product is shown with them. */
  usedBy: z.array(useSchema).default([]),
  /** What its owner says of its interfaces; what is said never counts as tried. */
  declarations: z.array(declarationSchema).default([]),
  /** Ids of the systems in guidance/phase-out.yaml that it is; its results stand as proof beside them. */
  systems: z.array(slugSchema).default([]),
  validFrom: isoDateSchema.optional(),
  validTo: isoDateSchema.optional(),
  /** Ids of the parties whose place it takes. */
  replaces: z.array(slugSchema).default([]),
  /** Keys in sources.yaml. What the party's owner says itself has none. */
  sources: z.array(z.string()).default([]),
});

/** config/parties.yaml: who is tried beside the regions; config/exercise/parties.yaml has those made up for the exercise. */
export const partiesFileSchema = z.strictObject({ parties: z.array(otherPartySchema) });

/** A party that is no region. */
export type OtherParty = z.infer<typeof otherPartySchema>;
/** What a party's owner says of an interface. */
export type Declaration = z.infer<typeof declarationSchema>;
/** Where a product is in use. */
export type ProductUse = OtherParty['usedBy'][number];

/**
 * Whoever is tried: a region, a supplier's product, an authority's service, a municipality, a private hospital or a system
 * of the ministry's, as dated data. What was tried is kept by the party's id.
 */
export interface Party {
  readonly id: string;
  readonly kind: PartyKind;
  readonly name: string;
  readonly shortName: string;
  /** Region code of SOR and SHAK; only regions have one. */
  readonly code?: string | undefined;
  readonly roles: readonly PartyRole[];
  readonly interfaces: readonly (typeof INTERFACES)[number][];
  readonly product?: OtherParty['product'];
  readonly usedBy: readonly ProductUse[];
  readonly declarations: readonly Declaration[];
  readonly systems: readonly string[];
  readonly validFrom?: string | undefined;
  readonly validTo?: string | undefined;
  readonly replaces: readonly string[];
  /** Made up for the exercise, and met in no other environment. */
  readonly exercise: boolean;
  readonly sources: readonly string[];
}

/** A region as the party it is: it has every role and every interface, until it says otherwise in an environment. */
export function regionAsParty(region: Region): Party {
  return {
    ...region,
    kind: 'region',
    roles: PARTY_ROLES.map(({ id }) => id),
    interfaces: INTERFACES,
    usedBy: [],
    declarations: [],
    systems: [],
    exercise: false,
  };
}

/** What is kept of a party with what was tried of it; undefined for a region, of which nothing is. */
export function asTried(
  { kind, product }: Pick<Party, 'kind' | 'product'>,
  version: string | undefined,
): { readonly kind: PartyKind; readonly product?: NonNullable<Party['product']>; readonly version?: string } | undefined {
  if (kind === 'region') return undefined;
  return { kind, ...(product === undefined ? {} : { product }), ...(version === undefined ? {} : { version }) };
}

/** The roles a party's interfaces belong to and the party does not have; none when its row is whole. */
export function rolesLacking({ roles, interfaces }: Pick<OtherParty, 'roles' | 'interfaces'>): readonly PartyRole[] {
  return [...new Set(interfaces.map((id) => interfaceRow(id).role))].filter((role) => !roles.includes(role));
}
