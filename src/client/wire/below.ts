/** The address of what lies below another, however that one ends. */
export function below(base: string, path: string): string {
  return `${base.replace(/\/+$/, '')}/${path}`;
}
