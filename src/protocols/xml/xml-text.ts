const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' };

/** Characters XML 1.0 cannot hold at all (section 2.2): controls but tab and line ends, lone surrogates, U+FFFE and U+FFFF. */
// eslint-disable-next-line no-control-regex -- the point of the expression is to find control characters
const ILLEGAL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** Text as it may stand in an element or a quoted attribute; a character XML cannot hold becomes U+FFFD. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(ILLEGAL, '\uFFFD')
    .replace(/[&<>"\r]/g, (sign) => ESCAPES[sign] ?? sign);
}

/** An element with text; nothing when there is no value, an empty element when the value is empty. */
export function xmlLeaf(name: string, value: string | undefined): string {
  return value === undefined ? '' : `<${name}>${escapeXml(value)}</${name}>`;
}
