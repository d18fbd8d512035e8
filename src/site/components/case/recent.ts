/**
 * Remembers the newest `most` answers by name: an answer that hundreds of cases share is read and laid out once, and memory
 * does not grow with the site. `make` must give the same for the same name.
 */
export function recent<V>(most: number): (name: string, make: () => V) => V {
  const kept = new Map<string, { readonly value: V }>();
  return (name, make) => {
    const found = kept.get(name) ?? { value: make() };
    // A map keeps the order things were put in: taken out and put back, the newest used comes last.
    kept.delete(name);
    kept.set(name, found);
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return found.value;
  };
}
