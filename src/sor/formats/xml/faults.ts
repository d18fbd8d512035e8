/** Why a document is not well-formed XML, in Danish, as part of a sentence. */
export const FAULT = {
  noRoot: 'der er intet rodelement',
  twoRoots: 'der er mere end ét rodelement',
  textOutside: 'der er tekst uden for rodelementet',
  cut: 'det slutter midt i et tag, en kommentar eller en anden markering',
  tooLong: 'et tag eller en henvisning er længere end en million tegn',
  tagName: 'efter < står et tegn, som ikke kan begynde eller stå i et navn',
  slash: 'en skråstreg i et tag følges ikke af >',
  attributeName: 'i et tag står et tegn, som ikke kan stå i en attributs navn',
  noValue: 'en attribut har ingen værdi',
  unquoted: 'en attributs værdi står uden citationstegn',
  noSpace: 'der er intet mellemrum mellem to attributter',
  lessThan: 'der står < i en attributs værdi',
  closeName: 'i et sluttag står et tegn, som ikke kan stå der',
  closeEmpty: 'et sluttag har intet navn',
  cdataEnd: 'der står ]]> i en tekst',
  comment: 'der står -- i en kommentar',
  bang: 'efter <! står hverken en kommentar eller CDATA',
  noTarget: 'en instruktion (<?) har intet navn',
  targetName: 'i navnet på en instruktion (<?) står et tegn, som ikke kan stå der',
  declarationPlace: 'XML-erklæringen står ikke først',
  declaration: 'XML-erklæringen er ikke skrevet, som den skal være',
} as const;

const SHOWN = 80;

/** An element that was still open when the document ended. */
export const unclosed = (name: string): string => `${shown(name)} er ikke lukket`;

/** An end tag where another was due; `open` is undefined when nothing was open. */
export const wrongClose = (name: string, open: string | undefined): string =>
  `</${shown(name)}> ${open === undefined ? 'lukker intet' : `står, hvor </${shown(open)}> var ventet`}`;

/** An attribute that stands twice in one tag. */
export const twice = (attribute: string): string => `attributten ${shown(attribute)} står to gange i samme tag`;

/** A character that XML cannot hold. */
export const forbidden = (code: number): string =>
  `tegnet U+${code.toString(16).toUpperCase().padStart(4, '0')} må ikke stå i XML`;

/** A reference that stands for nothing; `body` is what stands between `&` and `;`, undefined when no reference is there. */
export const badReference = (body: string | undefined): string =>
  body === undefined ? '& uden et navn og ;' : `&${shown(body)}; er ukendt`;

function shown(name: string): string {
  return name.length <= SHOWN ? name : `${name.slice(0, SHOWN)}…`;
}
