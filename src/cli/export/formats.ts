import type { Addresses } from '../../report/export/addresses.ts';
import { toCsv } from '../../report/export/csv.ts';
import { toEarl } from '../../report/export/earl.ts';
import { toJUnit } from '../../report/export/junit.ts';
import { resultsJson } from '../../report/export/json/results.ts';
import type { ResultSet } from '../../report/export/result-set.ts';

type Writer = (set: ResultSet, addresses: Addresses, version: string) => string;

const pretty = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

/** The formats there are; the same functions write the site's own data. */
export const FORMATS = {
  junit: toJUnit,
  csv: toCsv,
  json: (set, addresses) => pretty(resultsJson(set, addresses)),
  earl: (set, addresses, version) => pretty(toEarl(set, addresses, version)),
} as const satisfies Readonly<Record<string, Writer>>;

/** Their names, as they are asked for. */
export const FORMAT_NAMES = Object.keys(FORMATS) as readonly (keyof typeof FORMATS)[];
