/**
 * The first name that stands twice in one object of a JSON text, or undefined. JSON.parse keeps the last value and says
 * nothing, so two readers of one document can see different things. Text that is not JSON gives what was found before it
 * broke; the parser tells of that.
 */
export function duplicateKey(text: string): string | undefined {
  /** Names seen in each object that is open; undefined for a list. */
  const open: (Set<string> | undefined)[] = [];
  let expectsName = false;
  for (let index = 0; index < text.length; index += 1) {
    switch (text.charCodeAt(index)) {
      case 0x7b:
        open.push(new Set());
        expectsName = true;
        break;
      case 0x5b:
        open.push(undefined);
        expectsName = false;
        break;
      case 0x7d:
      case 0x5d:
        open.pop();
        expectsName = false;
        break;
      case 0x2c:
        expectsName = open.at(-1) !== undefined;
        break;
      case 0x22: {
        const end = endOfString(text, index);
        const names = open.at(-1);
        if (expectsName && names !== undefined) {
          const name = nameOf(text.slice(index, end + 1));
          if (names.has(name)) return name;
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

/** Index of the quote that ends the string which begins at `start`. */
function endOfString(text: string, start: number): number {
  let index = start + 1;
  while (index < text.length && text.charCodeAt(index) !== 0x22) index += text.charCodeAt(index) === 0x5c ? 2 : 1;
  return index;
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
