import { dangling } from '../../../config/reference-errors.ts';
import type { SorSource } from '../../../model/guidance/sor-source.ts';
import type { Catalogue } from '../../../model/specification.ts';

/**
 * The scenarios that try a source: those it names, and every scenario of the interfaces it names, in the order of the
 * specifications.
 */
export function scenariosOf({ scenarios, interfaces }: SorSource, { specifications }: Catalogue): string[] {
  return specifications
    .filter(({ id, interfaces: own }) => scenarios.includes(id) || own.some((name) => interfaces.includes(name)))
    .map(({ id }) => id);
}

/**
 * What a page's text refers to by id.
 * @throws PilotError SP1006 for an id that nothing bears, so that no page is built with a dead reference.
 */
export function named<T extends { readonly id: string }>(kind: string, id: string, known: readonly T[]): T {
  const found = known.find((one) => one.id === id);
  if (found === undefined) throw dangling(kind, id, { among: known.map((one) => one.id), place: {} });
  return found;
}

/** Whether an address is one a browser can go to; some sources only give a path. */
export const isLink = (address: string): boolean => address.startsWith('https://');
