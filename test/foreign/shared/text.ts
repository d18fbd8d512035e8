/** The characters Windows-1252 has where ISO-8859-1 has control characters, as far as the registers use them. */
const WINDOWS_ONLY: Readonly<Record<string, number>> = {
  '–': 0x96,
  '—': 0x97,
  '’': 0x92,
  '“': 0x93,
  '”': 0x94,
  '€': 0x80,
  '…': 0x85,
};

/** @throws Error when a character cannot be written in Windows-1252. */
export function windows1252(text: string): Buffer {
  return Buffer.from(
    Array.from(text, (character) => {
      const code = WINDOWS_ONLY[character] ?? character.codePointAt(0) ?? 0;
      if (code > 0xff) throw new Error(`“${character}” is not in Windows-1252`);
      return code;
    }),
  );
}

/** A table with semicolons; a cell is quoted only when it must be. `asText` cells are written `="…"`. */
export function csv(
  columns: readonly string[],
  rows: readonly (readonly (string | undefined)[])[],
  asText: readonly string[] = [],
): string {
  const cell = (value: string | undefined, column: string | undefined): string => {
    if (value === undefined || value === '') return '';
    if (column !== undefined && asText.includes(column)) return `="${value}"`;
    return /[;"\r\n]/u.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
  };
  return [columns.join(';'), ...rows.map((row) => row.map((value, index) => cell(value, columns[index])).join(';'))]
    .map((line) => `${line}\r\n`)
    .join('');
}
