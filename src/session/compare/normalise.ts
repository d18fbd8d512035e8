/**
 * How values are made alike before they are compared. Only differences of writing are taken away, never of content:
 * what is left after this is a difference a receiver would notice.
 */
export type Normalise = (value: string) => string;

/** Text: without blanks at the ends, runs of blanks as one, composed as Unicode NFC. */
export function asText(value: string): string {
  return value.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
}

/** A code: without any blanks, in capitals (a SHAK code may end in a letter). */
export function asCode(value: string): string {
  return value.replaceAll(/\s/g, '').toUpperCase();
}
