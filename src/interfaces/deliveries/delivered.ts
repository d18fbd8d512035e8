/** The settings of an interface whose files a region hands over, from an address or in a folder. */
export function delivered<T extends object>(
  configured: T | undefined,
): Extract<T, { readonly files: readonly string[] }> | undefined {
  return configured !== undefined && 'files' in configured
    ? (configured as Extract<T, { readonly files: readonly string[] }>)
    : undefined;
}
