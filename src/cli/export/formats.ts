import type { Addresses } from '../../report/export/addresses.ts';
import { toCsv } from '../../report/export/csv.ts';
import { toEarl } from '../../report/export/earl.ts';
import { toJUnit } from '../../report/export/junit.ts';
import { resultsJson } from '../../report/export/json/results.ts';
import type { ResultSet } from '../../report/export/result-set.ts';
import { didYouMean } from '../../model/similar.ts';
import { PilotError } from '../../model/pilot-error.ts';

type Writer = (set: ResultSet, addresses: Addresses, version: string) => string;

const pretty = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

/** The formats there are; the same functions write the site's own data. */
export const FORMATS = {
  junit: toJUnit,
  csv: toCsv,
  json: (set, addresses) => pretty(resultsJson(set, addresses)),
  earl: (set, addresses, version) => pretty(toEarl(set, addresses, version)),
} as const satisfies Readonly<Record<string, Writer>>;

/** The writer of a format. Throws SP1021 for one that is not there, and when none is named. */
export function writerOf(format: string | undefined): Writer {
  const names = Object.keys(FORMATS);
  const found = Object.entries(FORMATS).find(([name]) => name === format);
  if (found !== undefined) return found[1];
  throw new PilotError('SP1021', {
    place: { what: '--format' },
    seen: format === undefined ? 'ingen værdi' : `“${format}” er ikke et format.${didYouMean(format, names)}`,
    expected: `et af ${names.join(', ')}`,
    remedy: 'Vælg et af formaterne.',
  });
}
