import { scenarioIdPattern } from '../model/identity.ts';
import { PARTY_KINDS } from '../model/config/party.ts';
import { INTERFACES, PARTY_ROLES } from '../model/interfaces.ts';

/** One family of tags, for the documentation and the authoring rules. */
export interface TagFamily {
  /** How it is written, with `@`. */
  readonly form: string;
  /** What it means, in Danish. */
  readonly meaning: string;
  /** Whether every scenario must carry one. */
  readonly required: boolean;
}

/** Every tag there is. One table for documentation, linter and catalogue. */
export const TAG_FAMILIES = {
  identity: {
    form: '@ID27-012',
    meaning: 'Scenariets id. Entydigt, og genbruges aldrig: historikken hænger på det.',
    required: true,
  },
  krav: { form: '@krav:<id>', meaning: 'Det krav i config/requirements.yaml, som scenariet afprøver.', required: true },
  anvendelse: {
    form: '@anvendelse:<id>',
    meaning: 'Den anvendelsessituation i config/usage-situations.yaml, som har brug for det.',
    required: true,
  },
  snitflade: {
    form: `@snitflade:${INTERFACES.join('|')}`,
    meaning: 'Den snitflade, scenariet spørger. Kan udelades, når et menneske afprøver det.',
    required: true,
  },
  sammenlaegning: {
    form: '@sammenlaegning:<region>',
    meaning: 'Scenariet angår kun den region i config/regions.yaml og dem, den overtager (replaces).',
    required: false,
  },
  part: {
    form: `@part:${PARTY_KINDS.join('|')}`,
    meaning: 'Scenariet angår kun parter af den art. Uden mærket følger det af rolle og snitflade, hvem det angår.',
    required: false,
  },
  rolle: {
    form: `@rolle:${PARTY_ROLES.map(({ id }) => id).join('|')}`,
    meaning: 'Scenariet angår parter med den rolle. Bruges, hvor snitfladerne ikke siger det.',
    required: false,
  },
  antagelse: { form: '@antagelse', meaning: 'Reglen er ikke bekræftet af en offentlig kilde.', required: false },
  skriver: { form: '@skriver', meaning: 'Scenariet ændrer data og køres alene inden for sin region.', required: false },
  alene: {
    form: '@alene',
    meaning: 'Scenariet måler tid og køres, mens intet andet scenarie er i gang i nogen region.',
    required: false,
  },
  manuel: { form: '@manuel', meaning: 'Scenariet afprøves af et menneske og køres ikke af værktøjet.', required: false },
  langsom: { form: '@langsom', meaning: 'Scenariet henter store mængder data.', required: false },
} as const satisfies Record<string, TagFamily>;

/** The part of a tag before its colon, of the families there are. */
export type TagFamilyName = keyof typeof TAG_FAMILIES;

/** A tag taken apart. `value` is the id for an identity tag and what stands after the colon for the others. */
export interface ReadTag {
  readonly family: TagFamilyName;
  readonly value: string;
}

const VALUED = ['krav', 'anvendelse', 'snitflade', 'sammenlaegning', 'part', 'rolle'] as const satisfies readonly TagFamilyName[];
const PLAIN = ['antagelse', 'skriver', 'alene', 'manuel', 'langsom'] as const satisfies readonly TagFamilyName[];

/** What may stand after the colon in the families whose values are the tool's own. */
const VALUES = {
  snitflade: INTERFACES,
  part: PARTY_KINDS,
  rolle: PARTY_ROLES.map(({ id }) => id),
} as const satisfies Partial<Record<TagFamilyName, readonly string[]>>;

/** Reads a tag without its `@`; undefined when it belongs to no family. */
export function readTag(name: string): ReadTag | undefined {
  if (scenarioIdPattern.test(name)) return { family: 'identity', value: name };
  const plain = PLAIN.find((candidate) => candidate === name);
  if (plain !== undefined) return { family: plain, value: '' };
  const valued = VALUED.find((candidate) => name.startsWith(`${candidate}:`));
  const value = valued === undefined ? '' : name.slice(valued.length + 1);
  if (valued === undefined || value === '') return undefined;
  const known: readonly string[] | undefined = Object.hasOwn(VALUES, valued) ? VALUES[valued as keyof typeof VALUES] : undefined;
  if (known?.includes(value) === false) return undefined;
  return { family: valued, value };
}

/** The values of one family among tags without `@`, in order and without repetition. */
export function tagValues(names: readonly string[], family: TagFamilyName): readonly string[] {
  const values = names.flatMap((name) => {
    const tag = readTag(name);
    return tag?.family === family ? [tag.value] : [];
  });
  return [...new Set(values)];
}
