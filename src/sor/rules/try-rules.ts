import type { Need } from './needs.ts';
import type { RuleRecords } from './records.ts';
import type { RuleContext } from './levels.ts';
import type { Finding, Rule } from './rule.ts';
import { viewOn } from './view.ts';

/**
 * What came of one rule. It holds, it is broken, or it could not be tried: because something it needs is not carried at
 * all (`lacks`), or because there was nothing to look at.
 */
export type RuleTrial = { readonly rule: Rule } & (
  | { readonly state: 'untried'; readonly lacks: Need | undefined }
  | {
      readonly state: 'holds' | 'broken';
      readonly looked: number;
      /** The first findings; a broken extract can have one on every unit. */
      readonly findings: readonly Finding[];
      /** All findings, also those not kept. */
      readonly total: number;
    }
);

const KEPT = 1000;

/** What rules are tried for, and how many findings of each are kept; all are counted. */
export interface TrialContext extends RuleContext {
  readonly kept?: number;
}

/** Tries rules on what a register or an interface showed, in the order given. Pure. */
export function tryRules(records: RuleRecords, rules: readonly Rule[], context: TrialContext): RuleTrial[] {
  const { kept = KEPT } = context;
  const view = viewOn(records, context);
  return rules.map((rule): RuleTrial => {
    const lacks = rule.needs.find((need) => records.lacks.has(need));
    if (lacks !== undefined) return { rule, state: 'untried', lacks };
    const { looked, findings: all } = rule.look(view);
    const findings: Finding[] = [];
    let total = 0;
    for (const finding of all) {
      total += 1;
      if (findings.length < kept) findings.push(finding);
    }
    if (looked === 0 && total === 0) return { rule, state: 'untried', lacks: undefined };
    return { rule, state: total === 0 ? 'holds' : 'broken', looked, findings, total };
  });
}
