import type { Register } from '../register.ts';
import type { Finding, Rule, RuleContext } from './rule.ts';

/** What one rule found in a register. */
export interface RuleResult {
  readonly rule: Rule;
  /** The first findings; a broken extract can have one on every unit. */
  readonly findings: readonly Finding[];
  /** All findings, also those not kept. */
  readonly total: number;
}

const KEPT = 1000;

/** Tries every rule on a register, in the order given; a rule with no findings is listed too. */
export function checkRegister(register: Register, rules: readonly Rule[], context: RuleContext): RuleResult[] {
  return rules.map((rule) => {
    const findings: Finding[] = [];
    let total = 0;
    for (const finding of rule.check(register, context)) {
      total += 1;
      if (findings.length < KEPT) findings.push(finding);
    }
    return { rule, findings, total };
  });
}
