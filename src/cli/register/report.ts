import type { Need } from '../../sor/rules/needs.ts';
import { recordsOf } from '../../sor/rules/records.ts';
import { REGISTER_RULES } from '../../sor/rules/register-rules.ts';
import type { RuleContext } from '../../sor/rules/levels.ts';
import type { Finding, Rule } from '../../sor/rules/rule.ts';
import { type RuleTrial, tryRules } from '../../sor/rules/try-rules.ts';
import { contentOn } from '../../sor/states.ts';
import { codesBelow, type KnownRegion, type PlacedFinding, placeFindings } from '../../sor/steward/placed-finding.ts';
import type { ReadProblem, RegisterContent, SorUnit } from '../../sor/unit.ts';

/** Findings given to a program for each rule; the total is always told. */
const MOST_FINDINGS = 100;
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
  readonly findings: readonly Finding[];
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
  /** Every finding, with where its unit lies: of confirmed rules first. */
  readonly found: readonly PlacedFinding[];
  /** The part of the register it is about, where it is not all of it: a SOR code or a name. */
  readonly below?: string;
}

/** What the report of a register's rules is made of. */
export interface RegisterReportInput {
  /** The file as it was named. */
  readonly extract: string;
  readonly content: RegisterContent;
  readonly problems: readonly ReadProblem[];
  readonly context: RuleContext;
  /** Where a unit's record stands in the file, where that is known. */
  readonly lineOf?: (unit: SorUnit) => number | undefined;
  /** What units may be found to be of. */
  readonly regions?: readonly KnownRegion[];
}

/** Tries every rule the extract has what it takes for, on the units as they are on the day. Pure. */
export function reportOnRegister(input: RegisterReportInput): RegisterReport {
  const { extract, content, problems, context, lineOf, regions = [] } = input;
  const placeOf = (unit: SorUnit): string => {
    const line = lineOf?.(unit);
    return line === undefined ? '' : `linje ${line}`;
  };
  const trials = tryRules(recordsOf(content, placeOf), REGISTER_RULES, { ...context, kept: Infinity });
  const rules = trials.map(outcomeOf);
  const onItsDay = contentOn(content, context.onDate);
  const found = placeFindings(trials, onItsDay, regions);
  const unreadable = untoldBy(found, problems);
  return {
    extract,
    snapshotDate: content.snapshotDate,
    onDate: context.onDate,
    units: onItsDay.units.length,
    unreadable: { total: unreadable.length, first: unreadable.slice(0, MOST_FINDINGS) },
    rules,
    total: unreadable.length + found.length,
    found,
  };
}

/** What the reader noted and no rule found: a field that is missing on a unit is told once, by the rule. */
function untoldBy(found: readonly PlacedFinding[], problems: readonly ReadProblem[]): readonly ReadProblem[] {
  const told = new Set(found.map(({ at, place }) => `${at} ${place}`));
  return problems.filter(({ line, message }) => !told.has(`linje ${line} ${message.split(' ')[0] ?? ''}`));
}

/**
 * The same report of a unit and all that lies below it alone, by its SOR code or its whole name; undefined where the
 * extract has no such unit. What could not be read of the file stays, for nobody knows whose it was.
 */
export function reportBelow(report: RegisterReport, content: RegisterContent, unit: string): RegisterReport | undefined {
  const onItsDay = contentOn(content, report.onDate);
  const codes = codesBelow(onItsDay, unit);
  if (codes === undefined) return undefined;
  const found = report.found.filter(({ sorIdentifier }) => codes.has(sorIdentifier));
  const byRule = Map.groupBy(found, ({ rule }) => rule.id);
  const rules = report.rules.map((rule): RuleOutcome => {
    const own = byRule.get(rule.id) ?? [];
    if (rule.state === 'untried') return rule;
    return {
      ...rule,
      state: own.length === 0 ? 'holds' : 'broken',
      total: own.length,
      findings: own.slice(0, MOST_FINDINGS).map(told),
    };
  });
  const { unreadable } = report;
  return { ...report, units: codes.size, rules, total: unreadable.total + found.length, found, below: unit };
}

function outcomeOf(trial: RuleTrial): RuleOutcome {
  const { id, title, status, sources, subjects } = trial.rule;
  const rule = { id, title, status, sources, subjects, state: trial.state };
  if (trial.state === 'untried') return { ...rule, looked: 0, total: 0, skipped: trial.lacks ?? 'nothing', findings: [] };
  const findings = trial.findings.slice(0, MOST_FINDINGS).map(told);
  return { ...rule, looked: trial.looked, total: trial.total, skipped: undefined, findings };
}

const told = ({ sorIdentifier, place, at, expected, received }: Finding): RuleOutcome['findings'][number] => ({
  sorIdentifier,
  place,
  at,
  expected,
  received,
});
