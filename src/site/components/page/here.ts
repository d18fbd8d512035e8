/**
 * An address from the root of the site, as a script on a page needs it: the page says in `data-base` what it lies under when
 * that is not the root of its host. What stands in the page itself has been moved already.
 */
export const here = (path: string): string => (document.documentElement.dataset['base'] ?? '/') + path.replace(/^\//, '');
