import { parseSorCode } from '../../src/sor/identifiers/sor-code.ts';
import type { Register } from '../../src/sor/register.ts';
import type { SorUnit } from '../../src/sor/unit.ts';
import { isOpenOn } from '../../src/sor/validity.ts';

/** What is wrong with a SOR code’s form; undefined when nothing is. */
export function malformed(code: string): string | undefined {
  const parsed = parseSorCode(code);
  return parsed.ok ? undefined : parsed.problem;
}

/** Says that no unit has a code; a code of wrong form is another scenario’s business. */
export function unregistered(code: string, register: Register): string | undefined {
  return malformed(code) !== undefined || register.byId(code) !== undefined ? undefined : `ingen enhed har SOR-koden ${code}`;
}

/** Says when a unit is in force, if it is not on the day. */
export function notOpenOn(unit: SorUnit, onDate: string): string | undefined {
  if (isOpenOn(unit, onDate)) return undefined;
  return `gælder fra ${unit.status.firstFromDate} til ${unit.status.toDate ?? '(ingen dag)'}`;
}

/** Says that a unit has no level. */
export function withoutLevel({ organisationalLevel, entityName }: SorUnit): string | undefined {
  return organisationalLevel === undefined ? `${entityName} har intet niveau` : undefined;
}
