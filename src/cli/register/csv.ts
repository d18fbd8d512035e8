import { type CsvCell, writeCsv } from '../../protocols/csv/write-csv.ts';
import type { NamedUnit, PlacedFinding } from '../../sor/steward/placed-finding.ts';
import type { RegisterReport } from './report.ts';

const codeOf = (unit: NamedUnit | undefined): CsvCell => ({ code: unit?.sorIdentifier ?? '' });

/** The columns, in the order they stand. New ones are only ever added at the end. */
const COLUMNS: readonly (readonly [heading: string, value: (finding: PlacedFinding) => CsvCell])[] = [
  ['Regel', ({ rule }) => rule.title],
  ['Regel-id', ({ rule }) => rule.id],
  ['Regelens status', ({ rule }) => (rule.status === 'confirmed' ? 'bekræftet' : 'antagelse')],
  ['Kilder', ({ rule }) => rule.sources.join(', ')],
  ['Region', ({ unit }) => unit?.region?.name ?? 'ukendt'],
  ['Region fundet ved', ({ unit }) => REGION_BY[unit?.region?.by ?? 'unknown']],
  ['Ejer', ({ unit }) => unit?.owner?.name ?? ''],
  ['Ejers SOR-kode', ({ unit }) => codeOf(unit?.owner)],
  ['Institution', ({ unit }) => unit?.institution?.name ?? ''],
  ['Institutions SOR-kode', ({ unit }) => codeOf(unit?.institution)],
  ['Hospital', ({ unit }) => (unit?.hospital === undefined ? 'nej' : 'ja')],
  ['Enhed', ({ unit }) => unit?.name ?? ''],
  ['SOR-kode', ({ sorIdentifier }) => ({ code: sorIdentifier ?? '' })],
  ['Slags enhed', ({ unit }) => unit?.sorType ?? ''],
  ['Type', ({ unit }) => unit?.type ?? ''],
  ['Felt', ({ place }) => place],
  ['Sted i filen', ({ at }) => at],
  ['Forventet', ({ expected }) => expected],
  ['Fundet', ({ received }) => received],
];

const REGION_BY = { owner: 'ejerens navn', column: 'regionskode i adressen', unknown: '' } as const;

/** Every finding of a report, a line each, as Danish spreadsheets open it; SOR codes keep all their digits. */
export function reportCsv({ found }: RegisterReport): string {
  return writeCsv([COLUMNS.map(([heading]) => heading), ...found.map((one) => COLUMNS.map(([, value]) => value(one)))]);
}
