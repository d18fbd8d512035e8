import { PilotError } from '../../model/pilot-error.ts';

/** `Navn, Organisation`. Throws SP1021. */
export function readProposer(value: string): { readonly name: string; readonly organisation: string } {
  const at = value.indexOf(',');
  const [name, organisation] = [value.slice(0, Math.max(at, 0)).trim(), value.slice(at + 1).trim()];
  if (at > 0 && name !== '' && organisation !== '') return { name, organisation };
  throw wrong('proposed-by', `“${value}”`, 'et navn og en organisation med komma imellem');
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
