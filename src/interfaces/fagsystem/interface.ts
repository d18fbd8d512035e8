import { REGIONAL_SYSTEMS, type RegionalSystem } from '../../model/interfaces.ts';
import type { FhirClient } from '../fhir/contract.ts';
import { fhirServer } from '../fhir/interface.ts';
import type { InterfaceRoom } from '../interface.ts';

/** A region's own systems that must show a unit: FHIR servers like the register's, one room each by its name. */
export const regionalSystems = Object.fromEntries(
  REGIONAL_SYSTEMS.map((id) => [id, fhirServer({ id, configured: (interfaces) => interfaces[id], prefix: `/${id}/fhir` })]),
) as Readonly<Record<RegionalSystem, InterfaceRoom<FhirClient>>>;
