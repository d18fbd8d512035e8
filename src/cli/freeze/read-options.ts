import { readRole } from '../../manual/role.ts';
import { PilotError } from '../../model/pilot-error.ts';

/** `Rolle, Organisation`. Throws SP1021. */
export function readProposer(value: string): { readonly role: string; readonly organisation: string } {
  const proposer = readRole(value);
  if (proposer !== undefined) return proposer;
  throw wrong('proposed-by', `“${value}”`, 'en rolle og en organisation med komma imellem');
}

/** A day that is today or later. Throws SP1021. */
export function comingDay(name: string, value: string, today: string): string {
  if (value >= today) return value;
  throw wrong(name, `“${value}”`, `en dato som 2027-01-01, der er ${today} eller senere`);
}

function wrong(name: string, seen: string, expected: string): PilotError {
  return new PilotError('SP1021', {
    place: { what: `--${name}` },
    seen,
    expected,
    remedy: `Ret --${name}. “npx sor-pilot help freeze” viser et eksempel på hvert valg.`,
  });
}
