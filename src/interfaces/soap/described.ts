import { UNIT_ELEMENTS } from '../../sor/fields.ts';
import { contractOf, type SoapContext } from './client.ts';
import { KNOWN_OPERATIONS, type NameKey, namesOf, type OperationKey, titleOf } from './names.ts';

/** What a service's contract says of something the register has a name for. */
export interface Described {
  /** What it is called there; undefined when no operation or element has any of its names. */
  readonly found: string | undefined;
  /** The names it was looked for by, configuration's first. */
  readonly names: readonly string[];
  /** How many operations and elements were looked through. */
  readonly looked: number;
  /** Parts of the contract that were not read. */
  readonly unread: readonly string[];
}

/**
 * Looks for an operation or an element in the whole contract, with all that it imports, by the register's own name or the
 * one configuration gives it. Throws as the fetching of a WSDL does.
 */
export async function describedIn(context: SoapContext, word: string): Promise<Described> {
  const { names: there, unread } = await contractOf(context);
  const names = [...new Set([...otherNames(context, word), word])].map((one) => one.slice(one.lastIndexOf('/') + 1));
  const found = [...there].find((one) => names.some((name) => name.toLowerCase() === one.toLowerCase()));
  return { found, names, looked: there.size, unread };
}

function otherNames({ mappings }: SoapContext, word: string): readonly string[] {
  const operation = (Object.keys(KNOWN_OPERATIONS) as OperationKey[]).find((key) => KNOWN_OPERATIONS[key].includes(word));
  if (operation !== undefined) {
    const { own, shared } = mappings;
    return [own.operations[operation] ?? [], shared.operations[operation] ?? []].flat();
  }
  const key = (Object.keys(UNIT_ELEMENTS) as NameKey[]).find((one) => titleOf(one) === word);
  return key === undefined
    ? []
    : namesOf(key, mappings)
        .flat()
        .filter((name) => name !== '');
}
