import { TYPE_CODE } from '../codes/type-codes.ts';
import type { Draft } from './draft.ts';
import type { RegionOwner } from './merger.ts';
import { placeName } from './names.ts';
import type { RegisterPlan } from './plan.ts';
import { addInstitution, addOwner, addPharmacy, addPractice, type CarePlan } from './primary-care.ts';
import { createRandom, type Random } from './random.ts';
import { foundingOwners } from './region-hospitals.ts';

/** Parts of all units: municipal care and pharmacies; general practices take what is left. */
const MUNICIPAL_PART = 0.08;
const PHARMACY_PART = 0.03;
/** Denmark has 98 municipalities; these have other names. */
const MOST_MUNICIPALITIES = 98;
const MUNICIPALITIES_SINCE = '2007-01-01';

/** The state, municipalities, pharmacies and general practices: none of their units has a level. Fills up to the wanted number. */
export function addOutsideCare(plan: RegisterPlan, owners: readonly RegionOwner[]): Draft[] {
  const regionCodes = foundingOwners(owners).map(({ region }) => region.code);
  const random = createRandom(plan.seed, 'outside care');
  const at = (index: number): CarePlan => ({
    numbering: plan.numbering,
    random,
    place: placeName(index + 211),
    regionCode: regionCodes[index % regionCodes.length],
  });
  const made: Draft[] = [addState(at(0)), ...addMunicipalities(plan.unitCount, at, random)];
  const pharmacies = Math.round((plan.unitCount * PHARMACY_PART) / 3);
  for (let index = 0; index < pharmacies; index += 1) made.push(addPharmacy(at(index), index));
  for (let index = 0; plan.unitCount - plan.numbering.made >= 3; index += 1) made.push(addPractice(at(index), index));
  addRest(plan, at(0), made[0]);
  return made;
}

function addState(plan: CarePlan): Draft {
  const owner = addOwner(plan, { name: 'Staten', ownerType: 'state', since: '1990-01-01' });
  addInstitution(plan, owner, {
    name: `${plan.place} Arrest, sundhedstjenesten`,
    typeCode: TYPE_CODE.prisonCare,
    since: '2001-01-01',
    unitNames: ['Sygeplejeklinik', 'Lægekonsultation'],
  });
  return owner;
}

function addMunicipalities(unitCount: number, at: (index: number) => CarePlan, random: Random): Draft[] {
  const count = Math.min(MOST_MUNICIPALITIES, Math.max(3, Math.round(unitCount / 300)));
  const size = Math.max(4, Math.floor((unitCount * MUNICIPAL_PART) / count));
  return Array.from({ length: count }, (_, index) => {
    const plan = at(index);
    const owner = addOwner(plan, { name: `${plan.place} Kommune`, ownerType: 'municipality', since: MUNICIPALITIES_SINCE });
    addInstitution(plan, owner, {
      name: `Sundhed og Omsorg, ${plan.place} Kommune`,
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

/** One or two units more when the number wanted is no multiple of a practice. */
function addRest(plan: RegisterPlan, care: CarePlan, state: Draft | undefined): void {
  const left = plan.unitCount - plan.numbering.made;
  if (state === undefined || left <= 0) return;
  addInstitution(care, state, {
    name: `${care.place} Fængsel, sundhedstjenesten`,
    typeCode: TYPE_CODE.prisonCare,
    since: '2001-01-01',
    unitNames: left > 1 ? ['Sygeplejeklinik'] : [],
  });
}
