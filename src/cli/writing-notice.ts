import { PILOT_NAME_PREFIX } from '../model/ledger.ts';
import type { RegionShare } from '../runner/run-pilot.ts';

/**
 * What the scenarios of a run are going to make in the regions' registers, told before anything is asked of them; empty
 * when none changes data. `ledgerOf` says where a region's units are written down before they are asked for.
 */
export function writingNotice(
  shares: readonly Pick<RegionShare, 'session' | 'cases'>[],
  ledgerOf: (region: string) => string,
): readonly string[] {
  return shares.flatMap(({ session: { region, endpoints }, cases }) => {
    const count = cases.filter(({ writes }) => writes).length;
    if (count === 0) return [];
    const { hospital } = endpoints.units;
    const under =
      hospital === undefined ? 'regionens testhospital, som endnu ikke er udpeget' : `regionens testhospital ${hospital}`;
    return [
      `! ${region.name}: ${count === 1 ? 'ét scenarie ændrer' : `${count} scenarier ændrer`} data. De opretter enheder, hvis navn begynder med “${PILOT_NAME_PREFIX.trim()}”, under ${under}, retter og flytter kun dem og lukker dem igen. Scenarier, der skal afvises, beder også om en enhed under en anden ejers hospital. Hvert navn skrives, før der spørges, i ${ledgerOf(region.id)}`,
    ];
  });
}
