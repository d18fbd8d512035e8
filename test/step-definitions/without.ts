/** A copy of an object without some of its fields. */
export function without<T extends object, K extends keyof T>(value: T, ...keys: readonly K[]): Omit<T, K> {
  const kept = Object.entries(value).filter(([name]) => !keys.some((key) => key === name));
  return Object.fromEntries(kept) as Omit<T, K>;
}
