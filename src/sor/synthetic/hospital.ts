import { SPECIALITIES } from '../codes/specialities.ts';
import { TYPE_CODE } from '../codes/type-codes.ts';
import { typeName } from '../codes/code-name.ts';
import type { ClinicalSpeciality, OrganisationalLevel } from '../unit.ts';
import { inventedAddress, inventedContact, inventedGln } from './contact.ts';
import { addDraft, type Draft, type DraftFields } from './draft.ts';
import { BRANCH_NAMES, CENTER_NAMES, placeName, PLACES_PER_SERIES, SECTION_KINDS } from './names.ts';
import type { SyntheticLevel } from './options.ts';
import type { Random } from './random.ts';
import { type Numbering, SERIES_COUNT } from './series.ts';

/** Which levels lie under a hospital; a level may be skipped. The first shape has all of them. */
export const HOSPITAL_SHAPES = [
  ['Hospitalsområde', 'Center', 'Overafdeling', 'Afdeling', 'Afsnit'],
  ['Center', 'Afdeling', 'Afsnit'],
  ['Afdeling', 'Afsnit'],
  ['Overafdeling', 'Afdeling', 'Afsnit'],
  ['Hospitalsområde', 'Afdeling', 'Afsnit'],
  ['Center', 'Overafdeling', 'Afsnit'],
] as const;

/** What a made-up hospital is built from. */
export interface HospitalPlan {
  readonly owner: Draft;
  /** Number among the hospitals of the series: gives the name and the four SHAK digits. */
  readonly index: number;
  readonly shape: readonly string[];
  /** How many units the hospital is to have, itself included. */
  readonly size: number;
  readonly regionCode: string | undefined;
  readonly levels: ReadonlyMap<string, SyntheticLevel>;
  readonly numbering: Numbering;
  readonly random: Random;
}

/** A hospital before it is put in a register. */
export interface HospitalDraft {
  readonly root: Draft;
  /** The lowest units, in the order they were made. */
  readonly leaves: readonly Draft[];
}

/** SHAK hospitals 9200 to 9699: in no range a public reading of the classification gives to a region or country. */
const FIRST_SHAK = 9200;
const SHAK_COUNT = 500;
/** How many hospitals a series has SHAK codes for: as many as it has places. */
export const HOSPITALS_PER_SERIES = Math.min(SHAK_COUNT / SERIES_COUNT, PLACES_PER_SERIES);
const SHAK_SECTION_SIGNS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Makes a hospital (an SI of type hospital) and everything under it. */
export function buildHospital(plan: HospitalPlan): HospitalDraft {
  const { random } = plan;
  const place = placeName(plan.numbering.series, plan.index);
  const since = `${random.int(1996, 2003)}-01-01`;
  const root = addDraft(plan.owner, plan.numbering.next(), {
    sorType: 'SI',
    name: `${place} ${random.pick(['Hospital', 'Sygehus'])}`,
    since,
    entityType: { code: TYPE_CODE.hospital, name: typeName(TYPE_CODE.hospital) },
    shakIdentifier: hospitalShak(plan),
    locationNumber: { inherited: false, eanLocationCode: inventedGln(plan.numbering.ordinal) },
    postalAddress: inventedAddress(random, place, plan.regionCode),
    virtualAddress: inventedContact(random, place),
    ...levelFields(plan, 'Hospital'),
  });
  const leaves: Draft[] = [];
  const chain = plan.shape.filter((name) => plan.levels.has(name));
  const builder: Builder = { plan, place, leaves, departments: 0 };
  fill(builder, root, { chain, budget: plan.size - 1 });
  return { root, leaves };
}

function hospitalShak({ numbering, index }: HospitalPlan): string {
  return String(FIRST_SHAK + (numbering.series - 1) * HOSPITALS_PER_SERIES + index);
}

interface Builder {
  readonly plan: HospitalPlan;
  readonly place: string;
  readonly leaves: Draft[];
  departments: number;
}

/** Spreads `budget` units over the levels that remain, about equally many below each unit. */
function fill(builder: Builder, parent: Draft, { chain, budget }: { chain: readonly string[]; budget: number }): void {
  const [level, ...below] = chain;
  if (level === undefined || budget < 1) return;
  const fanOut = below.length === 0 ? budget : Math.min(budget, Math.max(1, Math.round(budget ** (1 / chain.length))));
  for (let child = 0; child < fanOut; child += 1) {
    const share = Math.floor((budget * (child + 1)) / fanOut) - Math.floor((budget * child) / fanOut);
    const draft = addUnit(builder, parent, level);
    if (below.length === 0) builder.leaves.push(draft);
    else fill(builder, draft, { chain: below, budget: share - 1 });
  }
}

function addUnit(builder: Builder, parent: Draft, level: string): Draft {
  const { plan, place } = builder;
  const { random } = plan;
  const speciality = chooseSpeciality(parent, random);
  const leaf = level === 'Afsnit';
  const type = leaf ? random.pick(LEAF_TYPES) : level === 'Afdeling' ? TYPE_CODE.clinicalUnit : TYPE_CODE.administrativeUnit;
  const shak = shakUnder(builder, parent, level);
  return addDraft(parent, plan.numbering.next(), {
    sorType: 'OE',
    name: unitName(level, { place, number: parent.children.length + 1, speciality: speciality.name, random }),
    since: laterStart(parent.unit.status.firstFromDate, random),
    entityType: { code: type, name: typeName(type) },
    ...(shak === undefined ? {} : { shakIdentifier: shak }),
    ...(leaf && random.chance(0.3) ? { localCode: `${place.slice(0, 3).toUpperCase()}${random.int(100, 999)}` } : {}),
    locationNumber:
      level === 'Afdeling' || (leaf && random.chance(0.1))
        ? { inherited: false, eanLocationCode: inventedGln(plan.numbering.ordinal) }
        : { inherited: true },
    geographicalParent: { relation: 2 },
    ...(random.chance(0.15) ? { visitingAddress: inventedAddress(random, place, plan.regionCode) } : {}),
    ...(leaf && random.chance(0.08) ? { activityAddress: inventedAddress(random, place, plan.regionCode) } : {}),
    ...(leaf && random.chance(0.25) ? { virtualAddress: inventedContact(random, place) } : {}),
    specialities: leaf || level === 'Afdeling' ? [speciality] : [],
    hospitalIndicators: {
      ambulantActivityIndicator: leaf && random.chance(0.6),
      patientsAdmittedIndicator: leaf && random.chance(0.4),
      reportingLevelIndicator: level === 'Afdeling',
    },
    ...levelFields(plan, level),
  });
}

const LEAF_TYPES = [TYPE_CODE.clinicalUnit, TYPE_CODE.clinicalUnit, TYPE_CODE.operatingTheatre, TYPE_CODE.intensiveCare] as const;

function levelFields(plan: HospitalPlan, name: string): Pick<DraftFields, 'organisationalLevel'> {
  const level = plan.levels.get(name);
  return level === undefined ? {} : { organisationalLevel: { code: level.code, name: level.name } satisfies OrganisationalLevel };
}

function chooseSpeciality(parent: Draft, random: Random): ClinicalSpeciality {
  const inherited = parent.unit.specialities[0];
  return inherited ?? { ...random.pick(SPECIALITIES), main: true };
}

/** Department and section codes extend the hospital's; the levels between have none, nor has a section without department. */
function shakUnder(builder: Builder, parent: Draft, level: string): string | undefined {
  if (level === 'Afdeling') {
    builder.departments += 1;
    const hospital = hospitalShak(builder.plan);
    return builder.departments > 99 ? undefined : `${hospital}${String(builder.departments).padStart(2, '0')}`;
  }
  const department = parent.unit.shakIdentifier;
  if (level !== 'Afsnit' || department?.length !== 6) return undefined;
  const sign = SHAK_SECTION_SIGNS[parent.children.length];
  return sign === undefined ? undefined : `${department}${sign}`;
}

/** A first day at or after the parent's, before 2012, so that every later event of a unit lies after it. */
function laterStart(parentSince: string, random: Random): string {
  const year = Math.min(2011, Number(parentSince.slice(0, 4)) + random.int(0, 2));
  const day = `${year}-${String(random.int(1, 12)).padStart(2, '0')}-01`;
  return day < parentSince ? parentSince : day;
}

interface NameParts {
  readonly place: string;
  readonly number: number;
  readonly speciality: string;
  readonly random: Random;
}

function unitName(level: string, { place, number, speciality, random }: NameParts): string {
  switch (level) {
    case 'Hospitalsområde':
      return `${place} Hospitalsområde ${['Nord', 'Syd', 'Øst', 'Vest'][(number - 1) % 4] ?? ''}`;
    case 'Center':
      return `Center for ${random.pick(CENTER_NAMES)}`;
    case 'Overafdeling':
      return `Overafdelingen for ${random.pick(BRANCH_NAMES)}`;
    case 'Afdeling':
      return `Afdelingen for ${speciality}`;
    default:
      return `${random.pick(SECTION_KINDS)} ${speciality} ${number}`;
  }
}
