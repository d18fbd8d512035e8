/** Words a question is made of and an answer is not: with them, the longest page of all would stand first. */
const FUNCTION_WORDS = new Set(
  (
    'af at blive bliver da de dem den der deres det din dit du efter eller en er et for fra få får gør gøre har have hvad ' +
    'hvem hver hvilke hvilken hvilket hvis hvor hvordan hvorfor hvornår i ikke ind jeg kan kunne man med mellem men mig min ' +
    'mit må ned nu når og om op os over på sig sin skal skulle som så til ud under var ved vi vil vores være'
  ).split(' '),
);
const FOLDED: Readonly<Record<string, string>> = { ae: 'æ', oe: 'ø', aa: 'å' };

/**
 * What to look up for what somebody wrote, best first: the words that carry the question, and where æ, ø or å may have been
 * written as two letters, with the letters put back before as written. A text of function words alone is looked up whole.
 */
export function searchTerms(written: string): readonly string[] {
  const words = written.replaceAll(/[?!]/g, ' ').split(/\s+/).filter(Boolean);
  const carrying = words.filter((word) => !FUNCTION_WORDS.has(word.toLowerCase()));
  const term = (carrying.length === 0 ? words : carrying).join(' ');
  const unfolded = term.replaceAll(/ae|oe|aa/gi, (pair) => FOLDED[pair.toLowerCase()] ?? pair);
  return unfolded === term ? [term] : [unfolded, term];
}
