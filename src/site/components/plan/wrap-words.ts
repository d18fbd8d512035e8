/** Text in lines of at most so many characters, broken between words; a longer word keeps its line to itself. For SVG, which does not wrap. */
export function wrapWords(text: string, most: number): readonly string[] {
  return text.split(' ').reduce<readonly string[]>((lines, word) => {
    const last = lines.at(-1);
    return last !== undefined && last.length + 1 + word.length <= most
      ? [...lines.slice(0, -1), `${last} ${word}`]
      : [...lines, word];
  }, []);
}
