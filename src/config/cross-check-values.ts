import { type AssumedValue, settledValueSchema, type ValueKind, valueInWords } from '../model/config/assumed-value.ts';
import type { Assumption } from '../model/config/assumption.ts';
import type { Settlement } from '../model/config/settlement.ts';
import { type ErrorPlace, PilotError } from '../model/pilot-error.ts';
import type { ConfigFiles } from './config-files.ts';
import { usedTwice } from './reference-errors.ts';
import { listChoices, quote } from './wording.ts';

/** What a settlement must be to be a value of some kind, in Danish. */
const ASKED: { readonly [K in ValueKind]: (value: Extract<AssumedValue, { kind: K }>, levels: readonly string[]) => string } = {
  date: () => 'en dato som 2027-01-31',
  percent: () => 'et helt tal fra 1 til 99',
  level: (_value, levels) => `et af niveauerne ${listChoices(levels)}`,
  list: ({ among }) => `en liste med en eller flere af værdierne ${listChoices(among)}`,
  choices: ({ among, assumed }) => `en af værdierne ${listChoices(among)} til en eller flere af nøglerne ${keysOf(assumed)}`,
  names: ({ assumed }) => `et navn til en eller flere af nøglerne ${keysOf(assumed)}`,
  columns: ({ of }) => `et kolonnenavn til en eller flere af nøglerne ${listChoices(of)}`,
  'level-names': (_value, levels) =>
    `et andet navn til et eller flere af niveauerne ${listChoices(levels)}, ikke det samme til to`,
  'shak-lengths': (_value, levels) => `4, 6 eller 7 tegn til et eller flere af niveauerne ${listChoices(levels)}`,
  'code-system': () => 'en hel adresse, der begynder med http:// eller https://',
  hours: () => 'et antal timer over 0',
  'refusal-codes': () => 'en kode til hvert af de navne, scenarierne bruger om en afvisning',
};

const keysOf = (assumed: Readonly<Record<string, string>>): string => listChoices(Object.keys(assumed));

/** Where a value stands, and the names of the levels there are. */
interface ValuePlace {
  readonly place: ErrorPlace;
  readonly levels: readonly string[];
}

/** SP1004: a value to what has none, or one of another kind than scenarios can compare with. */
export function checkSettledValue({ id, value }: Assumption, as: Settlement['as'], { place, levels }: ValuePlace): PilotError[] {
  if (typeof as !== 'object') return [];
  const given = quote(valueInWords(as.value));
  if (value === undefined) {
    return [
      new PilotError('SP1004', {
        place,
        seen: `Antagelsen ${quote(id)} er afklaret til værdien ${given}, men den er et udsagn, der holder eller ikke gør.`,
        expected: '“as: assumed”, hvis den holder, eller “as: dropped”, hvis den ikke gør',
        remedy: 'Gælder der en anden regel, så skriv “as: dropped”, og skriv den nye regel som et krav med sit eget scenarie.',
      }),
    ];
  }
  return checkKind(value, as.value, { place, levels, seen: `Antagelsen ${quote(id)} er afklaret til ${given}` });
}

/** SP1004: what is assumed is itself no value of the kind. */
export function checkAssumedValue({ id, value }: Assumption, where: ValuePlace): PilotError[] {
  if (value === undefined || !('assumed' in value)) return [];
  const { assumed } = value;
  return checkKind(value, assumed, { ...where, seen: `Antagelsen ${quote(id)} antager ${quote(valueInWords(assumed))}` });
}

function checkKind(
  value: AssumedValue,
  given: unknown,
  { place, levels, seen }: ValuePlace & { readonly seen: string },
): PilotError[] {
  if (settledValueSchema(value, levels).safeParse(given).success) return [];
  return [
    new PilotError('SP1004', {
      place,
      seen: `${seen}, som ikke er en værdi af den slags, den har.`,
      expected: askedOf(value, levels),
      remedy: 'Ret værdien.',
    }),
  ];
}

function askedOf(value: AssumedValue, levels: readonly string[]): string {
  const ask = ASKED[value.kind] as (value: AssumedValue, levels: readonly string[]) => string;
  return ask(value, levels);
}

/** Kinds whose value is one thing of the trial, so that two assumptions cannot both have it. */
const ONCE: readonly ValueKind[] = ['level-names', 'shak-lengths', 'code-system', 'hours', 'refusal-codes'];

/** SP1007: two assumptions that would both say what one thing is. */
export function checkValueKinds(assumptions: NonNullable<ConfigFiles['assumptions']>): PilotError[] {
  const first = new Map<ValueKind, ErrorPlace>();
  return assumptions.value.assumptions.flatMap(({ value }, index) => {
    if (value === undefined || !ONCE.includes(value.kind)) return [];
    const place = assumptions.placeOf(['assumptions', index, 'value', 'kind']);
    const earlier = first.get(value.kind);
    if (earlier !== undefined) return [usedTwice(value.kind, place, earlier)];
    first.set(value.kind, place);
    return [];
  });
}
