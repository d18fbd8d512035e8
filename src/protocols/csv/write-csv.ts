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
export function writeCsv(rows: readonly (readonly CsvCell[])[]): string {
  return stringify(
    rows.map((row) => row.map((cell) => (typeof cell === 'string' ? asText(cell) : asCode(cell.code)))),
    OPTIONS,
  );
}

/** A text, or a code of digits, which a spreadsheet must not take for a number. */
export type CsvCell = string | { readonly code: string };

/**
 * A code of up to 18 digits, as the register's own CSV writes one: as a number a spreadsheet would round it after 15. What
 * holds anything but digits is a text like any other.
 */
function asCode(code: string): string {
  return /^\d+$/.test(code) ? `="${code}"` : asText(code);
}

function asText(cell: string): string {
  const clean = cell.replaceAll(CONTROL, '\uFFFD');
  return FORMULA.test(clean) ? `'${clean}` : clean;
}
