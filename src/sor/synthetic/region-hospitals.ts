import { TYPE_CODE } from '../codes/type-codes.ts';
import type { Draft } from './draft.ts';
import { applyEvents } from './events.ts';
import { buildHospital, HOSPITAL_SHAPES, HOSPITALS_PER_SERIES } from './hospital.ts';
import { placeName } from './names.ts';
import type { RegionPlan } from './plan.ts';
import { addInstitution, addOwner } from './primary-care.ts';
import { createRandom } from './random.ts';

/** Part of a region's units that lie under its hospitals. */
const HOSPITAL_PART = 0.62;
const USUAL_SIZE = 110;
const PRIVATE_SIZE = 10;
/** The day the regions were formed. */
export const REGIONS_SINCE = '2007-01-01';

/** A region's hospitals and health administration, and one private hospital; gives the private owner and the places taken. */
export function addRegionHospitals(plan: RegionPlan): { readonly privateOwner: Draft; readonly places: number } {
  const { region, numbering, owner } = plan;
  const budget = Math.floor(plan.unitsPerRegion * HOSPITAL_PART);
  const count = Math.min(HOSPITALS_PER_SERIES - 1, Math.max(1, Math.round(budget / USUAL_SIZE)));
  for (let index = 0; index < count; index += 1) {
    const size = Math.floor((budget * (index + 1)) / count) - Math.floor((budget * index) / count);
    addHospital(plan, { owner, index, shape: index, size });
  }
  addAdministration(plan);
  const place = placeName(numbering.series, count);
  const privateOwner = addOwner(
    { numbering, random: createRandom(plan.seed, `private hospital ${region.id}`), place, regionCode: region.code },
    { name: `Privathospitalet ${place} A/S`, ownerType: 'private', since: '1995-01-01' },
  );
  addHospital(plan, { owner: privateOwner, index: count, shape: 2, size: PRIVATE_SIZE });
  return { privateOwner, places: count + 1 };
}

interface HospitalPlace {
  readonly owner: Draft;
  readonly index: number;
  /** Which of the shapes; counts on from the last to the first. */
  readonly shape: number;
  readonly size: number;
}

function addHospital(plan: RegionPlan, { shape, ...place }: HospitalPlace): void {
  const random = createRandom(plan.seed, `hospital ${plan.region.id} ${place.index}`);
  const hospital = buildHospital({
    ...place,
    shape: HOSPITAL_SHAPES[shape % HOSPITAL_SHAPES.length] ?? HOSPITAL_SHAPES[0],
    regionCode: plan.region.code,
    levels: plan.levels,
    numbering: plan.numbering,
    random,
  });
  applyEvents(hospital, plan.snapshotDate, random);
}

/** The region's own administration: open units outside any hospital, without a level. */
function addAdministration({ seed, region, numbering, owner }: RegionPlan): void {
  const random = createRandom(seed, `administration ${region.id}`);
  addInstitution({ numbering, random, place: region.shortName, regionCode: region.code }, owner, {
    name: `Sundhedsforvaltningen, ${region.name}`,
    typeCode: TYPE_CODE.healthAdministration,
    since: REGIONS_SINCE,
    unitNames: ['Sundhedsplanlægning', 'Praksisafdelingen', 'Patientvejledningen'],
  });
}
