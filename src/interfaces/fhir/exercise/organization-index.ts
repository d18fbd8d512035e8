import type { RegionalSystem } from '../../../model/interfaces.ts';
import { indexRegister } from '../../../sor/register.ts';
import type { SorUnit } from '../../../sor/unit.ts';
import { behavioursOf, unitsOf } from '../../../exercise/ground/behaviours.ts';
import { contentFor, type RegionService, type Scope } from '../../../exercise/ground/region-service.ts';
import { servedRegister } from '../../../exercise/ground/served-register.ts';
import { organization, type OrganizationContext } from './organization.ts';
import { type Indexed, plainName } from './search.ts';

/** Who shows units over FHIR: the register's own server, or one of the regional systems. */
export type FhirServer = 'fhir' | RegionalSystem;

/** All that a FHIR server shows belongs to one part of a region; it is the register's units. */
export function fhirScope(server: FhirServer): Scope {
  return { interface: server, datatype: 'sorEntity' };
}

/** A region's units as Organizations, behaviours applied, in the register's order and prepared for searching. */
export function indexOrganizations(service: RegionService, scope: Scope): readonly Indexed[] {
  const served = servedRegister(service, scope);
  const context: OrganizationContext = {
    levelSystem: service.levelSystem,
    onDate: served.snapshotDate,
    madeAt: served.createdAtTime,
    parentOf: parentFor(service, scope),
    showsShakForSor: shakFor(service, scope),
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

/** Units whose SOR code a behaviour has put the SHAK code in the place of. */
function shakFor(service: RegionService, scope: Scope): (unit: SorUnit) => boolean {
  const chosen = behavioursOf(service, scope, 'shak-for-sor').map((behaviour) => unitsOf(behaviour, service));
  return ({ sorIdentifier }) => chosen.some((codes) => codes === undefined || codes.has(sorIdentifier));
}

/** The parent as it is shown: the register's, or the owner where a behaviour points partOf astray. */
function parentFor(service: RegionService, scope: Scope): (unit: SorUnit) => string | undefined {
  const [astray] = behavioursOf(service, scope, 'fhir-wrong-partof');
  if (astray === undefined) return (unit) => unit.parentSorIdentifier;
  const chosen = unitsOf(astray, service);
  const register = indexRegister(contentFor(service, scope));
  return (unit) => {
    if (unit.sorType !== 'OE' || chosen?.has(unit.sorIdentifier) === false) return unit.parentSorIdentifier;
    return register.ownerOf(unit.sorIdentifier)?.sorIdentifier;
  };
}
