/** Whether a field that opened with a quote is still open at the end. A quote opens a field only as its first sign. */
export function endsInsideQuotes(text: string): boolean {
  if (!text.includes('"')) return false;
  let inside = false;
  let fieldStart = true;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (inside) {
      if (sign !== '"') continue;
      if (text[at + 1] === '"') at += 1;
      else inside = false;
    } else {
      inside = fieldStart && sign === '"';
      fieldStart = sign === ';' || sign === '\n';
    }
  }
  return inside;
}

/**
 * The fields of a record whose quotes are all closed. A quote inside a quoted field is written twice. Where something
 * follows the closing quote, the quotes are signs like others, as they are when they do not come first.
 */
export function splitQuoted(record: string): readonly string[] {
  const fields: string[] = [];
  for (let at = 0; ;) {
    const { value, end } = record[at] === '"' ? quotedField(record, at) : plainField(record, at);
    fields.push(value);
    if (end >= record.length) return fields;
    at = end + 1;
  }
}

interface Field {
  readonly value: string;
  /** Where the `;` behind it stands, or the record ends. */
  readonly end: number;
}

function plainField(record: string, at: number): Field {
  const found = record.indexOf(';', at);
  const end = found === -1 ? record.length : found;
  return { value: record.slice(at, end), end };
}

function quotedField(record: string, at: number): Field {
  let value = '';
  for (let from = at + 1; ;) {
    const found = record.indexOf('"', from);
    const quote = found === -1 ? record.length : found;
    value += record.slice(from, quote);
    const next = record[quote + 1];
    if (next === '"') {
      value += '"';
      from = quote + 2;
    } else if (next === undefined || next === ';') {
      return { value, end: quote + 1 };
    } else {
      const rest = plainField(record, quote + 1);
      return { value: `"${value}"${rest.value}`, end: rest.end };
    }
  }
}
