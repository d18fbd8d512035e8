import type { Measurements } from '../../../../model/measurement.ts';
import { onceFor } from '../../../once-for.ts';
import { rolloutHospitalPath, rolloutUnitAnchor } from '../../../paths.ts';
import { isShown } from '../tree/shown-units.ts';

type Measured = Pick<Measurements, 'units' | 'days'>;

/** The hospitals that have pages, and the units that stand on one. */
const known = onceFor(({ units, days }: Measured) => {
  const day = days.at(-1)?.day ?? '';
  return {
    hospitals: new Map(
      units.filter(({ sorIdentifier, hospital }) => sorIdentifier === hospital).map(({ hospital, name }) => [hospital, name]),
    ),
    shown: new Set(units.filter((unit) => isShown(unit, day)).map(({ sorIdentifier }) => sorIdentifier)),
  };
});

/** Where a unit stands among its hospital's; undefined when the hospital has no page, as it has left the file. */
export function unitHref(measurements: Measured, hospital: string, unit: string): string | undefined {
  const { hospitals, shown } = known(measurements);
  if (!hospitals.has(hospital)) return undefined;
  const page = rolloutHospitalPath(hospital);
  return shown.has(unit) && unit !== hospital ? `${page}#${rolloutUnitAnchor(unit)}` : page;
}

/** What a hospital is called now; undefined when it has left the file. */
export const hospitalName = (measurements: Measured, hospital: string): string | undefined =>
  known(measurements).hospitals.get(hospital);
