import type { UnitChangeKind } from '../../model/measurement.ts';
import type { Rule } from '../rules/rule.ts';
import type { RuleTrial } from '../rules/try-rules.ts';
import { isOpenOn } from '../validity.ts';
import type { RegisterContent } from '../unit.ts';
import { type KnownRegion, type PlacedFinding, placeFindings, placesIn, type UnitPlace } from './placed-finding.ts';
import { changesBetween, levelOfChange, type UnitState, type UnitStates } from './unit-changes.ts';

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
  return changesBetween(statesIn(before), statesIn(after)).flatMap(({ sorIdentifier, ...change }) => {
    const unit = change.kind === 'gone' ? placeThen(sorIdentifier) : placeNow(sorIdentifier);
    return unit === undefined ? [] : [{ ...change, unit }];
  });
}

/** A code that stands on two units is the first's, as everywhere else. */
function statesIn({ content, onDate }: TriedExtract): UnitStates {
  const states = new Map<string, UnitState>();
  for (const unit of content.units) {
    if (states.has(unit.sorIdentifier)) continue;
    states.set(unit.sorIdentifier, {
      name: unit.entityName,
      parent: unit.parentSorIdentifier ?? '',
      level: levelOfChange(unit.organisationalLevel),
      isOpen: isOpenOn(unit, onDate),
      closes: unit.status.toDate ?? '',
    });
  }
  return states;
}
