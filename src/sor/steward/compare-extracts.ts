import type { Rule } from '../rules/rule.ts';
import type { RuleTrial } from '../rules/try-rules.ts';
import { isOpenOn } from '../validity.ts';
import type { OrganisationalLevel, RegisterContent, SorUnit } from '../unit.ts';
import { type KnownRegion, type PlacedFinding, placeFindings, placesIn, type UnitPlace } from './placed-finding.ts';

/**
 * What became of a unit from one extract to the next. `closed` says so itself; one that is `gone` was open and is no longer
 * in the file, and nobody has said why.
 */
export const UNIT_CHANGES = ['opened', 'closed', 'gone', 'moved', 'renamed', 'level'] as const;
/** What became of a unit. */
export type UnitChangeKind = (typeof UNIT_CHANGES)[number];

/** One thing that is not as it was with a unit. */
export interface UnitChange {
  readonly kind: UnitChangeKind;
  /** Where it lies in the newer extract; in the older, when it is gone. */
  readonly unit: UnitPlace;
  /** The parent, name or level before and after; empty where the unit was not there, or was not open. */
  readonly before: string;
  readonly after: string;
}

/** A finding that is not as it was. */
export interface FindingChange {
  /** `new`: the older extract did not have it. `mended`: the newer does not, and its unit is still in the file. */
  readonly kind: 'new' | 'mended';
  readonly finding: PlacedFinding;
}

/** An extract with what came of the rules on it, as of its own day. */
export interface TriedExtract {
  readonly content: RegisterContent;
  readonly trials: readonly RuleTrial[];
  /** ISO day it is seen for. */
  readonly onDate: string;
}

/** Two extracts held against each other. */
export interface ExtractComparison {
  readonly units: readonly UnitChange[];
  readonly findings: readonly FindingChange[];
  /** Findings that stand in both. */
  readonly standing: number;
  /** Findings whose units are in the older file alone: neither mended nor standing. */
  readonly withdrawn: number;
  /** Rules that could not be tried on one of the two, so that nothing of theirs is new or mended. */
  readonly incomparable: readonly Pick<Rule, 'id' | 'title' | 'status'>[];
}

/** What became of the units and the findings from an older extract to a newer one. Pure. */
export function compareExtracts(before: TriedExtract, after: TriedExtract, regions: readonly KnownRegion[]): ExtractComparison {
  const untried = new Set(
    [...before.trials, ...after.trials].flatMap(({ state, rule }) => (state === 'untried' ? [rule.id] : [])),
  );
  const comparable = ({ rule }: RuleTrial): boolean => !untried.has(rule.id);
  const old = placeFindings(before.trials.filter(comparable), before.content, regions);
  const now = placeFindings(after.trials.filter(comparable), after.content, regions);
  const [then, today] = [new Set(old.map(identity)), new Set(now.map(identity))];
  const inFile = new Set(after.content.units.map(({ sorIdentifier }) => sorIdentifier));
  const lost = old.filter((finding) => !today.has(identity(finding)));
  const mended = lost.filter(({ unit, sorIdentifier }) => unit === undefined || inFile.has(sorIdentifier ?? ''));
  return {
    units: unitChanges(before, after, regions),
    findings: [
      ...now.filter((finding) => !then.has(identity(finding))).map((finding) => ({ kind: 'new', finding }) as const),
      ...mended.map((finding) => ({ kind: 'mended', finding }) as const),
    ],
    standing: old.length - lost.length,
    withdrawn: lost.length - mended.length,
    incomparable: after.trials
      .filter(({ rule }) => untried.has(rule.id))
      .map(({ rule: { id, title, status } }) => ({ id, title, status })),
  };
}

/** The same fault on the same unit, whatever it is told with and wherever its line is now. */
const identity = ({ rule, sorIdentifier, place }: PlacedFinding): string => `${rule.id}\n${sorIdentifier ?? ''}\n${place}`;

function unitChanges(before: TriedExtract, after: TriedExtract, regions: readonly KnownRegion[]): UnitChange[] {
  const [placeThen, placeNow] = [placesIn(before.content, regions), placesIn(after.content, regions)];
  const [then, now] = [firstById(before.content), firstById(after.content)];
  const nameOf = (units: ReadonlyMap<string, SorUnit>, id: string | undefined): string =>
    id === undefined ? '' : [units.get(id)?.entityName ?? '', id].filter((text) => text !== '').join(', ');
  const changes: UnitChange[] = [];
  const add = (kind: UnitChangeKind, unit: UnitPlace | undefined, [was, is]: readonly [string, string] = ['', '']): void => {
    if (unit !== undefined) changes.push({ kind, unit, before: was, after: is });
  };
  for (const [id, unit] of now) {
    const old = then.get(id);
    const wasOpen = old !== undefined && isOpenOn(old, before.onDate);
    const isOpen = isOpenOn(unit, after.onDate);
    const place = placeNow(id);
    if (!wasOpen && isOpen) add('opened', place, ['', unit.entityName]);
    if (wasOpen && !isOpen) add('closed', place, [old.entityName, unit.status.toDate ?? '']);
    if (!wasOpen || !isOpen) continue;
    const [from, to] = [old.parentSorIdentifier, unit.parentSorIdentifier];
    if (from !== to) add('moved', place, [nameOf(then, from), nameOf(now, to)]);
    if (old.entityName !== unit.entityName) add('renamed', place, [old.entityName, unit.entityName]);
    const levels = [levelInWords(old.organisationalLevel), levelInWords(unit.organisationalLevel)] as const;
    if (levels[0] !== levels[1]) add('level', place, levels);
  }
  for (const [id, old] of then) {
    if (!now.has(id) && isOpenOn(old, before.onDate)) add('gone', placeThen(id), [old.entityName, '']);
  }
  return changes.toSorted((a, b) => UNIT_CHANGES.indexOf(a.kind) - UNIT_CHANGES.indexOf(b.kind));
}

/** A code that stands on two units is the first's, as everywhere else. */
function firstById({ units }: RegisterContent): ReadonlyMap<string, SorUnit> {
  const found = new Map<string, SorUnit>();
  for (const unit of units) if (!found.has(unit.sorIdentifier)) found.set(unit.sorIdentifier, unit);
  return found;
}

const levelInWords = (level: OrganisationalLevel | undefined): string =>
  level === undefined ? '' : [level.name, level.code].filter((text) => text !== '').join(', ');
