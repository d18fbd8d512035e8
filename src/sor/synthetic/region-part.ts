import type { Region } from '../../model/config/region.ts';
import type { Draft } from './draft.ts';
import type { RegionOwner } from './merger.ts';
import { addRegionCare } from './care.ts';
import type { RegisterPlan } from './plan.ts';
import { addOwner } from './primary-care.ts';
import { createRandom } from './random.ts';
import { addRegionHospitals, REGIONS_SINCE } from './region-hospitals.ts';
import { createNumbering, seriesOf } from './series.ts';

/** Everything that lies in one region. */
export interface RegionPart extends RegionOwner {
  /** The owners of what lies in the region and is not the region's own. */
  readonly others: readonly Draft[];
}

/**
 * The part of the register that lies in each region, made from the region alone. The owner has the region's real name;
 * a region to come is an owner to come, and one that takes over others' institutions has none of its own.
 *
 * @throws RangeError when two regions would share a series of numbers.
 */
export function buildRegionParts(plan: RegisterPlan, regions: readonly Region[]): RegionPart[] {
  refuseSharedSeries(regions);
  const ids = new Set(regions.map(({ id }) => id));
  return regions.map((region) => {
    const numbering = createNumbering(seriesOf(region), plan.unitsPerRegion);
    const draft = addOwner(
      { numbering, random: createRandom(plan.seed, `region ${region.id}`), place: region.shortName, regionCode: region.code },
      { name: region.name, ownerType: 'region', since: region.validFrom ?? REGIONS_SINCE },
    );
    if (region.replaces.some((id) => ids.has(id))) return { region, draft, others: [] };
    const part = { ...plan, region, owner: draft, numbering };
    const { privateOwner, places } = addRegionHospitals(part);
    return { region, draft, others: [privateOwner, ...addRegionCare(part, places)] };
  });
}

function refuseSharedSeries(regions: readonly Region[]): void {
  const holders = new Map<number, Region>();
  for (const region of regions) {
    const holder = holders.get(seriesOf(region));
    if (holder !== undefined) {
      throw new RangeError(
        `${holder.name} og ${region.name} får de samme opdigtede koder i øvelsen; giv den ene sin officielle kode eller et andet id`,
      );
    }
    holders.set(seriesOf(region), region);
  }
}
