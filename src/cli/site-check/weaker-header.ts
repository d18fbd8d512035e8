/** What a header is held against: what was sent, of a header sent twice both values, and what our own rule says. */
interface Compared {
  readonly sent: readonly string[];
  readonly wanted: string;
}

/** Whether what was sent promises at least what is wanted. A header that only adds to it is no weaker. */
type AtLeast = (compared: Compared) => boolean;

const same: AtLeast = ({ sent, wanted }) => sent.length > 0 && sent.every((value) => value.trim().toLowerCase() === wanted);

/** The rules by lower-case name; a browser reads each of these headers in its own way. */
const RULES: Readonly<Record<string, AtLeast>> = {
  'content-security-policy': ({ sent, wanted }) => {
    const policies = sent.flatMap((value) => value.split(',')).map(directives);
    // Of several policies a browser follows all, so one that is strict enough will do (CSP 3, section 4.4).
    return [...directives(wanted)].every(([name, allowed]) =>
      policies.some((policy) => {
        const sources = policy.get(name) ?? (name === 'frame-ancestors' ? undefined : policy.get('default-src'));
        return sources !== undefined && isWithin(sources, allowed);
      }),
    );
  },
  // Of two the first counts (RFC 6797, section 8.1).
  'strict-transport-security': ({ sent: [value = ''], wanted }) => {
    const [given, needed] = [directives(value), directives(wanted)];
    return maxAge(given) >= maxAge(needed) && (!needed.has('includesubdomains') || given.has('includesubdomains'));
  },
  // Of several the last one a browser knows counts (Referrer Policy, section 11.1).
  'referrer-policy': ({ sent, wanted }) => same({ sent: listed(sent).slice(-1), wanted }),
  'permissions-policy': ({ sent, wanted }) => {
    const given = listed(sent);
    return listed([wanted]).every((one) => given.includes(one));
  },
  'x-content-type-options': same,
  'cross-origin-opener-policy': same,
};

/** Whether a header that was sent says less than the one that is wanted; `name` in any case. */
export function isWeaker(name: string, compared: Compared): boolean {
  const atLeast = RULES[name.toLowerCase()] ?? same;
  return !atLeast(compared);
}

/** `default-src 'none'; connect-src 'self'` by name in lower case; of a name that occurs twice the first counts. */
function directives(text: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const part of text.split(';')) {
    const [name = '', ...values] = part.trim().split(/[\s=]+/);
    const key = name.toLowerCase();
    if (key !== '' && !found.has(key)) found.set(key, values);
  }
  return found;
}

const isWithin = (sources: readonly string[], allowed: readonly string[]): boolean =>
  sources.every((source) => source.toLowerCase() === "'none'" || allowed.includes(source.toLowerCase()));

const maxAge = (policy: ReadonlyMap<string, readonly string[]>): number =>
  Number((policy.get('max-age')?.[0] ?? '').replaceAll('"', '')) || 0;

const listed = (values: readonly string[]): readonly string[] =>
  values.flatMap((value) => value.split(',')).map((one) => one.replaceAll(/\s+/g, '').toLowerCase());
