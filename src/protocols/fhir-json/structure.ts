/** What is wrong with how a JSON text is built, though JSON.parse says nothing of it. */
export type StructureFault = { readonly reason: 'too-deep' } | { readonly reason: 'twice'; readonly name: string };

/**
 * The first place where a JSON text nests deeper than a limit, or an object has a name twice; undefined when there is
 * none. JSON.parse keeps the last of two values, so two readers of one document can see different things. Text that is not
 * JSON gives what was found before it broke; the parser tells of that. One pass, and memory for the depth alone.
 */
export function structureFault(text: string, maxDepth: number): StructureFault | undefined {
  /** Names seen in each object that is open; undefined for a list. */
  const open: (Set<string> | undefined)[] = [];
  /** Sets of objects that have been closed, to be used again. */
  const free: Set<string>[] = [];
  let expectsName = false;
  for (let index = 0; index < text.length; index += 1) {
    switch (text.charCodeAt(index)) {
      case 0x7b:
        open.push(free.pop() ?? new Set());
        expectsName = true;
        if (open.length > maxDepth) return { reason: 'too-deep' };
        break;
      case 0x5b:
        open.push(undefined);
        expectsName = false;
        if (open.length > maxDepth) return { reason: 'too-deep' };
        break;
      case 0x7d:
      case 0x5d: {
        const names = open.pop();
        names?.clear();
        if (names !== undefined) free.push(names);
        expectsName = false;
        break;
      }
      case 0x2c:
        expectsName = open.at(-1) !== undefined;
        break;
      case 0x22: {
        const end = endOfString(text, index);
        const names = open.at(-1);
        if (expectsName && names !== undefined) {
          const name = nameOf(text.slice(index, end + 1));
          if (names.has(name)) return { reason: 'twice', name };
          names.add(name);
          expectsName = false;
        }
        index = end;
        break;
      }
    }
  }
  return undefined;
}

/** Index of the quote that ends the string which begins at `start`; of the end where none does. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(end - 1 - backslashes) === 0x5c) backslashes += 1;
    if (backslashes % 2 === 0) return end;
  }
  return text.length;
}

/** A name with its escapes read, so that “a” and “\u0061” are the same. */
function nameOf(quoted: string): string {
  if (!quoted.includes('\\')) return quoted.slice(1, -1);
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted;
  }
}
