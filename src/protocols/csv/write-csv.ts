import { stringify } from 'csv-stringify/sync';

/**
 * What a spreadsheet would run or guess a formula from, also behind blanks and in full-width letters. csv-stringify's own
 * guard looks at the first character alone.
 */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

/** Control characters other than line breaks and tabs; some spreadsheets stop reading at them. */
// eslint-disable-next-line no-control-regex -- the control characters are what is looked for
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F]/g;

const OPTIONS = {
  bom: true,
  delimiter: ';',
  record_delimiter: '\r\n',
  // A lone CR or LF would end the line for some readers, and blanks at the ends are lost by others.
  quoted_match: /[\r\n]|^\s|\s$/,
} as const;

/**
 * Rows as a table that Danish spreadsheets open right: semicolons, CRLF, and a byte order mark before UTF-8. No cell is
 * ever a formula: one that would be read as such gets an apostrophe in front, which spreadsheets show as text. Not for
 * the register's own CSV, whose form is the register's (sor/formats/csv).
 */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((row) => row.map(asText)),
    OPTIONS,
  );
}

function asText(cell: string): string {
  const clean = cell.replaceAll(CONTROL, '\uFFFD');
  return FORMULA.test(clean) ? `'${clean}` : clean;
}
