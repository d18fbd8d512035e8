import type { RolloutDecisions } from '../config/load-rollout-decisions.ts';
import type { Configuration } from '../model/config/configuration.ts';
import type { Guidance } from '../model/guidance/guidance.ts';
import type { Decisions } from '../model/decisions/decisions.ts';
import type { DeliberateDeviation } from '../model/config/deviation.ts';
import type { Measurements } from '../model/measurement.ts';
import type { RegionPreflight } from '../model/preflight.ts';
import type { InterfaceAvailability } from '../report/availability.ts';
import type { Catalogue, Specification } from '../model/specification.ts';
import type { ResultSet } from '../report/export/result-set.ts';
import { specificationsById } from '../report/filter-matrix.ts';
import type { Trends } from '../report/trend.ts';
import type { Cell, Matrix, MatrixGroup, MatrixRegion, MatrixRow, RunSummary } from '../report/types.ts';
import type { Comparisons } from './comparisons.ts';
import { onceFor } from './once-for.ts';
import type { SiteSettings } from './settings.ts';
import type { ShownDetail } from './withheld/screen-detail.ts';
import type { EvidencePlace, FilesHeldBack } from './withheld/screen-results.ts';

/** Everything the pages show, loaded once a build. */
export interface SiteData {
  readonly settings: SiteSettings;
  readonly configuration: Configuration;
  readonly guidance: Guidance;
  /** Agreements about results: known deviations, sign-offs, the agenda. */
  readonly decisions: Decisions;
  /** The day the site is built, ISO, in Denmark: what an agreement’s last day is checked against. */
  readonly today: string;
  /** The mistakes the exercise endpoint can make on purpose, with the cases that find them. */
  readonly deviations: readonly DeliberateDeviation[];
  readonly catalogue: Catalogue;
  /** The measured days of the register itself; of the exercise's where none has been measured. */
  readonly rollout: Measurements;
  /** What has been said of findings in the register, and how far its figures are to have come. */
  readonly rolloutDecisions: RolloutDecisions;
  /** One matrix of regions an environment that is shown (environments-to-show.ts), never mixed; in the order of the configuration. */
  readonly matrices: readonly Matrix[];
  /** Those of the other kinds of party, by environment and kind; only of environments that are shown. */
  readonly partyMatrices: readonly Matrix[];
  /** Those that are shown, newest first. */
  readonly runs: readonly RunSummary[];
  /** What changed between runs and since meetings. */
  readonly comparisons: Comparisons;
  /** How an environment and its regions stood over time. */
  readonly trends: (matrix: Matrix) => Trends;
  /** What one run left, ready to be given as data; undefined when there is no such run. */
  readonly runResults: (run: string) => ResultSet | undefined;
  /** Steps and exchanges of a case in a run, without what is held back; undefined when the run holds none for it. */
  readonly caseDetail: (place: CasePlace) => Promise<ShownDetail | undefined>;
  /** What could be reached before a region's scenarios began; undefined when the run did not look. */
  readonly preflight: (place: { readonly run: string; readonly region: string }) => RegionPreflight | undefined;
  /** How often a region's interfaces could be used, by the looks that were recorded; empty when there are none. */
  readonly availability: (place: { readonly environment: string; readonly region: string }) => readonly InterfaceAvailability[];
  /** What in a run's files keeps them from being offered, in Danish; empty as a rule. */
  readonly filesHeldBack: (run: string) => Promise<FilesHeldBack>;
  /** Kept bytes of a body as they may be shown; undefined when the store has none under the digest, or they are held back. */
  readonly evidence: (place: EvidencePlace, sha256: string) => Promise<Uint8Array | undefined>;
  /** Whether kept bytes may be handed on as they are stored: they are there, and nothing in them must be masked. */
  readonly isOffered: (place: EvidencePlace, sha256: string) => Promise<boolean>;
  /** Kept bytes as they are stored; undefined when they are not offered. */
  readonly storedEvidence: (place: EvidencePlace, sha256: string) => Promise<Uint8Array | undefined>;
  /** The same, packed. */
  readonly packedEvidence: (place: EvidencePlace, sha256: string) => Promise<Uint8Array | undefined>;
}

/** Where the detail of a case lies: a run, a region and a key. */
export interface CasePlace {
  readonly run: string;
  readonly region: string;
  readonly key: string;
}

/** A cell together with the row, group and region it stands in. */
export interface CellView {
  readonly cell: Cell;
  readonly row: MatrixRow;
  readonly group: MatrixGroup;
  readonly region: MatrixRegion;
  readonly matrix: Matrix;
}

/** Whether anything was ever run in the environment. */
export const hasResults = (matrix: Matrix): boolean => matrix.updatedAt !== undefined;

/** Whether the parties of a matrix have pages: regions once any was tried, others also to say that nobody has tried them. */
export const hasPages = (matrix: Matrix): boolean => matrix.kind !== 'region' || hasResults(matrix);

/** Every matrix that is shown: of regions, then of the other kinds of party. */
export const allMatrices = ({ matrices, partyMatrices }: Pick<SiteData, 'matrices' | 'partyMatrices'>): readonly Matrix[] => [
  ...matrices,
  ...partyMatrices,
];

/** All matrices of an environment, its regions' first. */
export const matricesOf = (site: Pick<SiteData, 'matrices' | 'partyMatrices'>, environment: string): readonly Matrix[] =>
  allMatrices(site).filter((matrix) => matrix.environment.id === environment);

/** The environment the front page tells of: a real one with results before the exercise; undefined when none is configured. */
export function mainMatrix(matrices: readonly Matrix[]): Matrix | undefined {
  const tried = matrices.filter(hasResults);
  const newestFirst = [...tried].sort((a, b) => (b.updatedAt ?? '').localeCompare(a.updatedAt ?? ''));
  return newestFirst.find((matrix) => !matrix.environment.exercise) ?? newestFirst[0] ?? matrices[0];
}

/** Every cell of a matrix with its surroundings, row by row. Made once a matrix. */
export const cellViews: (matrix: Matrix) => readonly CellView[] = onceFor((matrix) =>
  matrix.groups.flatMap((group) => group.rows.flatMap((row) => viewsOfRow(matrix, group, row))),
);

function viewsOfRow(matrix: Matrix, group: MatrixGroup, row: MatrixRow): CellView[] {
  return row.cells.flatMap((cell, index) => {
    const region = matrix.regions[index];
    return region === undefined || cell === undefined ? [] : [{ cell, row, group, region, matrix }];
  });
}

const viewsByScenario = onceFor((matrix: Matrix) => Map.groupBy(cellViews(matrix), ({ row }) => row.id));

/** The cells of one scenario (all its Examples rows) in a matrix. */
export const cellsOfScenario = (matrix: Matrix, id: string): readonly CellView[] => viewsByScenario(matrix).get(id) ?? [];

/** The same case in the other regions of the environment. */
export const elsewhere = ({ cell, row, group, matrix }: CellView): readonly CellView[] =>
  viewsOfRow(matrix, group, row).filter((other) => other.cell !== cell);

const newestByRun = onceFor((matrix: Matrix) => {
  const counts = new Map<string, number>();
  for (const { cell } of cellViews(matrix)) if (cell.run !== undefined) counts.set(cell.run, (counts.get(cell.run) ?? 0) + 1);
  return counts;
});

/** How many cells of a matrix have their newest outcome in a run, and so show its evidence on their pages. */
export const newestOutcomes = (matrix: Matrix, run: string): number => newestByRun(matrix).get(run) ?? 0;

const byId = onceFor(specificationsById);

/** The specification a case belongs to. */
export const specificationOf = (catalogue: Catalogue, id: string): Specification | undefined => byId(catalogue).get(id);

/** What the newest run that looked found of a region's interfaces; undefined when none did. */
export function newestPreflight(
  { runs, preflight }: Pick<SiteData, 'runs' | 'preflight'>,
  { environment, region }: { readonly environment: string; readonly region: string },
): RegionPreflight | undefined {
  for (const { run, environment: of } of runs) {
    const found = of === environment ? preflight({ run, region }) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}
