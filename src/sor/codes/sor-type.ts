/** IO, HI and OU are what English texts call the three (EER; the tables of SORUS); SOR itself writes IE, SI and OE. */
const DANISH: Readonly<Record<string, string>> = { IO: 'IE', HI: 'SI', OU: 'OE' };

/** The type of a unit by its Danish letters, whichever it was written with; any other text as it is. */
export function danishSorType(code: string | undefined): string | undefined {
  return code === undefined ? undefined : (DANISH[code] ?? code);
}

/** The letters a type of unit may be written with, the Danish first; any other text alone. */
export function lettersOfSorType(code: string): readonly string[] {
  return [code, ...Object.entries(DANISH).flatMap(([english, danish]) => (danish === code ? english : []))];
}
