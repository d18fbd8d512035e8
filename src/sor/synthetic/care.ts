import { TYPE_CODE } from '../codes/type-codes.ts';
import type { Draft } from './draft.ts';
import { placeName, STATE_PLACE } from './names.ts';
import type { RegionPlan, RegisterPlan } from './plan.ts';
import { addInstitution, addOwner, addPharmacy, addPractice, type CarePlan } from './primary-care.ts';
import { createRandom, type Random } from './random.ts';
import { createNumbering, OUTSIDE } from './series.ts';

/** Parts of a region's units: municipal care and pharmacies; general practices take what is left. */
const MUNICIPAL_PART = 0.08;
const PHARMACY_PART = 0.03;
/** Denmark has 98 municipalities in five regions; these have other names. */
const MOST_MUNICIPALITIES = 20;
const MUNICIPALITIES_SINCE = '2007-01-01';
/** An owner, its institution and one unit. */
const PRACTICE_SIZE = 3;

/** The state, which lies in no region: its units are the same whatever regions there are. */
export function addState(plan: RegisterPlan): Draft {
  const care: CarePlan = {
    numbering: createNumbering(OUTSIDE, plan.unitsPerRegion),
    random: createRandom(plan.seed, 'state'),
    place: STATE_PLACE,
    regionCode: undefined,
  };
  const owner = addOwner(care, { name: 'Staten', ownerType: 'state', since: '1990-01-01' });
  addInstitution(care, owner, {
    name: `${care.place} Arrest, sundhedstjenesten`,
    typeCode: TYPE_CODE.prisonCare,
    since: '2001-01-01',
    unitNames: ['Sygeplejeklinik', 'Lægekonsultation'],
  });
  return owner;
}

/**
 * The pharmacies, general practices and municipalities that lie in a region: none of their units has a level. Fills the
 * region up to the wanted number. `firstPlace` is the first of the region's places that is not taken.
 */
export function addRegionCare(plan: RegionPlan, firstPlace: number): Draft[] {
  const { numbering, region, unitsPerRegion } = plan;
  const random = createRandom(plan.seed, `care ${region.id}`);
  let place = firstPlace;
  const elsewhere = (): CarePlan => ({
    numbering,
    random,
    place: placeName(numbering.series, place++),
    regionCode: region.code,
  });
  const pharmacies = Math.round((unitsPerRegion * PHARMACY_PART) / PRACTICE_SIZE);
  const made: Draft[] = [];
  for (let index = 0; index < pharmacies; index += 1) {
    made.push(addPharmacy(elsewhere(), (numbering.series - 1) * pharmacies + index));
  }
  const municipal = Math.floor(unitsPerRegion * MUNICIPAL_PART);
  const practices = Math.floor((unitsPerRegion - numbering.made - municipal) / PRACTICE_SIZE);
  for (let index = 0; index < practices; index += 1) made.push(addPractice(elsewhere(), index));
  return [...made, ...addMunicipalities(unitsPerRegion - numbering.made, elsewhere, random)];
}

/** Shares `budget` units among the municipalities, as equally as can be. */
function addMunicipalities(budget: number, elsewhere: () => CarePlan, random: Random): Draft[] {
  const count = Math.min(MOST_MUNICIPALITIES, Math.max(1, Math.round(budget / 20)));
  return Array.from({ length: count }, (_, index) => {
    const size = Math.floor((budget * (index + 1)) / count) - Math.floor((budget * index) / count);
    const care = elsewhere();
    const owner = addOwner(care, { name: `${care.place} Kommune`, ownerType: 'municipality', since: MUNICIPALITIES_SINCE });
    addInstitution(care, owner, {
      name: `Sundhed og Omsorg, ${care.place} Kommune`,
      typeCode: TYPE_CODE.homeCare,
      since: MUNICIPALITIES_SINCE,
      unitNames: Array.from({ length: size - 2 }, (__, unit) => municipalUnit(unit, random)),
    });
    return owner;
  });
}

function municipalUnit(index: number, random: Random): string {
  return `${random.pick(['Hjemmeplejen', 'Sygeplejeklinikken', 'Plejecenteret', 'Genoptræningen', 'Sundhedsplejen'])}, distrikt ${index + 1}`;
}
