import type { Environment } from '../model/config/environment.ts';
import { type ErrorPlace, PilotError } from '../model/pilot-error.ts';
import { misfitOfAddress } from './addresses.ts';
import type { ConfigFiles } from './config-files.ts';
import { checkAssumptions } from './cross-check-assumptions.ts';
import { checkParties, checkPartyKeys } from './cross-check-parties.ts';
import { offeredInterfaces, offersOf } from './offered-interfaces.ts';
import type { YamlFile } from './read-yaml-file.ts';
import { dangling, reserved, usedTwice } from './reference-errors.ts';
import { didYouMean } from '../model/similar.ts';
import { ALL_TEST_ROLES } from '../model/test-roles.ts';
import { type KeyPath, quote } from './wording.ts';

/** What no single file can know: references between files, ids used twice, statements without what they rest on. */
export function crossCheck(files: ConfigFiles): PilotError[] {
  return [
    ...checkList(files.regions, 'regions', 'id'),
    ...checkList(files.levels, 'levels', 'name'),
    ...checkList(files.levels, 'levels', 'position'),
    ...checkList(files.requirements, 'requirements', 'id'),
    ...checkList(files.assumptions, 'assumptions', 'id'),
    ...checkList(files.usageSituations, 'usageSituations', 'id'),
    ...checkList(files.sources, 'sources', 'key'),
    ...checkReserved(files),
    ...checkRegions(files.regions),
    ...checkParties(files),
    ...checkSources(files),
    ...checkGrounds(files.levels, 'levels'),
    ...checkGrounds(files.requirements, 'requirements'),
    ...checkAssumptions(files),
    ...checkEnvironmentIds(files.environments),
    ...files.environments.flatMap((environment) => checkEnvironment(environment, files)),
  ];
}

type Entry = Readonly<Record<string, unknown>>;
type ListFile<K extends string> = YamlFile<Readonly<Record<K, readonly object[]>>> | undefined;

function entriesOf<K extends string>(file: ListFile<K>, list: K): Entry[] {
  return (file?.value[list] ?? []).map((entry) => entry as Entry);
}

function checkList<K extends string>(file: ListFile<K>, list: K, key: string): PilotError[] {
  const seen = new Map<unknown, ErrorPlace>();
  return entriesOf(file, list).flatMap((entry, index) => {
    const place = file?.placeOf([list, index, key]) ?? {};
    const first = seen.get(entry[key]);
    if (first !== undefined) return [usedTwice(String(entry[key]), place, first)];
    seen.set(entry[key], place);
    return [];
  });
}

/** Ids that the site's own pages have taken. */
function checkReserved({ regions, requirements, environments }: ConfigFiles): PilotError[] {
  return [
    ...(regions?.value.regions ?? []).flatMap(({ id }, index) => {
      return reserved('region', id, placeIn(regions, ['regions', index, 'id']));
    }),
    ...(requirements?.value.requirements ?? []).flatMap(({ id }, index) => {
      return reserved('requirement', id, placeIn(requirements, ['requirements', index, 'id']));
    }),
    ...environments.flatMap((file) => reserved('environment', file.value.id, file.placeOf(['id']))),
  ];
}

function checkRegions(file: ConfigFiles['regions']): PilotError[] {
  const ids = (file?.value.regions ?? []).map((region) => region.id);
  return (file?.value.regions ?? []).flatMap((region, index) => {
    const problems = region.replaces.flatMap((id, at) =>
      ids.includes(id)
        ? []
        : [dangling('regionen', id, { among: ids, place: placeIn(file, ['regions', index, 'replaces', at]) })],
    );
    if (region.validFrom === undefined || region.validTo === undefined || region.validFrom <= region.validTo) return problems;
    const backwards = new PilotError('SP1004', {
      place: placeIn(file, ['regions', index, 'validTo']),
      seen: `Sidste dag ${region.validTo} ligger før første dag ${region.validFrom}.`,
      expected: 'en sidste dag, der er første dag eller senere',
      remedy: 'Byt datoerne om, eller ret den ene.',
    });
    return [...problems, backwards];
  });
}

function checkSources(files: ConfigFiles): PilotError[] {
  if (files.sources === undefined) return [];
  const keys = files.sources.value.sources.map((source) => source.key);
  return [
    ...checkSourceKeys(files.regions, 'regions', keys),
    ...checkSourceKeys(files.levels, 'levels', keys),
    ...checkSourceKeys(files.requirements, 'requirements', keys),
    ...checkSourceKeys(files.usageSituations, 'usageSituations', keys),
  ];
}

function checkSourceKeys<K extends string>(file: ListFile<K>, list: K, keys: readonly string[]): PilotError[] {
  return entriesOf(file, list).flatMap((entry, index) =>
    (entry['sources'] as readonly string[]).flatMap((key, at) =>
      keys.includes(key) ? [] : [dangling('kilden', key, { among: keys, place: placeIn(file, [list, index, 'sources', at]) })],
    ),
  );
}

/** The field in which an assumption says what would confirm it. */
const SETTLED_BY = { levels: 'confirmedBy', requirements: 'assumptions' } as const;

/** Published facts carry their source, and an assumption says what would confirm it. */
function checkGrounds<K extends keyof typeof SETTLED_BY>(file: ListFile<K>, list: K): PilotError[] {
  return entriesOf(file, list).flatMap((entry, index) => {
    const confirmed = entry['status'] === 'confirmed';
    const grounded = confirmed ? (entry['sources'] as readonly string[]).length > 0 : entry[SETTLED_BY[list]] !== undefined;
    if (grounded) return [];
    return [
      new PilotError('SP1005', {
        place: placeIn(file, [list, index, 'status']),
        seen: confirmed
          ? 'Udsagnet er bekræftet, men nævner ingen kilde.'
          : 'Antagelsen siger ikke, hvad der ville bekræfte den.',
        expected: confirmed ? 'mindst én nøgle under “sources”' : `noget under “${SETTLED_BY[list]}”`,
        remedy: confirmed ? 'Tilføj kilden, eller gør udsagnet til en antagelse.' : `Tilføj “${SETTLED_BY[list]}”.`,
      }),
    ];
  });
}

function checkEnvironmentIds(environments: readonly YamlFile<Environment>[]): PilotError[] {
  const seen = new Map<string, ErrorPlace>();
  return environments.flatMap((file) => {
    const place = file.placeOf(['id']);
    const first = seen.get(file.value.id);
    if (first !== undefined) return [usedTwice(file.value.id, place, first)];
    seen.set(file.value.id, place);
    return [];
  });
}

function checkEnvironment(file: YamlFile<Environment>, files: ConfigFiles): PilotError[] {
  return [
    ...checkRegionKeys(file, files.regions),
    ...checkPartyKeys(file, files),
    ...checkLevelCodes(file, files.levels),
    ...checkTestUnits(file),
    ...checkAddresses(file),
    ...checkDeclarations(file, files.scenarios),
  ];
}

function checkRegionKeys(file: YamlFile<Environment>, regions: ConfigFiles['regions']): PilotError[] {
  if (regions === undefined) return [];
  const ids = regions.value.regions.map((region) => region.id);
  return Object.keys(file.value.regions)
    .filter((id) => !ids.includes(id))
    .map(
      (id) =>
        new PilotError('SP1010', {
          place: file.placeOf(['regions', id], 'key'),
          seen: `${quote(id)} er ikke en region.${didYouMean(id, ids)}`,
          expected: `en af ${ids.join(', ')}`,
          remedy: 'Ret stavemåden, eller tilføj regionen i regions.yaml.',
        }),
    );
}

function checkLevelCodes(file: YamlFile<Environment>, levels: ConfigFiles['levels']): PilotError[] {
  const codes = Object.entries(file.value.levelCodes);
  const names = levels?.value.levels.map((level) => level.name);
  const unknown =
    names === undefined
      ? []
      : codes
          .filter(([name]) => !names.includes(name))
          .map(([name]) => dangling('niveauet', name, { among: names, place: file.placeOf(['levelCodes', name], 'key') }));
  const repeated = codes.flatMap(([name, code], index) => {
    const first = codes.findIndex(([, other]) => other === code);
    if (first === index) return [];
    return [usedTwice(String(code), file.placeOf(['levelCodes', name]), file.placeOf(['levelCodes', codes[first]?.[0] ?? name]))];
  });
  return [...unknown, ...repeated];
}

/** Test units are named by the part they play; one under another name would never be found. */
function checkTestUnits(file: YamlFile<Environment>): PilotError[] {
  return offersOf(file).flatMap(([list, party, endpoints]) =>
    Object.keys(endpoints.units)
      .filter((role) => !(ALL_TEST_ROLES as readonly string[]).includes(role))
      .map((role) => {
        const place = file.placeOf([list, party, 'units', role], 'key');
        return dangling('rollen', role, { among: ALL_TEST_ROLES, place });
      }),
  );
}

function checkAddresses(file: YamlFile<Environment>): PilotError[] {
  return offersOf(file).flatMap(([list, party, endpoints]) =>
    offeredInterfaces(endpoints).flatMap(([name, offered]) => {
      const misfit = misfitOfAddress(offered.url);
      const place = file.placeOf([list, party, 'interfaces', name, 'url']);
      return misfit === undefined ? [] : [new PilotError('SP1004', { place, ...misfit })];
    }),
  );
}

/** What a party declares not relevant; one that names no scenario would be run all the same, and nobody would know. */
function checkDeclarations(file: YamlFile<Environment>, scenarios: ConfigFiles['scenarios']): PilotError[] {
  if (scenarios === undefined) return [];
  return offersOf(file).flatMap(([list, party, endpoints]) =>
    endpoints.notApplicable.flatMap(({ scenario }, index) => {
      if (scenarios.includes(scenario)) return [];
      const place = file.placeOf([list, party, 'notApplicable', index, 'scenario']);
      return [dangling('scenariet', scenario, { among: scenarios, place })];
    }),
  );
}

function placeIn(file: YamlFile<unknown> | undefined, path: KeyPath): ErrorPlace {
  return file?.placeOf(path) ?? {};
}
