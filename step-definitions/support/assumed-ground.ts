import { MERGER_ROLES } from '../../src/model/test-roles.ts';
import { type Surface, SURFACES } from './surfaces.ts';
import type { TestUnit } from './test-units.ts';

/** The assumption that all a regional system shows rests on; undefined elsewhere. */
export function systemGround(surface: Surface): string | undefined {
  return SURFACES[surface].kind === 'system' ? 'fagsystem-enhed' : undefined;
}

/** The assumption that the level's place on a surface rests on; undefined where a public source gives it. */
export function levelGround(surface: Surface): string | undefined {
  if (surface === 'FHIR') return 'fhir-niveau';
  if (surface === 'den daglige CSV-fil' || surface === 'den komplette CSV-fil') return 'csv-niveau';
  return systemGround(surface);
}

/** The assumption that open and closed are told apart by on a surface; undefined where a public source says how. */
export function activeGround(surface: Surface): string | undefined {
  return surface === 'FHIR' ? 'fhir-aktiv' : systemGround(surface);
}

/** What a unit that is closed or not open yet is told by in SORLS, which is not said to hold either. */
const SORLS_GROUND: Readonly<Record<string, string>> = { lukket: 'sorls-lukket', fremtidig: 'sorls-fremtidig' };

/** The assumption that a unit being on a surface, with its days, rests on; undefined where a public source says so. */
export function presenceGround({ role }: TestUnit, surface: Surface): string | undefined {
  const system = systemGround(surface);
  if (system !== undefined) return system;
  if (MERGER_ROLES.some((one) => one === role)) return role === 'nabohospital' ? 'oest-samme-koder' : 'oest-ejer';
  if (surface === 'SORLS') return SORLS_GROUND[role];
  return surface === 'FHIR' && role === 'lukket' ? 'fhir-aktiv' : undefined;
}
