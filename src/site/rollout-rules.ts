import { REGISTER_RULES } from '../sor/rules/register-rules.ts';
import type { Rule } from '../sor/rules/rule.ts';

/** What a page tells of a rule of the register. */
export type ToldRule = Pick<Rule, 'id' | 'title' | 'status' | 'sources'>;

const byId: ReadonlyMap<string, ToldRule> = new Map(REGISTER_RULES.map((rule) => [rule.id, rule]));

/** A rule by its id; undefined of one that has been withdrawn since a day was measured by it. */
export const toldRule = (id: string): ToldRule | undefined => byId.get(id);

/** Whether a rule rests on a source; one that has been withdrawn does not. */
export const isConfirmedRule = (id: string): boolean => byId.get(id)?.status === 'confirmed';

/** A rule in words; its id where nobody knows it any more. */
export const ruleTitle = (id: string): string => byId.get(id)?.title ?? id;
