import { PilotError } from '../../model/pilot-error.ts';
import { pathSegment } from '../../model/path-segment.ts';
import type { LocatedScenario } from '../scenarios.ts';

/**
 * SP2015: the first column of an outline's examples names each case, so it must be there, be filled in and differ,
 * also as it looks in addresses.
 */
export function duplicateExampleKeys(scenarios: readonly LocatedScenario[]): readonly PilotError[] {
  return scenarios.flatMap(({ path, scenario }) => {
    const first = new Map<string, number>();
    return scenario.examples.flatMap((examples) => {
      const { line, column = 1 } = examples.location;
      if (examples.tableBody.length === 0) return keyError({ file: path, line, column }, 'eksemplerne har ingen rækker');
      return examples.tableBody.flatMap((row) => {
        const cell = row.cells[0];
        const place = { file: path, line: row.location.line, column: cell?.location.column ?? 1 };
        const key = pathSegment(cell?.value ?? '');
        if (key === '') return keyError(place, 'rækkens første celle er tom');
        const earlier = first.get(key);
        if (earlier !== undefined) return keyError(place, `“${cell?.value ?? ''}” står også på linje ${earlier}`);
        first.set(key, row.location.line);
        return [];
      });
    });
  });
}

function keyError(place: { file: string; line: number; column: number }, seen: string): PilotError {
  return new PilotError('SP2015', {
    place,
    seen,
    expected: 'en første kolonne, der er udfyldt og forskellig i alle rækker',
    remedy: 'Sæt det, der adskiller rækkerne, i første kolonne. Den er navnet på tilfældet i resultater og historik.',
  });
}
