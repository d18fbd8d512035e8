/** `Rolle, Organisation`: who somebody is when no name is to stand anywhere; undefined for what is not of that form. */
export function readRole(text: string): { readonly role: string; readonly organisation: string } | undefined {
  const at = text.indexOf(',');
  const [role, organisation] = [text.slice(0, Math.max(at, 0)).trim(), text.slice(at + 1).trim()];
  return at > 0 && role !== '' && organisation !== '' ? { role, organisation } : undefined;
}
