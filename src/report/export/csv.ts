import { causeRow } from '../../model/cause.ts';
import { partyKindRow } from '../../model/config/party.ts';
import { verdictRow } from '../../model/verdict.ts';
import { writeCsv } from '../../protocols/csv/write-csv.ts';
import type { CaseOutcome, RegionResults, ResultSet } from './result-set.ts';
import { abortSentence, markWords } from './words.ts';

type Column = readonly [heading: string, value: (set: ResultSet, region: RegionResults, result: CaseOutcome) => string];

/** The columns, in the order they stand. New ones are only ever added at the end. */
const COLUMNS: readonly Column[] = [
  ['Miljø', (set) => set.environment.id],
  ['Øvelse', (set) => (set.exercise ? 'ja' : 'nej')],
  ['Region', (_set, region) => region.name],
  ['Regionskode', (_set, region) => region.code ?? ''],
  ['Emne', (_set, _region, result) => result.subject],
  ['Egenskab', (_set, _region, result) => result.feature],
  ['Scenarie', (_set, _region, result) => result.id],
  ['Tilfælde', (_set, _region, result) => result.key],
  ['Navn', (_set, _region, result) => result.name],
  ['Afgørelse', (_set, _region, result) => verdictRow(result.verdict).da],
  ['Afgørelseskode', (_set, _region, result) => result.verdict],
  ['Mærker', (_set, _region, result) => markWords(result.marks).join(', ')],
  ['Hvorfor', (_set, _region, result) => result.fault?.sentence ?? ''],
  ['Forventet', (_set, _region, result) => result.fault?.expected ?? ''],
  ['Modtaget', (_set, _region, result) => result.fault?.received ?? ''],
  ['Afprøvet (UTC)', (_set, _region, result) => result.at?.slice(0, 19).replace('T', ' ') ?? ''],
  ['Varighed i ms', (_set, _region, result) => (result.run === undefined ? '' : String(Math.round(result.durationMs)))],
  ['Forsøg', (_set, _region, result) => (result.run === undefined ? '' : String(result.attempts))],
  ['Kørsel', (_set, _region, result) => result.run ?? ''],
  ['Seneste kørsel afbrudt', (_set, region) => abortSentence(region) ?? ''],
  ['Årsag', (_set, _region, result) => (result.cause === undefined ? '' : causeRow(result.cause).da)],
  ['Årsagskode', (_set, _region, result) => result.cause ?? ''],
  ['Kendt afvigelse', (_set, _region, result) => result.known?.id ?? ''],
  ['Kendt til og med', (_set, _region, result) => result.known?.until ?? ''],
  ['Fejlkode', (_set, _region, result) => result.faultCode ?? ''],
  ['Egen specifikation', (_set, _region, result) => (result.own === true ? 'ja' : 'nej')],
  ['Parttype', (_set, region) => partyKindRow(region.kind).da],
  ['Leverandør', (_set, region) => region.tried?.product?.vendor ?? ''],
  ['Version', (_set, region) => region.tried?.version ?? ''],
];

/**
 * A table as Danish spreadsheets open it: semicolons, UTF-8 with byte order mark, CRLF. One line a case and region; a
 * region without cases has none.
 */
export function toCsv(set: ResultSet): string {
  const lines = [COLUMNS.map(([heading]) => heading)];
  for (const region of set.regions) {
    for (const result of region.results) lines.push(COLUMNS.map(([, value]) => value(set, region, result)));
  }
  return writeCsv(lines);
}
