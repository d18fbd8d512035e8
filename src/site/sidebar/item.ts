/** What Starlight takes as sidebar entries; only the parts we use. */
export type SidebarItem =
  | { readonly label: string; readonly link: string }
  | { readonly slug: string; readonly label?: string }
  | { readonly label: string; readonly collapsed?: boolean; readonly items: SidebarItem[] };
