/** A cell that a spreadsheet would run as a formula begins with one of these. */
const RUNS_AS_FORMULA = /^[=+\-@\t\r]/;

/**
 * Rows as a CSV file that a Danish Excel opens right: semicolons, CRLF and a byte order mark before UTF-8. A cell that
 * would run as a formula gets an apostrophe in front, which spreadsheets show as text.
 */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(csvCell).join(';')}\r\n`).join('')}`;
}

function csvCell(text: string): string {
  const safe = RUNS_AS_FORMULA.test(text) ? `'${text}` : text;
  return /[;"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
