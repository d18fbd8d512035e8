import { INTERFACE_NAMES } from '../../../model/interfaces.ts';
import {
  PREFLIGHT_CHECKS,
  type PreflightCheck,
  type PreflightState,
  type RegionPreflight,
  worstState,
} from '../../../model/preflight.ts';

/** Something a reader should look at: “FHIR, certifikat”. */
interface PreflightPoint {
  readonly where: string;
  readonly check: PreflightCheck;
}

/** The checks of a region that failed or warn, failures first. */
export function pointsOf({ interfaces }: RegionPreflight): readonly PreflightPoint[] {
  const points = interfaces.flatMap(({ interface: name, checks }) =>
    checks.map((check) => ({ where: `${INTERFACE_NAMES[name]}, ${PREFLIGHT_CHECKS[check.check].toLowerCase()}`, check })),
  );
  const inState = (state: PreflightState): PreflightPoint[] => points.filter(({ check }) => check.state === state);
  return [...inState('failed'), ...inState('warning')];
}

/** “7 af 9”: interfaces where nothing failed or warns. */
export function inOrder({ interfaces }: RegionPreflight): string {
  return `${interfaces.filter((one) => worstState(one) === 'ok').length} af ${interfaces.length}`;
}
