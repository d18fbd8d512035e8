import type { RegionEndpoints, SoapMapping, SorlsEndpoint, SorusEndpoint } from '../../model/config/environment.ts';
import type { InterfaceName } from '../../model/interfaces.ts';
import { type FieldKey, SORUS_REPLACED, SORUS_REPLACING, UNIT_ELEMENTS } from '../../sor/fields.ts';
import { recordNames } from '../../sor/fields/known-names.ts';

/** What a call or an answer says something of: a field of a unit, the day a lookup is for, or the units a new one replaces. */
export type NameKey = FieldKey | 'date' | 'replaces';

/** The operations the two services are asked for, by the keys of configuration. */
export type OperationKey = 'getSorEntity' | 'sorShakMap' | 'shakSorMap' | 'create' | 'update' | 'move' | 'replace' | 'close';

/**
 * What each operation may be called. SORLS' three and MoveSorEntity are public (NSP's release page, and the WSDL page of
 * SORUS); of the others the first follows MoveSorEntity's form, and those without Sor are the exercise's own.
 */
export const KNOWN_OPERATIONS: Readonly<Record<OperationKey, readonly string[]>> = {
  getSorEntity: ['GetSorEntity'],
  sorShakMap: ['SorShakMap'],
  shakSorMap: ['ShakSorMap'],
  create: ['CreateSorEntity', 'CreateEntity'],
  update: ['UpdateSorEntity', 'UpdateEntity', 'EditSorEntity', 'EditEntity'],
  move: ['MoveSorEntity', 'MoveEntity'],
  replace: ['ReplaceSorEntity', 'ReplaceEntity'],
  close: ['CloseSorEntity', 'CloseEntity'],
};

/** What configuration says of a service's names, and what it says of the region's others, which may share its types. */
export interface Mappings {
  readonly interface: InterfaceName;
  readonly own: SoapMapping;
  readonly shared: SoapMapping;
}

const NOTHING_SAID: SoapMapping = { names: {}, paths: {}, operations: {}, values: {} };

/** What a region's configuration says of one of its services, and of the others that are described as it is. */
export function mappingsFor(id: InterfaceName, interfaces: RegionEndpoints['interfaces']): Mappings {
  const said = Object.entries(interfaces).flatMap(([name, settings]) =>
    settings !== undefined && 'operations' in settings
      ? [{ name, mapping: mappingOf(settings), elements: 'elements' in settings ? settings.elements : {} }]
      : [],
  );
  const own = said.find(({ name }) => name === id);
  const others = said.filter((one) => one !== own).map(({ mapping }) => mapping);
  return {
    interface: id,
    // The elements of lookups are named for what is sent to this service; they say nothing of another.
    own: own === undefined ? NOTHING_SAID : { ...own.mapping, names: { ...own.elements, ...own.mapping.names } },
    shared: others.reduce(joined, NOTHING_SAID),
  };
}

/** `operations` stands beside the mapping, and says the same. */
function mappingOf({ mapping, operations }: Pick<SorlsEndpoint | SorusEndpoint, 'mapping' | 'operations'>): SoapMapping {
  return { ...mapping, operations: { ...operations, ...mapping.operations } };
}

const joined = (one: SoapMapping, other: SoapMapping): SoapMapping => ({
  names: { ...one.names, ...other.names },
  paths: { ...one.paths, ...other.paths },
  operations: { ...one.operations, ...other.operations },
  values: { ...one.values, ...other.values },
});

/** The names an element may have, the surest first: each tier is asked only when those before it fit nowhere. */
export function namesOf(key: NameKey, { own, shared }: Mappings): readonly (readonly string[])[] {
  return [mapped(own, key), mapped(shared, key), knownNames(key)].filter((tier) => tier.length > 0);
}

/** Whether configuration says that the service has no such element: an empty name. */
export function isLeftOut(key: NameKey, { own }: Mappings): boolean {
  return mapped(own, key).some((name) => name === '');
}

function mapped({ names, paths }: SoapMapping, key: NameKey): readonly string[] {
  const of = (from: SoapMapping['names']): readonly string[] =>
    [(from as Readonly<Partial<Record<NameKey, Written>>>)[key] ?? []].flat();
  return [...of(paths), ...of(names)];
}

type Written = string | readonly string[];

/** The names of an element in every carrier that the table knows; the services may follow any of them. Paths stand first. */
export function knownNames(key: NameKey): readonly string[] {
  if (key === 'date') return ['Date'];
  if (key === 'replaces') return SORUS_REPLACED;
  if (key === 'replacedBy') return SORUS_REPLACING;
  const row = UNIT_ELEMENTS[key];
  const xml =
    row.xml === undefined || row.xml === 'structure'
      ? []
      : [row.xml.path].flatMap((path) => (typeof path === 'string' ? [path] : Object.values(path)));
  const all = [...recordNames(key), ...xml];
  const bare = all.map((name) => name.slice(name.lastIndexOf('/') + 1));
  return [...new Set([...all.filter((name) => name.includes('/')), ...bare])];
}

/** The register's own name of what a key stands for, as people are told it. */
export function titleOf(key: NameKey): string {
  if (key === 'date') return 'opslagets dag';
  if (key === 'replacedBy') return SORUS_REPLACING[0];
  return key === 'replaces' ? SORUS_REPLACED[0] : UNIT_ELEMENTS[key].name;
}
