import { NEEDS } from '../../sor/rules/needs.ts';
import type { Rule } from '../../sor/rules/rule.ts';
import { type FindingGroup, groupFindings, type PlacedFinding } from '../../sor/steward/placed-finding.ts';
import type { RegisterReport, RuleOutcome } from './report.ts';

/** Findings shown to a person for each rule. */
const SHOWN = 3;

/** What findings are told under that nothing says whose they are. */
export const UNKNOWN: Readonly<Record<FindingGroup, string>> = {
  rule: 'Uden regel',
  region: 'Ukendt region',
  owner: 'Uden ejer i udtrækket',
  hospital: 'Uden for hospitalerne',
};

/**
 * The report for people: one line a rule that was tried, the first places below those that were broken, and at last what
 * could not be tried. By region, owner or hospital it tells instead whose findings they are, and of which rules.
 */
export function reportText(report: RegisterReport, by: FindingGroup = 'rule'): string {
  const { units, snapshotDate, onDate, unreadable, rules, total, below } = report;
  const broken = rules.filter(({ state }) => state === 'broken').length;
  const untried = rules.filter(({ state }) => state === 'untried');
  const tried = rules.length - untried.length;
  return [
    `${number(units)} enheder${below === undefined ? '' : ` fra “${below}” og ned`}, udtræk fra ${snapshotDate}, set efter pr. ${onDate}.`,
    ...(unreadable.total === 0
      ? []
      : [
          `✗ ${places(unreadable.total)} i filen kan ikke læses`,
          ...unreadable.first.slice(0, SHOWN).map(({ line, message }) => `    linje ${line}: ${message}`),
        ]),
    ...(by === 'rule' ? rules.flatMap(ruleLines) : groupLines(report, by)),
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
      ({ sorIdentifier = 'uden SOR-kode', place, at, expected, received }) =>
        `    ${[sorIdentifier, place, at].filter((part) => part !== '').join(', ')}: ventet ${expected}; fundet ${received}`,
    ),
    ...(rest > 0 ? [`    … og ${number(rest)} til`] : []),
  ];
}

/** Whose findings they are, the most first, with how many of each rule. */
function groupLines({ found }: RegisterReport, by: Exclude<FindingGroup, 'rule'>): readonly string[] {
  return groupFindings(found, by).flatMap(({ name, findings }) => [
    `✗ ${name ?? UNKNOWN[by]}: ${number(findings.length)} fund`,
    ...countedRules(findings),
  ]);
}

function countedRules(findings: readonly PlacedFinding[]): readonly string[] {
  const byRule = Map.groupBy(findings, ({ rule }) => rule.id);
  return [...byRule.values()].map((own) => `    ${number(own.length)} · ${own[0] === undefined ? '' : nameOf(own[0].rule)}`);
}

/** One notice for each thing the file lacks, with the rules that could not be tried for it. */
function untriedLines(untried: readonly RuleOutcome[]): readonly string[] {
  return untriedByLack(untried).flatMap(([lack, rules]) => [
    `– ${lack}; ${rules.length === 1 ? '1 regel' : `${rules.length} regler`} kunne ikke prøves:`,
    ...rules.map((rule) => `    ${nameOf(rule)}`),
  ]);
}

/** What could not be tried, gathered by what was lacking for it, in words. */
export const untriedByLack = (rules: readonly RuleOutcome[]): readonly (readonly [string, readonly RuleOutcome[]])[] => [
  ...Map.groupBy(
    rules.filter(({ state }) => state === 'untried'),
    lackInWords,
  ),
];

function lackInWords({ skipped, subjects }: RuleOutcome): string {
  if (skipped !== undefined && skipped !== 'nothing') return `Filen mangler ${NEEDS[skipped]}`;
  return `Der er ingen ${subjects}`;
}

/** A rule's title with its id, and that it is assumed where it is. */
export function nameOf({ id, title, status }: Pick<Rule, 'id' | 'title' | 'status'>): string {
  return `${title} (${id}${status === 'assumption' ? ', antagelse' : ''})`;
}

function places(count: number): string {
  return count === 1 ? '1 sted' : `${number(count)} steder`;
}

/** A whole number as Danish writes it. */
export function number(value: number): string {
  return value.toLocaleString('da-DK');
}
