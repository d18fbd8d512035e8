import { indexRegister } from '../../sor/register.ts';
import type { SorUnit } from '../../sor/unit.ts';
import { behavioursOf, unitsOf } from '../behaviours.ts';
import type { RegionService, Scope } from '../region-service.ts';
import { servedRegister } from '../served-register.ts';
import { organization, type OrganizationContext } from './organization.ts';
import { type Indexed, plainName } from './search.ts';

/** All that FHIR shows belongs to one part of a region; it is the register's units. */
export const FHIR_SCOPE: Scope = { interface: 'fhir', datatype: 'sorEntity' };

/** A region's units as Organizations, behaviours applied, in the register's order and prepared for searching. */
export function indexOrganizations(service: RegionService): readonly Indexed[] {
  const served = servedRegister(service, FHIR_SCOPE);
  const context: OrganizationContext = {
    levelSystem: service.levelSystem,
    onDate: served.snapshotDate,
    madeAt: served.createdAtTime,
    parentOf: parentFor(service),
  };
  return served.units.map((one) => {
    const resource = organization(one, context);
    return {
      resource,
      identifiers: resource.identifier.map(({ system, value }) => ({ system, code: value })),
      types: resource.type.flatMap((concept) => concept.coding),
      name: plainName(one.unit.entityName),
      exactName: one.unit.entityName,
      parent: context.parentOf(one.unit),
      active: resource.active,
      lastUpdated: Date.parse(resource.meta.lastUpdated),
    };
  });
}

/** The parent as it is shown: the register's, or the owner where a behaviour points partOf astray. */
function parentFor(service: RegionService): (unit: SorUnit) => string | undefined {
  const [astray] = behavioursOf(service, FHIR_SCOPE, 'fhir-wrong-partof');
  if (astray === undefined) return (unit) => unit.parentSorIdentifier;
  const chosen = unitsOf(astray, service);
  const register = indexRegister(service.content);
  return (unit) => {
    if (unit.sorType !== 'OE' || chosen?.has(unit.sorIdentifier) === false) return unit.parentSorIdentifier;
    return register.ownerOf(unit.sorIdentifier)?.sorIdentifier;
  };
}
