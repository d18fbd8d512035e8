/** Makes a value the first time it is asked for, so that a region nobody tries costs nothing. */
export function whenFirstAsked<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
