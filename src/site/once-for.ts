/**
 * Remembers what was made of an object for as long as the object lives: a site asks the same of one matrix on thousands
 * of pages. `make` must be pure, and nobody may change what it gives.
 */
export function onceFor<K extends object, V>(make: (of: K) => V): (of: K) => V {
  const made = new WeakMap<K, { readonly value: V }>();
  return (of) => {
    const known = made.get(of);
    if (known !== undefined) return known.value;
    const value = make(of);
    made.set(of, { value });
    return value;
  };
}
