import type { Region } from '../../model/config/region.ts';
import { TYPE_CODE } from '../codes/type-codes.ts';
import type { Draft } from './draft.ts';
import { applyEvents } from './events.ts';
import { buildHospital, HOSPITAL_SHAPES, SHAK_CAPACITY } from './hospital.ts';
import type { RegionOwner } from './merger.ts';
import { placeName } from './names.ts';
import type { RegisterPlan } from './plan.ts';
import { addInstitution, addOwner } from './primary-care.ts';
import { createRandom } from './random.ts';

/** Part of all units that lie under the regions' hospitals. */
const HOSPITAL_PART = 0.62;
const USUAL_SIZE = 110;
const PRIVATE_SIZE = 10;
/** SHAK hospital codes left for private hospitals. */
const PRIVATE_RESERVE = 40;
/** The day the regions were formed. */
const REGIONS_SINCE = '2007-01-01';

/** One owner a region, with the region's real name; a region to come is an owner to come. */
export function addRegionOwners(plan: RegisterPlan, regions: readonly Region[]): RegionOwner[] {
  return regions.map((region, index) => ({
    region,
    draft: addOwner(
      {
        numbering: plan.numbering,
        random: createRandom(plan.seed, `region ${region.id}`),
        place: placeName(400 + index),
        regionCode: region.code,
      },
      { name: region.name, ownerType: 'region', since: region.validFrom ?? REGIONS_SINCE, sorIdentifier: plan.numbering.owner() },
    ),
  }));
}

/** The regions that have hospitals of their own from the start: all but those that take over others'. */
export function foundingOwners(owners: readonly RegionOwner[]): RegionOwner[] {
  const ids = new Set(owners.map(({ region }) => region.id));
  return owners.filter(({ region }) => !region.replaces.some((id) => ids.has(id)));
}

/** Each region's hospitals and health administration, and one private hospital a region; gives the private owners. */
export function addRegionHospitals(plan: RegisterPlan, owners: readonly RegionOwner[]): Draft[] {
  const founding = foundingOwners(owners);
  const budget = Math.floor((plan.unitCount * HOSPITAL_PART) / founding.length);
  const most = Math.floor((SHAK_CAPACITY - PRIVATE_RESERVE) / founding.length);
  const count = Math.min(most, Math.max(1, Math.round(budget / USUAL_SIZE)));
  founding.forEach(({ region, draft }, number) => {
    for (let hospital = 0; hospital < count; hospital += 1) {
      const size = Math.floor((budget * (hospital + 1)) / count) - Math.floor((budget * hospital) / count);
      addHospital(plan, { owner: draft, index: number * count + hospital, shape: hospital, size, regionCode: region.code });
    }
    addAdministration(plan, draft, region);
  });
  return founding.slice(0, PRIVATE_RESERVE).map(({ region }, number) => {
    const index = founding.length * count + number;
    const random = createRandom(plan.seed, `private hospital ${region.id}`);
    const place = placeName(index);
    const owner = addOwner(
      { numbering: plan.numbering, random, place, regionCode: region.code },
      { name: `Privathospitalet ${place} A/S`, ownerType: 'private', since: '1995-01-01' },
    );
    addHospital(plan, { owner, index, shape: 2, size: PRIVATE_SIZE, regionCode: region.code });
    return owner;
  });
}

interface HospitalPlace {
  readonly owner: Draft;
  readonly index: number;
  /** Which of the shapes; counts on from the last to the first. */
  readonly shape: number;
  readonly size: number;
  readonly regionCode: string | undefined;
}

function addHospital(plan: RegisterPlan, { shape, ...place }: HospitalPlace): void {
  const random = createRandom(plan.seed, `hospital ${place.owner.unit.entityName} ${place.index}`);
  const hospital = buildHospital({
    ...place,
    shape: HOSPITAL_SHAPES[shape % HOSPITAL_SHAPES.length] ?? HOSPITAL_SHAPES[0],
    levels: plan.levels,
    numbering: plan.numbering,
    random,
  });
  applyEvents(hospital, plan.snapshotDate, random);
}

/** The region's own administration: open units outside any hospital, without a level. */
function addAdministration(plan: RegisterPlan, owner: Draft, region: Region): void {
  const random = createRandom(plan.seed, `administration ${region.id}`);
  addInstitution({ numbering: plan.numbering, random, place: region.shortName, regionCode: region.code }, owner, {
    name: `Sundhedsforvaltningen, ${region.name}`,
    typeCode: TYPE_CODE.healthAdministration,
    since: REGIONS_SINCE,
    unitNames: ['Sundhedsplanlægning', 'Praksisafdelingen', 'Patientvejledningen'],
  });
}
