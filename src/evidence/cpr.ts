import { CPR_MASK } from './rules.ts';
import { matchesFrom, type Searched, type Span } from './spans.ts';

/**
 * Ten digits with or without a hyphen after the sixth. Digits on either side rule it out, which keeps SOR codes (11 to
 * 18 digits), GLN (13) and the register copy's offset tokens (20) whole.
 */
const CANDIDATE = /(?<![0-9])([0-9]{2})([0-9]{2})([0-9]{2})[-‐‑–]?([0-9])[0-9]{3}(?![0-9])/g;

/**
 * Numbers that have the form of a CPR number: a date that exists, then four digits. The check digit is not used,
 * because numbers without it have been issued since 2007. Numbers in `approved` (test numbers, digits only) are left.
 */
export function cprSpans(searched: Searched, approved: ReadonlySet<string>): Span[] {
  const spans: Span[] = [];
  for (const match of matchesFrom(searched, CANDIDATE)) {
    const [whole, day, month, year, seventh] = match;
    if (!isBirthDate(Number(day), Number(month), birthYear(Number(year), Number(seventh)))) continue;
    if (approved.has(whole.replaceAll(/[^0-9]/g, ''))) continue;
    spans.push({ start: match.index, end: match.index + whole.length, rule: 'cpr', mask: CPR_MASK });
  }
  return spans;
}

/** The century lies in the seventh digit, by the CPR office's published table. */
function birthYear(twoDigits: number, seventh: number): number {
  if (seventh <= 3) return 1900 + twoDigits;
  if (seventh === 4 || seventh === 9) return (twoDigits <= 36 ? 2000 : 1900) + twoDigits;
  return (twoDigits <= 57 ? 2000 : 1800) + twoDigits;
}

function isBirthDate(day: number, month: number, year: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
