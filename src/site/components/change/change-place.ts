import type { Matrix } from '../../../report/types.ts';
import { casePath } from '../../paths.ts';
import { onceFor } from '../../once-for.ts';
import { cellViews, hasResults } from '../../site-data.ts';

/** Where changes stand: what their regions are called, and where their cases have a page. */
export interface ChangePlace {
  readonly regionName: (id: string) => string;
  /** The page of a case today; undefined where it has none. */
  readonly caseHref: (region: string, key: string) => string | undefined;
  /** The known deviation that covers a case today. */
  readonly known: (region: string, key: string) => boolean;
  /** Everything as data, or where to find out how to get it. */
  readonly dataHref: string;
}

/** Every place in the matrix with whether an agreement covers it; made once, since every run's page asks. */
const knownByPlace = onceFor(
  (matrix: Matrix): ReadonlyMap<string, boolean> =>
    new Map(cellViews(matrix).map(({ cell }) => [`${cell.region}\n${cell.key}`, cell.known !== undefined])),
);

/** Names and pages as they are in the matrix today; without one (an environment that is gone) nothing has a page. */
export function changePlace(
  matrix: Matrix | undefined,
  regions: readonly { readonly id: string; readonly shortName: string }[],
  dataHref: string,
): ChangePlace {
  const shown = matrix !== undefined && hasResults(matrix) ? matrix : undefined;
  const names = new Map(regions.map(({ id, shortName }) => [id, shortName]));
  const cells: ReadonlyMap<string, boolean> = shown === undefined ? new Map() : knownByPlace(shown);
  return {
    regionName: (id) => names.get(id) ?? id,
    caseHref: (region, key) =>
      shown !== undefined && cells.has(`${region}\n${key}`) ? casePath(shown.environment.id, region, key) : undefined,
    known: (region, key) => cells.get(`${region}\n${key}`) ?? false,
    dataHref,
  };
}
