/**
 * Text that was masked before. It is no secret, so no rule may match it: otherwise what the tool wrote itself is taken for a
 * leak when it is searched again, and masking twice gives another text than masking once.
 */

/** The letter that masks are made of, as XML, JSON and addresses may write it, also escaped more than once. */
const DOT = String.raw`(?:•|&(?:amp;)*(?:#0*8226|#[xX]0*2022|bull);|%(?:25)*[eE]2%(?:25)*80%(?:25)*[aA]2|\\+u2022)`;
const HYPHEN = String.raw`(?:-|&(?:amp;)*#0*45;|%(?:25)*2[dD]|\\+u002[dD])`;

/** Masks, one after the other, the last of which may have been cut off. */
const MASK = `${DOT}(?:${DOT}|${HYPHEN})*`;

const WHOLLY = new RegExp(`^${MASK}$`);

/** Whether a text is a mask and nothing else. */
export function isMask(text: string): boolean {
  return WHOLLY.test(text);
}

/** What the tool writes where it cuts a text: of a body beyond the ceiling, a long line, and a quote in a sentence. */
const CUT = String.raw`\n\[… \d+ byte er udeladt|[…”]|&(?:amp;)*#(?:82[23][01]|[xX]20(?:26|1[dD]));|%(?:25)*[eE]2%(?:25)*80%(?:25)*(?:[aA]6|9[dD])|\\+u20(?:26|1[dD])`;
/** Ends of a value that were written for a text within a text, or end that text, and so do not end a match. */
const CODED_END = String.raw`[\\"]|</|&(?:amp;)*(?:quot|apos|lt|gt|#)|%(?:25)*(?:0[aAdD]|2[0267]|3[bBcCeE])`;

/** What a value, or the content of an element, begins with that was masked, or cut off where the mask stood, though a match goes on beyond it. */
export const MASKED_VALUE = new RegExp(`${MASK}(?:$|(?=${CUT}|${CODED_END}))|(?=${CUT})`, 'y');

/** As {@link MASKED_VALUE}, for a field of a form, which may be empty and stand in a JSON text. */
export const MASKED_FIELD = new RegExp(`${MASKED_VALUE.source}|(?=\\\\+(?:["'nrt&]|$))`, 'y');
