/** The first sentence of a definition: what a link to the term shows. A period inside an abbreviation does not end it. */
export const firstSentence = (text: string): string => /^.*?[.!?](?=\s+[A-ZÆØÅ“])/su.exec(text)?.[0] ?? text;
