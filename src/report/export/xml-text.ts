const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
};

/** Characters that no XML 1.0 document may hold, not even escaped. Answers from endpoints can carry them. */
// eslint-disable-next-line no-control-regex -- the control characters are what is looked for
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** Text as content of an element; what XML cannot hold becomes the replacement character. */
export function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(FORBIDDEN, '\uFFFD')
    .replaceAll(/[&<>\r]/g, (character) => ENTITIES[character] ?? character);
}

/** Text as value of an attribute in double quotes; line breaks survive reading. */
export function xmlAttribute(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(FORBIDDEN, '\uFFFD')
    .replaceAll(/[&<>"\n\r\t]/g, (character) => ENTITIES[character] ?? character);
}

/** `<name a="1">`, or `<name a="1"/>` when it is closed at once; attributes that are undefined are left out. */
export function xmlTag(name: string, attributes: Readonly<Record<string, string | number | undefined>>, close = false): string {
  const parts = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${xmlAttribute(String(value))}"`],
  );
  return `<${name}${parts.join('')}${close ? '/' : ''}>`;
}
