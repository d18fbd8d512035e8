/** Why a piece of text was masked. The names stand in published evidence, so they are Danish and never change. */
export const REDACTION_RULES = {
  hemmelighed: 'En hemmelighed fra konfigurationen, i klar eller kodet form, eller et adgangsbevis',
  hoved: 'Et HTTP-hoved, der ikke står på listen over hoveder, som må vises',
  forespoergsel: 'En værdi i adressens forespørgsel, der ikke står på listen over navne, som må vises',
  cpr: 'Et personnummer',
  'cpr-maaske': 'Et tal, der kan være et personnummer',
  sti: 'En sti på den maskine, der afprøver',
  vaert: 'Navnet på den maskine, der afprøver',
} as const;

/** Name of a rule of redaction, which stands in the place of what it took out. */
export type RedactionRule = keyof typeof REDACTION_RULES;

/** The rule of what only may be one: masked wherever it is shown, and nothing is refused or held back for it. */
export const UNCERTAIN_RULE = 'cpr-maaske' satisfies RedactionRule;

/** How often each rule matched; rules that never did are left out. */
export type RedactionCounts = Readonly<Partial<Record<RedactionRule, number>>>;

/** Text that is safe to publish, and what was done to it. */
export interface Redacted {
  readonly text: string;
  readonly counts: RedactionCounts;
}

/** What stands where a secret stood. Its length says nothing of the secret's. */
export const SECRET_MASK = '••••••';

/** What stands where a personal number stood. */
export const CPR_MASK = '••••••-••••';

/** What stands where a number stood that may be a personal number. No other mask is ten dots, so that what is stored tells it apart. */
export const MAYBE_CPR_MASK = '••••••••••';

/** The sum of several counts, rule by rule. */
export function addCounts(...all: readonly RedactionCounts[]): RedactionCounts {
  const sum: Partial<Record<RedactionRule, number>> = {};
  for (const counts of all) {
    for (const [rule, count] of Object.entries(counts) as [RedactionRule, number][]) sum[rule] = (sum[rule] ?? 0) + count;
  }
  return sum;
}
