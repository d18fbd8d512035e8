import { partiesOf } from '../model/config/endpoints-of.ts';
import type { Environment } from '../model/config/environment.ts';
import { type OtherParty, rolesLacking } from '../model/config/party.ts';
import { type ErrorPlace, PilotError } from '../model/pilot-error.ts';
import { didYouMean } from '../model/similar.ts';
import type { ConfigFiles, PartiesFile } from './config-files.ts';
import type { YamlFile } from './read-yaml-file.ts';
import { dangling, reserved, usedTwice } from './reference-errors.ts';
import { quote } from './wording.ts';

interface PlacedParty {
  readonly party: OtherParty;
  readonly exercise: boolean;
  readonly at: (...path: readonly (string | number)[]) => ErrorPlace;
}

function placedIn(file: PartiesFile | undefined, exercise: boolean): PlacedParty[] {
  return (file?.value.parties ?? []).map((party, index) => ({
    party,
    exercise,
    at: (...path) => file?.placeOf(['parties', index, ...path]) ?? {},
  }));
}

const otherParties = ({ parties, exerciseParties }: ConfigFiles): PlacedParty[] => [
  ...placedIn(parties, false),
  ...placedIn(exerciseParties, true),
];

/**
 * What the parties that are no regions say of others: ids used twice (they share one room with the regions), parties and
 * sources that are not there, an interface whose role the party does not have, a product without its names, and days that
 * end before they begin.
 */
export function checkParties(files: ConfigFiles): PilotError[] {
  const placed = otherParties(files);
  const regions = (files.regions?.value.regions ?? []).map(({ id }, index) => {
    return [id, files.regions?.placeOf(['regions', index, 'id']) ?? {}] as const;
  });
  const first = new Map<string, ErrorPlace>(regions);
  const ids = [...first.keys(), ...placed.map(({ party }) => party.id)];
  return placed.flatMap(({ party, exercise, at }) => {
    const taken = first.get(party.id);
    if (taken === undefined) first.set(party.id, at('id'));
    return [
      ...(taken === undefined ? [] : [usedTwice(party.id, at('id'), taken)]),
      ...reserved('region', party.id, at('id')),
      ...held('parten', party.replaces, { among: ids, at: (index) => at('replaces', index) }),
      ...held(
        'parten',
        party.usedBy.map((use) => use.party),
        { among: ids, at: (index) => at('usedBy', index, 'party') },
      ),
      ...checkSources(party, files, at),
      ...checkRoles(party, at),
      ...held(
        'snitfladen',
        party.declarations.map((one) => one.interface ?? ''),
        { among: ['', ...party.interfaces], at: (index) => at('declarations', index, 'interface') },
      ),
      ...checkProduct(party, at),
      ...checkDays(party, at('validTo')),
      ...party.usedBy.flatMap((use, index) => checkDays(use, at('usedBy', index, 'validTo'))),
      ...(exercise || party.sources.length > 0 || party.kind !== 'tjeneste' ? [] : [withoutSource(at('sources'))]),
    ];
  });
}

/** An environment's entries for parties: who they are, what they offer, and whose register they are held against. */
export function checkPartyKeys(file: YamlFile<Environment>, files: ConfigFiles): PilotError[] {
  const placed = otherParties(files);
  const known = placed.map(({ party }) => party.id);
  return Object.entries(file.value.parties).flatMap(([id, endpoints]) => {
    const found = placed.find(({ party }) => party.id === id);
    if (found === undefined) return [notAParty(id, file, { known, files })];
    const at = (...path: readonly (string | number)[]): ErrorPlace => file.placeOf(['parties', id, ...path]);
    const { party, exercise } = found;
    const unlisted = Object.keys(endpoints?.interfaces ?? {}).filter((name) => !(party.interfaces as string[]).includes(name));
    const register = endpoints?.register;
    const others = partiesOf(file.value).filter((other) => other !== id);
    return [
      ...(exercise && !file.value.exercise ? [madeUp(id, file.placeOf(['parties', id], 'key'))] : []),
      ...unlisted.map((name) => notOfParty(name, party, file.placeOf(['parties', id, 'interfaces', name], 'key'))),
      ...(register === undefined || others.includes(register)
        ? []
        : [dangling('parten', register, { among: others, place: at('register') })]),
    ];
  });
}

function notAParty(
  id: string,
  file: YamlFile<Environment>,
  { known, files }: { readonly known: readonly string[]; readonly files: ConfigFiles },
): PilotError {
  const isRegion = files.regions?.value.regions.some((region) => region.id === id) === true;
  return new PilotError('SP1010', {
    place: file.placeOf(['parties', id], 'key'),
    seen: isRegion ? `${quote(id)} er en region.` : `${quote(id)} er ikke en part.${didYouMean(id, known)}`,
    expected: isRegion ? 'regioner under “regions”' : 'et id fra parties.yaml',
    remedy: isRegion ? 'Flyt den til “regions”.' : 'Ret stavemåden, eller tilføj parten i parties.yaml.',
  });
}

const madeUp = (id: string, place: ErrorPlace): PilotError =>
  new PilotError('SP1004', {
    place,
    seen: `${quote(id)} er opfundet til øvelsen og kan ikke stå i et miljø, der ikke er en øvelse.`,
    expected: 'en part fra parties.yaml',
    remedy: 'Tilføj den rigtige part i parties.yaml, og brug dens id.',
  });

function notOfParty(name: string, { name: party, interfaces }: OtherParty, place: ErrorPlace): PilotError {
  const own = interfaces.length === 0 ? 'ingen' : interfaces.join(', ');
  return new PilotError('SP1004', {
    place,
    seen: `${party} har ikke snitfladen ${quote(name)} blandt sine egne, så ingen scenarier ville spørge den.`,
    expected: `en af partens snitflader i parties.yaml (${own})`,
    remedy: 'Tilføj snitfladen hos parten i parties.yaml, eller fjern den her.',
  });
}

function checkSources(party: OtherParty, { sources }: ConfigFiles, at: PlacedParty['at']): PilotError[] {
  const keys = sources?.value.sources.map(({ key }) => key);
  return keys === undefined ? [] : held('kilden', party.sources, { among: keys, at: (index) => at('sources', index) });
}

function checkRoles(party: OtherParty, at: PlacedParty['at']): PilotError[] {
  const lacking = rolesLacking(party);
  if (lacking.length === 0) return [];
  return [
    new PilotError('SP1004', {
      place: at('roles'),
      seen: `Snitfladerne hører til ${lacking.length === 1 ? 'rollen' : 'rollerne'} ${lacking.map(quote).join(' og ')}, som parten ikke har.`,
      expected: 'hver snitflades rolle under “roles”',
      remedy: 'Tilføj rollen, eller fjern snitfladen.',
    }),
  ];
}

function checkProduct({ kind, product }: OtherParty, at: PlacedParty['at']): PilotError[] {
  if (kind !== 'produkt' || product !== undefined) return [];
  return [
    new PilotError('SP1004', {
      place: at('kind'),
      seen: 'Et produkt uden leverandør og navn.',
      expected: 'product: { vendor: …, name: … }',
      remedy: 'Skriv, hvem der leverer produktet, og hvad det hedder.',
    }),
  ];
}

function checkDays({ validFrom, validTo }: Pick<OtherParty, 'validFrom' | 'validTo'>, place: ErrorPlace): PilotError[] {
  if (validFrom === undefined || validTo === undefined || validFrom <= validTo) return [];
  return [
    new PilotError('SP1004', {
      place,
      seen: `Sidste dag ${validTo} ligger før første dag ${validFrom}.`,
      expected: 'en sidste dag, der er første dag eller senere',
      remedy: 'Byt datoerne om, eller ret den ene.',
    }),
  ];
}

const withoutSource = (place: ErrorPlace): PilotError =>
  new PilotError('SP1005', {
    place,
    seen: 'En myndigheds tjeneste nævner ingen kilde.',
    expected: 'mindst én nøgle under “sources”',
    remedy: 'Tilføj kilden.',
  });

function held(
  kind: string,
  values: readonly string[],
  where: { readonly among: readonly string[]; readonly at: (index: number) => ErrorPlace },
): PilotError[] {
  return values.flatMap((value, index) =>
    where.among.includes(value) ? [] : [dangling(kind, value, { among: where.among, place: where.at(index) })],
  );
}
