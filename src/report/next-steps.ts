import { type Cause, CAUSE_TURNS } from '../model/cause.ts';
import { awaitsTrial, severity } from '../model/verdict.ts';
import { didNotPass } from './cause-tally.ts';
import type { Cell, Matrix, MatrixRow } from './types.ts';

/** What is to be done with a case, the most pressing first. */
export const NEXT_KINDS = ['failed', 'outdated', 'never-run', 'manual'] as const;
/** What is to be done with a case that waits. */
export type NextKind = (typeof NEXT_KINDS)[number];

/** One case that waits in a region. */
export interface NextCase {
  readonly cell: Cell;
  readonly row: MatrixRow;
  /** A person tries it; no run does. */
  readonly manual: boolean;
}

/** Cases of one region that are solved the same way; never empty. */
export interface NextGroup {
  readonly kind: NextKind;
  /** Only of failed cases; undefined among them for those judged before causes were read. */
  readonly cause: Cause | undefined;
  readonly cases: readonly NextCase[];
}

/** What one region does next, in the order to do it. */
export interface NextSteps {
  readonly region: string;
  readonly groups: readonly NextGroup[];
  readonly total: number;
}

/**
 * What each region has left: failed by cause, then outdated, never run, and what waits for a person. A case stands once,
 * at the first of these that holds for it; what passed and is up to date, or does not apply, is not there.
 */
export function nextSteps(matrix: Matrix): NextSteps[] {
  return matrix.regions.map((region, index): NextSteps => {
    const cases = matrix.groups.flatMap((group) =>
      group.rows.flatMap((row): NextCase[] => {
        const cell = row.cells[index];
        return cell === undefined ? [] : [{ cell, row, manual: cell.marks.includes('manual') }];
      }),
    );
    const byKind = Map.groupBy(cases, nextKind);
    const groups = NEXT_KINDS.flatMap((kind): NextGroup[] => {
      const own = byKind.get(kind) ?? [];
      if (kind === 'failed') return failedGroups(own);
      return own.length === 0 ? [] : [{ kind, cause: undefined, cases: own }];
    });
    return { region: region.id, groups, total: groups.reduce((sum, group) => sum + group.cases.length, 0) };
  });
}

/** Why a case waits; undefined when nothing is to be done. */
function nextKind({ cell, manual }: NextCase): NextKind | undefined {
  // What was agreed to for a time waits for its own end date, not for the tester.
  if (didNotPass(cell)) return cell.known === undefined ? 'failed' : undefined;
  if (awaitsTrial(cell.verdict)) return manual ? 'manual' : 'never-run';
  return cell.marks.includes('outdated') ? 'outdated' : undefined;
}

/** By cause, and the worst verdict first within each; cases without a cause last. */
function failedGroups(cases: readonly NextCase[]): NextGroup[] {
  return [...CAUSE_TURNS, undefined].flatMap((cause): NextGroup[] => {
    const own = cases
      .filter(({ cell }) => cell.cause === cause)
      .toSorted((a, b) => severity(a.cell.verdict) - severity(b.cell.verdict));
    return own.length === 0 ? [] : [{ kind: 'failed', cause, cases: own }];
  });
}

/** So many cases are named one by one in a command; above it, the whole region is shorter to write and to read. */
const NAMED_CASES = 8;

/** What a command to run again is written for. */
export interface CommandInput {
  readonly environment: string;
  readonly region: string;
  readonly keys: readonly string[];
  readonly manual: boolean;
}

/** The command that tries these cases again: each by its key, or the whole region when they are many. */
export function commandFor({ environment, region, keys, manual }: CommandInput): string {
  const named = keys.length > NAMED_CASES ? [] : keys.flatMap((key) => ['--scenario', quoted(key)]);
  const place = ['--environment', environment, '--region', region, ...named];
  return ['npx', 'sor-pilot', ...(manual ? ['manual', 'new', ...place, '-o', 'svar.yaml'] : ['run', ...place])].join(' ');
}

/** A key as any shell reads it: quoted when it has anything but letters, digits, dashes and the tilde before a row. */
const quoted = (key: string): string =>
  /^[\p{L}\p{N}~-]+$/u.test(key) ? key : `"${key.replaceAll(/["$`\\]/g, String.raw`\$&`)}"`;
