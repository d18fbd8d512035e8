/** An address without the slashes it ends in. */
export const withoutEnd = (base: string): string => base.replace(/\/+$/, '');

/** The address of what lies below another, however that one ends. */
export const below = (base: string, path: string): string => `${withoutEnd(base)}/${path}`;
