/** One line of a feature outside comments, tables and doc strings, where keywords and prose can stand. */
export interface TextLine {
  /** From 1. */
  readonly line: number;
  /** Column of the first character that is no space, from 1. */
  readonly column: number;
  /** Without surrounding space. */
  readonly text: string;
}

const DOC_STRING = /^("""|```)/;

/** The lines of a feature that the parser could take for keywords; empty lines are left out. */
export function textLines(source: string): readonly TextLine[] {
  const found: TextLine[] = [];
  let docString: string | undefined;
  for (const [index, raw] of source.split(/\r?\n/).entries()) {
    const text = raw.trim();
    const fence = DOC_STRING.exec(text)?.[1];
    if (docString !== undefined) {
      if (fence === docString) docString = undefined;
      continue;
    }
    if (fence !== undefined) docString = fence;
    else if (text !== '' && !/^[#|@]/.test(text)) {
      found.push({ line: index + 1, column: raw.length - raw.trimStart().length + 1, text });
    }
  }
  return found;
}
