import type { RegisterContent } from '../../sor/unit.ts';

/** Makes a value for the content at hand and keeps it until the content is another one, as after a nightly import. */
export function perContent<T>(content: () => RegisterContent, make: () => T): () => T {
  let made: { readonly of: RegisterContent; readonly value: T } | undefined;
  return () => {
    const now = content();
    if (made?.of !== now) made = { of: now, value: make() };
    return made.value;
  };
}

const numbers = new WeakMap<RegisterContent, number>();
let last = 0;

/** A number that tells one content from another for as long as it lives; the same content has the same number everywhere. */
export function contentNumber(content: RegisterContent): number {
  const known = numbers.get(content);
  if (known !== undefined) return known;
  last += 1;
  numbers.set(content, last);
  return last;
}
