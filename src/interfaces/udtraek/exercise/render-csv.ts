import { behaves, behavioursOf } from '../../../exercise/ground/behaviours.ts';
import type { RegionService, Scope } from '../../../exercise/ground/region-service.ts';

/** A CSV file's pieces as bytes, with the behaviours that touch its form applied. */
export function renderCsv(pieces: Iterable<string>, service: RegionService, scope: Scope): Buffer {
  let text = Array.from(pieces).join('');
  for (const { columns } of behavioursOf(service, scope, 'csv-columns-missing')) text = withoutColumns(text, columns);
  if (behaves(service, scope, 'csv-bad-row')) text = withBadRow(text);
  return behaves(service, scope, 'csv-windows-1252') ? asWindows1252(text) : Buffer.from(text);
}

const LINE_END = '\r\n';
const BYTE_ORDER_MARK = '\uFEFF';
/** A field as written, quoted or not, and the sign that ends it. */
const FIELD = /("(?:[^"]|"")*"|[^;\r\n]*)(;|\r\n|$)/gy;

/** The rows of a CSV file as the register's writer makes them, each field as written. */
function rowsOf(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, field = '', end] of text.matchAll(FIELD)) {
    row.push(field);
    if (end === ';') continue;
    if (row.length > 1 || field !== '') rows.push(row);
    row = [];
  }
  return rows;
}

/** The file without the columns named, in heading and rows. */
function withoutColumns(text: string, names: readonly string[]): string {
  const rows = rowsOf(text.replace(BYTE_ORDER_MARK, ''));
  const kept = (rows[0] ?? []).map((name) => !names.includes(name));
  const lines = rows.map((row) => row.filter((_, column) => kept[column] !== false).join(';') + LINE_END);
  return BYTE_ORDER_MARK + lines.join('');
}

/** The file with a row after the first that has two fields and no more. */
function withBadRow(text: string): string {
  const headingEnds = text.indexOf(LINE_END) + LINE_END.length;
  const firstEnds = text.indexOf(LINE_END, headingEnds);
  const at = firstEnds < 0 ? headingEnds : firstEnds + LINE_END.length;
  return `${text.slice(0, at)}="900099999";OE${LINE_END}${text.slice(at)}`;
}

/** What Windows-1252 has at 0x80–0x9F, where ISO 8859-1 has controls (WHATWG, Encoding). */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/** Text as Windows-1252 bytes without a byte order mark; a character it does not have becomes a question mark. */
function asWindows1252(text: string): Buffer {
  const letters = Array.from(text.replace(BYTE_ORDER_MARK, ''), (sign) => {
    const high = HIGH.indexOf(sign);
    if (high >= 0) return String.fromCharCode(0x80 + high);
    return (sign.codePointAt(0) ?? 0) > 0xff ? '?' : sign;
  });
  return Buffer.from(letters.join(''), 'latin1');
}
