import { UNIT_CHANGES, type UnitChangeKind } from '../../model/measurement.ts';
import { CHANGE_WORDS } from '../../report/rollout/change-words.ts';
import { writeCsv } from '../../protocols/csv/write-csv.ts';
import type { ExtractComparison, FindingChange, UnitChange } from '../../sor/steward/compare-extracts.ts';
import type { UnitPlace } from '../../sor/steward/placed-finding.ts';
import { nameOf, number } from './text.ts';

/** Two extracts held against each other, as they are told. */
export interface ComparisonReport extends ExtractComparison {
  readonly before: { readonly extract: string; readonly onDate: string };
  readonly after: { readonly extract: string; readonly onDate: string };
}

/** Changes shown to a person of each kind. */
const SHOWN = 3;

const FINDING_WORDS: Readonly<Record<FindingChange['kind'], readonly [one: string, many: string]>> = {
  new: ['nyt fund', 'nye fund'],
  mended: ['fund er rettet', 'fund er rettet'],
};

/** The comparison for people: counts, and the first of each kind. */
export function comparisonText(report: ComparisonReport): string {
  const { before, after, units, findings, standing, withdrawn, incomparable } = report;
  const of = (kind: UnitChangeKind): readonly UnitChange[] => units.filter((change) => change.kind === kind);
  const found = (kind: FindingChange['kind']): readonly FindingChange[] => findings.filter((change) => change.kind === kind);
  return [
    `Fra ${before.extract} (pr. ${before.onDate}) til ${after.extract} (pr. ${after.onDate}).`,
    'Enheder:',
    ...(units.length === 0 ? ['  ingen forskel'] : []),
    ...UNIT_CHANGES.flatMap((kind) => counted([CHANGE_WORDS[kind].one, CHANGE_WORDS[kind].many], of(kind).map(changeInWords))),
    'Fund:',
    ...(['new', 'mended'] as const).flatMap((kind) =>
      counted(
        FINDING_WORDS[kind],
        found(kind).map(
          ({ finding }) => `${unitInWords(finding.unit, finding.sorIdentifier)}: ${finding.rule.title}, ${finding.place}`,
        ),
      ),
    ),
    `  ${number(standing)} står i begge`,
    ...(withdrawn === 0 ? [] : [`  ${number(withdrawn)} var på enheder, der ikke er i den nye fil`]),
    ...(incomparable.length === 0
      ? []
      : [
          `– ${incomparable.length === 1 ? '1 regel' : `${incomparable.length} regler`} kunne ikke prøves på begge filer, og deres fund tæller hverken som nye eller rettede:`,
          ...incomparable.map((rule) => `    ${nameOf(rule)}`),
        ]),
  ].join('\n');
}

function counted([one, many]: readonly [string, string], lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  const rest = lines.length - SHOWN;
  return [
    `  ${number(lines.length)} ${lines.length === 1 ? one : many}`,
    ...lines.slice(0, SHOWN).map((line) => `    ${line}`),
    ...(rest > 0 ? [`    … og ${number(rest)} til`] : []),
  ];
}

const unitInWords = (unit: UnitPlace | undefined, code: string | undefined): string =>
  [unit?.name, code ?? unit?.sorIdentifier].filter((text) => text !== undefined && text !== '').join(', ');

function changeInWords({ kind, unit, before, after }: UnitChange): string {
  const name = unitInWords(unit, unit.sorIdentifier);
  return kind === 'moved' || kind === 'renamed' || kind === 'level'
    ? `${name}: fra ${before === '' ? 'intet' : before} til ${after === '' ? 'intet' : after}`
    : name;
}

/** Every change as a table, a line each: the units’ first, then new findings and mended ones. */
export function comparisonCsv({ units, findings }: ComparisonReport): string {
  const head = ['Ændring', 'Region', 'Ejer', 'Hospital', 'Enhed', 'SOR-kode', 'Regel', 'Felt', 'Før', 'Nu', 'Sted i filen'];
  const place = (unit: UnitPlace | undefined, code: string | undefined) => [
    unit?.region?.name ?? 'ukendt',
    unit?.owner?.name ?? '',
    unit?.hospital?.name ?? '',
    unit?.name ?? '',
    { code: code ?? '' },
  ];
  return writeCsv([
    head,
    ...units.map(({ kind, unit, before, after }) => [
      CHANGE_WORDS[kind].one,
      ...place(unit, unit.sorIdentifier),
      '',
      '',
      before,
      after,
      '',
    ]),
    ...findings.map(({ kind, finding }) => {
      const { unit, sorIdentifier, rule, place: field, at, received } = finding;
      const told = kind === 'new' ? ['', received] : [received, ''];
      return [FINDING_WORDS[kind][0], ...place(unit, sorIdentifier), rule.title, field, ...told, at];
    }),
  ]);
}
