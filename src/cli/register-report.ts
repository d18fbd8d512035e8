import { NEEDS, type Need } from '../sor/rules/needs.ts';
import { recordsOf } from '../sor/rules/records.ts';
import { REGISTER_RULES } from '../sor/rules/register-rules.ts';
import type { RuleContext } from '../sor/rules/levels.ts';
import type { Finding, Rule } from '../sor/rules/rule.ts';
import { type RuleTrial, tryRules } from '../sor/rules/try-rules.ts';
import { contentOn } from '../sor/states.ts';
import type { ReadProblem, RegisterContent } from '../sor/unit.ts';

/** Findings given to a program for each rule; the total is always told. */
const MOST_FINDINGS = 100;
/** Findings shown to a person for each rule. */
const SHOWN = 3;

/** What one rule gave. */
export interface RuleOutcome extends Pick<Rule, 'id' | 'title' | 'status' | 'sources'> {
  readonly state: RuleTrial['state'];
  /** How many units, rows or entries it looked at. */
  readonly looked: number;
  readonly total: number;
  /** What the file lacks for the rule to be tried at all, or that there was `nothing` to look at. */
  readonly skipped: Need | 'nothing' | undefined;
  /** What it would have looked at, in the plural. */
  readonly subjects: string;
  /** The first ones. */
  readonly findings: readonly Pick<Finding, 'sorIdentifier' | 'place' | 'expected' | 'received'>[];
}

/** A whole extract checked against every rule. */
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

/** What the report of a register's rules is made of. */
export interface RegisterReportInput {
  /** The file as it was named. */
  readonly extract: string;
  readonly content: RegisterContent;
  readonly problems: readonly ReadProblem[];
  readonly context: RuleContext;
}

/** Tries every rule the extract has what it takes for, on the units as they are on the day. Pure. */
export function reportOnRegister({ extract, content, problems, context }: RegisterReportInput): RegisterReport {
  const rules = tryRules(recordsOf(content), REGISTER_RULES, context).map(outcomeOf);
  return {
    extract,
    snapshotDate: content.snapshotDate,
    onDate: context.onDate,
    units: contentOn(content, context.onDate).units.length,
    unreadable: { total: problems.length, first: problems.slice(0, MOST_FINDINGS) },
    rules,
    total: problems.length + rules.reduce((sum, rule) => sum + rule.total, 0),
  };
}

function outcomeOf(trial: RuleTrial): RuleOutcome {
  const { id, title, status, sources, subjects } = trial.rule;
  const rule = { id, title, status, sources, subjects, state: trial.state };
  if (trial.state === 'untried') return { ...rule, looked: 0, total: 0, skipped: trial.lacks ?? 'nothing', findings: [] };
  const findings = trial.findings
    .slice(0, MOST_FINDINGS)
    .map(({ sorIdentifier, place, expected, received }) => ({ sorIdentifier, place, expected, received }));
  return { ...rule, looked: trial.looked, total: trial.total, skipped: undefined, findings };
}

/** The report for people: one line a rule that was tried, the first places below those that were broken, and at last what could not be tried. */
export function reportText(report: RegisterReport): string {
  const { units, snapshotDate, onDate, unreadable, rules, total } = report;
  const broken = rules.filter(({ state }) => state === 'broken').length;
  const untried = rules.filter(({ state }) => state === 'untried');
  const tried = rules.length - untried.length;
  return [
    `${number(units)} enheder, udtræk fra ${snapshotDate}, set efter pr. ${onDate}.`,
    ...(unreadable.total === 0
      ? []
      : [
          `✗ ${places(unreadable.total)} i filen kan ikke læses`,
          ...unreadable.first.slice(0, SHOWN).map(({ line, message }) => `    linje ${line}: ${message}`),
        ]),
    ...rules.flatMap(ruleLines),
    ...untriedLines(untried),
    total === 0
      ? `Ingen brud på de ${tried} regler, der blev prøvet.`
      : `${number(total)} fund i alt; ${broken} af ${tried} regler er brudt.`,
  ].join('\n');
}

function ruleLines(outcome: RuleOutcome): readonly string[] {
  const { total, state, findings } = outcome;
  if (state === 'untried') return [];
  if (state === 'holds') return [`✓ ${nameOf(outcome)}`];
  const shown = findings.slice(0, SHOWN);
  const rest = total - shown.length;
  return [
    `✗ ${nameOf(outcome)}: ${number(total)} brud`,
    ...shown.map(
      ({ sorIdentifier = 'uden SOR-kode', place, expected, received }) =>
        `    ${sorIdentifier}, ${place}: ventet ${expected}; fundet ${received}`,
    ),
    ...(rest > 0 ? [`    … og ${number(rest)} til`] : []),
  ];
}

/** One notice for each thing the file lacks, with the rules that could not be tried for it. */
function untriedLines(untried: readonly RuleOutcome[]): readonly string[] {
  return [...Map.groupBy(untried, lackInWords)].flatMap(([lack, rules]) => [
    `– ${lack}; ${rules.length === 1 ? '1 regel' : `${rules.length} regler`} kunne ikke prøves:`,
    ...rules.map((rule) => `    ${nameOf(rule)}`),
  ]);
}

function lackInWords({ skipped, subjects }: RuleOutcome): string {
  if (skipped !== undefined && skipped !== 'nothing') return `Filen mangler ${NEEDS[skipped]}`;
  return `Der er ingen ${subjects}`;
}

function nameOf({ id, title, status }: RuleOutcome): string {
  return `${title} (${id}${status === 'assumption' ? ', antagelse' : ''})`;
}

function places(count: number): string {
  return count === 1 ? '1 sted' : `${number(count)} steder`;
}

function number(value: number): string {
  return value.toLocaleString('da-DK');
}
