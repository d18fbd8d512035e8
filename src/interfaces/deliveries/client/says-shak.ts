/** Whether a name (an element, a column, a code system) itself says that what stands under it is a SHAK code. */
export function saysShak(name: string): boolean {
  return /shak|sygehusafdelingsnummer/i.test(name);
}
