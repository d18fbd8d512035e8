/**
 * How many slips of the hand lie between two words: letters added, left out, exchanged or swapped with their neighbour
 * (Damerau–Levenshtein, restricted form).
 */
export function editDistance(left: string, right: string): number {
  const a = Array.from(left);
  const b = Array.from(right);
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (const [i, letter] of a.entries()) {
    const current = [i + 1];
    for (const [j, other] of b.entries()) {
      const substituted = (last[j] ?? 0) + (letter === other ? 0 : 1);
      const shorter = Math.min((last[j + 1] ?? 0) + 1, (current[j] ?? 0) + 1, substituted);
      const swapped = i > 0 && j > 0 && letter === b[j - 1] && a[i - 1] === other;
      current.push(swapped ? Math.min(shorter, (beforeLast[j - 1] ?? 0) + 1) : shorter);
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? 0;
}

/** Names longer than this are not typing slips of anything in the configuration, and comparing them costs their square. */
const LONGEST_COMPARED = 100;

/**
 * The candidate a person most likely meant, or undefined when none is near: at most one slip for every three letters.
 * Case counts for nothing, and Danish letters are near their ASCII spelling (“sjælland” and “sjaelland”).
 */
export function mostSimilar(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > LONGEST_COMPARED) return undefined;
  const plain = fold(word);
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(plain.length / 3)) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(plain, fold(candidate));
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** ` Mente du “midtjylland”?` with its leading space, or nothing. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const found = mostSimilar(word, candidates);
  return found === undefined ? '' : ` Mente du “${found}”?`;
}

function fold(word: string): string {
  return word.toLowerCase().replaceAll('æ', 'ae').replaceAll('ø', 'oe').replaceAll('å', 'aa');
}
