import type { RuleLevel } from './records.ts';

/** A level as configuration gives it; the code is absent until an operator has filled it in. */
export interface LevelDefinition {
  readonly name: string;
  readonly code: string | undefined;
  /** Place in the list, 1 at the top. */
  readonly position: number;
  /** Length of the SHAK codes units of this level have, where there is one. */
  readonly shakLength: number | undefined;
}

/** What a rule may know beside the records. */
export interface RuleContext {
  /** ISO day the rules are tried for; each unit is judged as it is that day. */
  readonly onDate: string;
  readonly levels: readonly LevelDefinition[];
  /** The level hospitals are to have, by its name; the uppermost where it is left out. */
  readonly hospitalLevel?: string;
}

/** Something that carries levels: a unit or a row of the SHAK map. */
interface Levelled {
  readonly organisationalLevels: readonly RuleLevel[];
}

/** Whether a level carries anything at all; an empty field is no level. */
export function isFilled({ code, name }: RuleLevel): boolean {
  return (code ?? '') !== '' || (name ?? '') !== '';
}

/** The levels that carry something. */
export function filledLevels({ organisationalLevels }: Levelled): readonly RuleLevel[] {
  return organisationalLevels.filter(isFilled);
}

/** What a level is called: its name, or its code where the name is missing, so that it is not taken for no level. */
export function levelName({ code, name }: RuleLevel): string {
  return (name ?? '') === '' ? (code ?? '') : (name ?? '');
}

/** What levels are compared by: the name, which every interface has; of several all of them, empty for none. */
export function levelNames(one: Levelled): string {
  return filledLevels(one).map(levelName).toSorted().join(' og ');
}

/**
 * The configured level something is on. Levels are known by their names: configuration has the codes of one environment
 * at most, and whether a name goes with its code is a rule of its own.
 */
export function definitionOf(one: Levelled, levels: readonly LevelDefinition[]): LevelDefinition | undefined {
  const called = levelNames(one);
  return levels.find(({ name }) => name === called);
}

/** A field's value as a sentence can hold it: a field that is not there is something else than an empty one. */
export function inWords(value: string | undefined): string {
  if (value === undefined) return 'feltet mangler';
  return value === '' ? 'feltet er tomt' : value;
}

/** Levels as a person names them: “Afdeling (270059999999100)”, or “intet niveau”. */
export function levelsInWords(levels: readonly RuleLevel[]): string {
  return levels.length === 0 ? 'intet niveau' : levels.map(levelInWords).join(' og ');
}

function levelInWords({ code, name }: RuleLevel): string {
  if (code !== undefined && code !== '' && name !== undefined && name !== '') return code === name ? name : `${name} (${code})`;
  return `kode: ${inWords(code)}, navn: ${inWords(name)}`;
}
