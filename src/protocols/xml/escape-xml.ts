const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
};

/** Characters XML 1.0 cannot hold at all (section 2.2), not even escaped: controls but tab and line ends, U+FFFE and U+FFFF. */
// eslint-disable-next-line no-control-regex -- the point of the expression is to find control characters
export const ILLEGAL_IN_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** Text as content of an element; a character XML cannot hold, or half a surrogate pair, becomes U+FFFD. */
export function escapeXml(text: string): string {
  return replaced(text, /[&<>\r]/g);
}

/** Text as the value of an attribute in double quotes; tabs and line ends survive reading. */
export function escapeXmlAttribute(text: string): string {
  return replaced(text, /[&<>"\n\r\t]/g);
}

function replaced(text: string, escaped: RegExp): string {
  return text
    .toWellFormed()
    .replace(ILLEGAL_IN_XML, '\uFFFD')
    .replace(escaped, (sign) => ENTITIES[sign] ?? sign);
}

/** An element with text; nothing when there is no value, an empty element when the value is empty. */
export function xmlLeaf(name: string, value: string | undefined): string {
  return value === undefined ? '' : `<${name}>${escapeXml(value)}</${name}>`;
}

/** `<name a="1">`, or `<name a="1"/>` when it is closed at once; attributes that are undefined are left out. */
export function xmlTag(name: string, attributes: Readonly<Record<string, string | number | undefined>>, close = false): string {
  const parts = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escapeXmlAttribute(String(value))}"`],
  );
  return `<${name}${parts.join('')}${close ? '/' : ''}>`;
}
