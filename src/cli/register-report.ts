import { checkRegister } from '../sor/id27/check-register.ts';
import { canBeTried, REGISTER_RULES } from '../sor/id27/register-rules.ts';
import type { Rule, RuleContext } from '../sor/id27/rule.ts';
import { indexRegister } from '../sor/register.ts';
import type { ReadProblem, RegisterContent } from '../sor/unit.ts';

/** Findings given to a program for each rule; the total is always told. */
const MOST_FINDINGS = 100;
/** Findings shown to a person for each rule. */
const SHOWN = 3;

/** What one rule gave; `skipped` says what the file lacks for the rule to be tried at all. */
export interface RuleOutcome extends Pick<Rule, 'id' | 'title' | 'status' | 'sources'> {
  readonly total: number;
  readonly skipped: Rule['needs'] | undefined;
  /** The first ones. */
  readonly findings: readonly {
    readonly sorIdentifier: string;
    readonly place: string;
    readonly expected: string;
    readonly received: string;
  }[];
}

/** A whole extract held up against every rule. */
export interface RegisterReport {
  readonly extract: string;
  readonly snapshotDate: string;
  readonly onDate: string;
  readonly units: number;
  readonly unreadable: { readonly total: number; readonly first: readonly ReadProblem[] };
  readonly rules: readonly RuleOutcome[];
  /** All findings of all rules, and the places that could not be read. */
  readonly total: number;
}

export interface RegisterReportInput {
  /** The file as it was named. */
  readonly extract: string;
  readonly content: RegisterContent;
  readonly problems: readonly ReadProblem[];
  readonly context: RuleContext;
}

/** Tries every rule the extract has what it takes for. Pure. */
export function reportOnRegister({ extract, content, problems, context }: RegisterReportInput): RegisterReport {
  const results = checkRegister(
    indexRegister(content),
    REGISTER_RULES.filter((rule) => canBeTried(rule, content)),
    context,
  );
  const rules = REGISTER_RULES.map((rule): RuleOutcome => {
    const { id, title, status, sources, needs } = rule;
    const result = results.find((one) => one.rule === rule);
    return {
      id,
      title,
      status,
      sources,
      total: result?.total ?? 0,
      skipped: result === undefined ? needs : undefined,
      findings: (result?.findings ?? []).slice(0, MOST_FINDINGS),
    };
  });
  return {
    extract,
    snapshotDate: content.snapshotDate,
    onDate: context.onDate,
    units: content.units.length,
    unreadable: { total: problems.length, first: problems.slice(0, MOST_FINDINGS) },
    rules,
    total: problems.length + rules.reduce((sum, rule) => sum + rule.total, 0),
  };
}

const LACKS = {
  levels: 'filen har ingen niveauer',
  classifications: 'filen har ingen klassifikationer',
  shakSorMap: 'filen har ingen SHAK-oversættelse',
} as const;

/** The report for people: one line a rule, and the first places below those that were broken. */
export function reportText(report: RegisterReport): string {
  const { units, snapshotDate, onDate, unreadable, rules, total } = report;
  const broken = rules.filter((rule) => rule.total > 0).length;
  const tried = rules.filter((rule) => rule.skipped === undefined).length;
  return [
    `${number(units)} enheder, udtræk fra ${snapshotDate}, set efter pr. ${onDate}.`,
    ...(unreadable.total === 0
      ? []
      : [
          `✗ ${places(unreadable.total)} i filen kan ikke læses`,
          ...unreadable.first.slice(0, SHOWN).map(({ line, message }) => `    linje ${line}: ${message}`),
        ]),
    ...rules.flatMap(ruleLines),
    total === 0
      ? `Ingen brud på de ${tried} regler, der blev prøvet.`
      : `${number(total)} fund i alt; ${broken} af ${tried} regler er brudt.`,
  ].join('\n');
}

function ruleLines({ id, title, status, total, skipped, findings }: RuleOutcome): readonly string[] {
  const name = `${title} (${id}${status === 'assumption' ? ', antagelse' : ''})`;
  if (skipped !== undefined) return [`– ${name}: ikke prøvet, ${LACKS[skipped]}`];
  if (total === 0) return [`✓ ${name}`];
  const shown = findings.slice(0, SHOWN);
  const rest = total - shown.length;
  return [
    `✗ ${name}: ${number(total)} brud`,
    ...shown.map(
      ({ sorIdentifier, place, expected, received }) => `    ${sorIdentifier}, ${place}: ventet ${expected}; fundet ${received}`,
    ),
    ...(rest > 0 ? [`    … og ${number(rest)} til`] : []),
  ];
}

function places(count: number): string {
  return count === 1 ? '1 sted' : `${number(count)} steder`;
}

function number(value: number): string {
  return value.toLocaleString('da-DK');
}
