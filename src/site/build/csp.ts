import { createHash } from 'node:crypto';

/**
 * The content-security policy of one built page. Astro's own policy does not cover Starlight's inline scripts and
 * style attributes, so the finished HTML is read and what stands in it is hashed: nothing that was not there when
 * the page was built can run, not even when a hostile endpoint's answer slipped through as markup.
 */

/** Directives that are the same on every page. WebAssembly is Pagefind's search; workers are its too, and the page's that measures a day again. */
const FIXED_DIRECTIVES = [
  "default-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
] as const;

/** Content of inline scripts and styles, and values of style attributes, as the browser will see them. */
export interface InlineParts {
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
  readonly styleAttributes: readonly string[];
}

const ELEMENT = /<(script|style)\b((?:[^>"']|"[^"]*"|'[^']*')*)>([\s\S]*?)<\/\1\s*>/gi;
const COMMENT = /<!--[\s\S]*?-->/g;
const TAG = /<[a-z][^\s/>]*((?:[^>"']|"[^"]*"|'[^']*')*)>/gi;
const ATTRIBUTE = /([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The inline parts of a page, each once and in order of appearance. */
export function inlineParts(html: string): InlineParts {
  const scripts = new Set<string>();
  const styles = new Set<string>();
  const styleAttributes = new Set<string>();
  const markup = html.replaceAll(ELEMENT, (...found: string[]) => {
    const [, name = '', attributes = '', content = ''] = found;
    if (name.toLowerCase() === 'style') styles.add(content);
    else if (!/(?:^|\s)src\s*=/i.test(attributes)) scripts.add(content);
    return `<${name}${attributes}>`;
  });
  for (const [, attributes = ''] of markup.replaceAll(COMMENT, '').matchAll(TAG)) {
    for (const [, name = '', double, single, bare] of attributes.matchAll(ATTRIBUTE)) {
      if (name.toLowerCase() === 'style') styleAttributes.add(decodeEntities(double ?? single ?? bare ?? ''));
    }
  }
  return { scripts: [...scripts], styles: [...styles], styleAttributes: [...styleAttributes] };
}

/** The policy of a page, as the value of the header or meta element. */
export function contentSecurityPolicy(html: string): string {
  const { scripts, styles, styleAttributes } = inlineParts(html);
  return [
    ...FIXED_DIRECTIVES,
    ["script-src 'self' 'wasm-unsafe-eval'", ...scripts.map(hashSource)].join(' '),
    ["style-src 'self'", ...styles.map(hashSource)].join(' '),
    ...(styleAttributes.length === 0 ? [] : [["style-src-attr 'unsafe-hashes'", ...styleAttributes.map(hashSource)].join(' ')]),
  ].join('; ');
}

/** The page with its policy as the first thing after the character set; a page without a head is left alone. */
export function withPolicy(html: string, policy: string): string {
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
  const charset = /<meta charset=["']?utf-8["']?\s*\/?>/i;
  if (charset.test(html)) return html.replace(charset, (found) => found + meta);
  return html.replace(/<head(\s[^>]*)?>/i, (found) => found + meta);
}

/** Headers that every answer below a path of the site must have. */
export interface HostRule {
  /** Path below the site’s own, without a slash before it: '' is all of it. */
  readonly under: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/** What only the host can say: headers that a meta element cannot set. Of two rules for a header, the longer path’s counts. */
export const HOST_RULES: readonly HostRule[] = [
  {
    under: '',
    headers: [
      ['Content-Security-Policy', "frame-ancestors 'none'; worker-src 'self'; connect-src 'self'"],
      ['Strict-Transport-Security', 'max-age=31536000; includeSubDomains'],
      ['X-Content-Type-Options', 'nosniff'],
      ['Referrer-Policy', 'no-referrer'],
      ['Permissions-Policy', 'camera=(), geolocation=(), microphone=()'],
      ['Cross-Origin-Opener-Policy', 'same-origin'],
    ],
  },
  {
    // A worker has its own policy, which no page's meta element reaches.
    under: 'pagefind/',
    headers: [['Content-Security-Policy', "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"]],
  },
];

/** {@link HOST_RULES} in the `_headers` form several static hosts read. */
export function hostHeaders(base: string): string {
  const lines = HOST_RULES.flatMap(({ under, headers }) => [
    `${base}${under}*`,
    ...headers.map(([name, value]) => `  ${name}: ${value}`),
  ]);
  return [...lines, ''].join('\n');
}

function hashSource(content: string): string {
  return `'sha256-${createHash('sha256').update(content, 'utf8').digest('base64')}'`;
}

function decodeEntities(text: string): string {
  return text.replaceAll(/&(?:#x([0-9a-f]+)|#([0-9]+)|([a-z]+));/gi, (...found: (string | undefined)[]) => {
    const [whole = '', hex, decimal, name] = found;
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal !== undefined) return String.fromCodePoint(Number.parseInt(decimal, 10));
    return ENTITIES[name?.toLowerCase() ?? ''] ?? whole;
  });
}
