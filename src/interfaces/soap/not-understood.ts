import { INTERFACE_NAMES } from '../../model/interfaces.ts';
import { PreconditionError } from '../../model/faults.ts';
import { editDistance } from '../../model/similar.ts';
import { KNOWN_OPERATIONS, type Mappings, type NameKey, namesOf, type OperationKey, titleOf } from './names.ts';

/**
 * The service's contract names something in a way that neither the table of elements nor configuration knows. Nothing has
 * been found out about the region's data: the trial waits until configuration says what is what.
 */
export class ContractNotUnderstood extends PreconditionError {
  /** A recording names a thrown class by its constructor, and the verdict is read from that name. */
  static override readonly name = 'PreconditionError';
}

/** No more candidates than a reader can hold against each other. */
const SHOWN_CANDIDATES = 5;

/** An element that is not found, where it was looked for: “forespørgslen til X”, “svaret på X”. */
export interface MissingElement {
  readonly key: NameKey;
  readonly where: string;
  /** The names or paths that are there. */
  readonly there: readonly string[];
  /** It stands in several places, and nothing says which. */
  readonly isAmbiguous?: boolean;
  /** Parts of the contract that were not read. */
  readonly unread: readonly string[];
}

/** That an element is not found by any of its names. */
export function elementNotUnderstood(mappings: Mappings, missing: MissingElement): ContractNotUnderstood {
  const { key, where, there, isAmbiguous = false, unread } = missing;
  const names = namesOf(key, mappings)
    .flat()
    .filter((name) => name !== '');
  const candidates = nearest(names, there);
  const title = INTERFACE_NAMES[mappings.interface];
  const line = `interfaces.${mappings.interface}.mapping.${isAmbiguous ? 'paths' : 'names'}.${key}: ${candidates[0] ?? '<navn>'}`;
  return new ContractNotUnderstood(
    `Kontrakten er ikke forstået: ${where} i ${title} har ${isAmbiguous ? 'flere elementer' : 'intet element'}, der kan kendes som ${titleOf(key)}.`,
    {
      place: `${where} i tjenestens WSDL`,
      expected: `${isAmbiguous ? 'ét af' : 'et element, der hedder'} ${names.join(' eller ')}`,
      received: received(candidates, unread),
      remedy: `Skriv i miljøets konfiguration, hvad elementet hedder, fx “${line}”.`,
    },
  );
}

/** That an element must be sent, and nobody has said what with. */
export function valueNotUnderstood(
  mappings: Mappings,
  { name, where }: { readonly name: string; readonly where: string },
): ContractNotUnderstood {
  return new ContractNotUnderstood(
    `Kontrakten er ikke forstået: ${where} i ${INTERFACE_NAMES[mappings.interface]} kræver elementet ${name}, som værktøjet ikke kender.`,
    {
      place: `${where} i tjenestens WSDL`,
      expected: 'at hvert element, der skal sendes, er et, registret er kendt for, eller har en værdi i konfigurationen',
      received: name,
      remedy: `Skriv i miljøets konfiguration, hvad der skal stå i det: “interfaces.${mappings.interface}.mapping.values.${name}: <værdi>”.`,
    },
  );
}

/** Operations of a contract, and those it describes in a way that is not spoken here. */
export interface OperationsThere {
  readonly names: readonly string[];
  readonly otherwise: ReadonlyMap<string, string>;
  readonly unread: readonly string[];
}

/** That the contract has no operation by any of the names. */
export function operationNotUnderstood(
  mappings: Mappings,
  { key, names }: { readonly key: OperationKey; readonly names: readonly string[] },
  { names: there, otherwise, unread }: OperationsThere,
): ContractNotUnderstood {
  const [other] = [...otherwise].filter(([name]) => names.some((one) => one.toLowerCase() === name.toLowerCase()));
  const candidates = nearest(names, there);
  const title = INTERFACE_NAMES[mappings.interface];
  const known = KNOWN_OPERATIONS[key][0] ?? key;
  const what =
    other === undefined
      ? `${title} har ingen operation, der kan kendes som ${known}`
      : `${title} beskriver kun ${other[0]} med ${other[1]}`;
  return new ContractNotUnderstood(`Kontrakten er ikke forstået: ${what}.`, {
    place: 'operationerne i tjenestens WSDL',
    expected: `${names.join(' eller ')} med SOAP 1.1, document/literal`,
    received: received(candidates, unread),
    remedy: `Skriv operationens navn i miljøets konfiguration, fx “interfaces.${mappings.interface}.mapping.operations.${key}: ${candidates[0] ?? '<navn>'}”.`,
  });
}

function received(candidates: readonly string[], unread: readonly string[]): string {
  const near = candidates.length === 0 ? 'intet, der ligner' : `nærmest: ${candidates.join(', ')}`;
  return unread.length === 0 ? near : `${near}; ikke læst, fordi det ligger et andet sted eller mangler: ${unread.join(', ')}`;
}

/** Those there are, the one that looks most like any of the names first. A path is judged by its last name. */
function nearest(names: readonly string[], there: readonly string[]): readonly string[] {
  const last = (path: string): string =>
    path
      .slice(path.lastIndexOf('/') + 1)
      .toLowerCase()
      .slice(0, 100);
  const distance = (one: string): number => Math.min(...names.map((name) => editDistance(last(name), last(one))));
  return [...new Set(there)]
    .slice(0, 500)
    .map((one) => ({ one, far: distance(one) }))
    .toSorted((a, b) => a.far - b.far)
    .slice(0, SHOWN_CANDIDATES)
    .map(({ one }) => one);
}
