import { type DayMeasurement, type HospitalUnit, MEASURE_EDITION, type MeasuredChange } from '../../model/measurement.ts';
import { CLASSIFICATION } from '../classification.ts';
import { indexRegister, type Register } from '../register.ts';
import type { LevelDefinition, RuleContext } from '../rules/levels.ts';
import { lacksOf, type Need, NEEDS } from '../rules/needs.ts';
import { recordsOf } from '../rules/records.ts';
import { REGISTER_RULES } from '../rules/register-rules.ts';
import { tryRules } from '../rules/try-rules.ts';
import { contentOn } from '../states.ts';
import { type KnownRegion, placesIn } from '../steward/placed-finding.ts';
import { type NameOf, parentInWords, type StateChange } from '../steward/unit-changes.ts';
import type { RegisterContent, SorUnit } from '../unit.ts';
import { isOpenOn } from '../validity.ts';
import { type CountContext, countUnits } from './count-units.ts';
import {
  hospitalUnitChanges,
  hospitalUnitsOf,
  type LevelNames,
  type PlaceOf,
  regionOwning,
  type UnitsOfDay,
} from './hospital-units.ts';

/** What a day is measured from. */
export interface MeasureInput {
  readonly content: RegisterContent;
  readonly regions: readonly KnownRegion[];
  readonly levels: readonly LevelDefinition[];
  readonly hospitalLevel?: string;
  /** Whether whoever owns a unit says that a finding on it is no mistake; none are where it is left out. */
  readonly isDisputed?: (rule: string, sorIdentifier: string | undefined) => boolean;
  /** The day measured before, where there is one. */
  readonly previous: UnitsOfDay | undefined;
}

/** A measured day, as far as the extract itself tells. */
export interface MeasuredDay {
  readonly figures: Omit<DayMeasurement, 'measuredAt' | 'ms' | 'files'>;
  readonly units: readonly HospitalUnit[];
  readonly carriesLevels: boolean;
  /** None when nothing was measured before. */
  readonly changes: readonly MeasuredChange[];
}

/** The extract a day was measured from, for what became of units that are no longer a hospital's. */
interface Surroundings {
  readonly register: Register;
  readonly placeOf: PlaceOf;
}

/** What units are counted under that nothing tells the owner of: no name, so that it can never be taken for one. */
const UNKNOWN = '';

/** Measures an extract as of its own day. Pure. */
export function measureDay(input: MeasureInput): MeasuredDay {
  const { content: written, regions, levels, hospitalLevel, previous, isDisputed = () => false } = input;
  const day = written.snapshotDate;
  const content = contentOn(written, day);
  const register = indexRegister(content);
  const placeOf = placesIn(content, regions);
  const lacks = lacksOf(content);
  // Without parents or types nobody can say which units are a hospital's.
  const levelNames = lacks.has('levelClassification') ? undefined : namesOfLevels(register, day);
  const units = lacks.has('parents') || lacks.has('types') ? [] : hospitalUnitsOf(register, { placeOf, levelNames });
  const context = countContext(register, lacks, day);
  const count = (own: readonly HospitalUnit[]) => countUnits(own, context);
  const rules = { onDate: day, levels, ...(hospitalLevel === undefined ? {} : { hospitalLevel }) };
  const names = new Map(content.units.map((unit) => [unit.sorIdentifier, unit.entityName]));
  const changes =
    previous === undefined
      ? []
      : changesSince(previous, { day, units, carriesLevels: context.carriesLevels }, { register, placeOf });
  return {
    units,
    carriesLevels: context.carriesLevels,
    changes,
    figures: {
      day,
      edition: MEASURE_EDITION,
      lacks: [...lacks].filter((need) => need !== 'levels' || !context.carriesLevels).map((need) => NEEDS[need]),
      units: allUnits(content, placeOf, day),
      regions: grouped(units, ({ region }) => [region]).map(([[region = UNKNOWN], own]) => ({ region, counts: count(own) })),
      hospitals: grouped(units, ({ hospital }) => [hospital]).map(([[hospital = ''], own]) => ({
        hospital: { sorIdentifier: hospital, name: names.get(hospital) ?? '' },
        region: regionOwning(placeOf(hospital)),
        counts: count(own),
      })),
      levels: !context.carriesLevels
        ? []
        : grouped(units, (unit) => [unit.region, unit.level?.name ?? '']).map(([[region = UNKNOWN, level = ''], own]) => ({
            region,
            level,
            counts: count(own),
          })),
      types: grouped(units, (unit) => [unit.region, unit.type]).map(([[region = UNKNOWN, type = ''], own]) => ({
        region,
        type,
        counts: count(own),
      })),
      ...findingsOf(content, rules, { placeOf, isDisputed }),
    },
  };
}

function namesOfLevels(register: Register, day: string): LevelNames {
  return new Map(register.classificationOn(CLASSIFICATION.level, day).map(({ code, name }) => [code, name]));
}

function countContext(register: Register, lacks: ReadonlySet<Need>, day: string): CountContext {
  const { content, shakMap } = register;
  return {
    day,
    carriesLevels: !lacks.has('levels') || hasColumnForLevels(content),
    carriesClassification: !lacks.has('levelClassification'),
    carriesShak: !lacks.has('shak'),
    ...(lacks.has('shakSorMap')
      ? {}
      : { translates: (shak, sorIdentifier) => shakMap.sorFor(shak, day).includes(sorIdentifier) }),
  };
}

/** A CSV file tells its columns, so that one nobody has filled in is told from one that is not there. XML does not. */
function hasColumnForLevels({ absentFields }: RegisterContent): boolean {
  return absentFields !== undefined && !absentFields.includes('levelCode') && !absentFields.includes('levelName');
}

/** Units that share what they are told by, in the order of it; what is unknown comes last. */
function grouped(
  units: readonly HospitalUnit[],
  by: (unit: HospitalUnit) => readonly string[],
): readonly (readonly [key: readonly string[], units: readonly HospitalUnit[]])[] {
  const groups = new Map<string, { readonly key: readonly string[]; readonly own: HospitalUnit[] }>();
  for (const unit of units) {
    const key = by(unit);
    const text = JSON.stringify(key);
    const group = groups.get(text) ?? { key, own: [] };
    group.own.push(unit);
    groups.set(text, group);
  }
  return [...groups]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { key, own }]): [readonly string[], readonly HospitalUnit[]] => [key, own])
    .toSorted(([[a]], [[b]]) => Number(a === UNKNOWN) - Number(b === UNKNOWN));
}

function allUnits(content: RegisterContent, placeOf: PlaceOf, day: string): DayMeasurement['units'] {
  const regions = new Map<string, { open: number; byOwner: number; byColumn: number }>();
  for (const unit of content.units) {
    if (!isOpenOn(unit, day)) continue;
    const place = placeOf(unit.sorIdentifier);
    const region = regionOwning(place);
    const counts = regions.get(region) ?? { open: 0, byOwner: 0, byColumn: 0 };
    counts.open += 1;
    if (place?.owner !== undefined) counts.byOwner += 1;
    else if (place?.region !== undefined) counts.byColumn += 1;
    regions.set(region, counts);
  }
  return [...regions].map(([region, counts]) => ({ region, ...counts })).toSorted((a, b) => unknownLast(a.region, b.region));
}

function unknownLast(a: string, b: string): number {
  return Number(a === UNKNOWN) - Number(b === UNKNOWN) || a.localeCompare(b, 'da');
}

/** How many findings each rule had in each region, by the rules and the wording of a steward's report. */
function findingsOf(
  content: RegisterContent,
  context: RuleContext,
  { placeOf, isDisputed }: { readonly placeOf: PlaceOf } & Required<Pick<MeasureInput, 'isDisputed'>>,
): Pick<DayMeasurement, 'tried' | 'findings'> {
  const trials = tryRules(recordsOf(content), REGISTER_RULES, { ...context, kept: Infinity });
  const tried = trials.flatMap((trial) => (trial.state === 'untried' ? [] : [trial]));
  return {
    tried: tried.map(({ rule }) => rule.id),
    findings: tried.flatMap(({ rule, findings }) => {
      const byRegion = Map.groupBy(findings, ({ sorIdentifier = '' }) => regionOwning(placeOf(sorIdentifier)));
      return [...byRegion]
        .map(([region, own]) => ({
          rule: rule.id,
          region,
          findings: own.length,
          disputed: own.filter(({ sorIdentifier }) => isDisputed(rule.id, sorIdentifier)).length,
        }))
        .toSorted((a, b) => unknownLast(a.region, b.region));
    }),
  };
}

/** What a unit that is in the file, and no longer under a hospital, has been moved to when what is above it is the same. */
const NO_HOSPITAL = 'ikke længere under et hospital';

function changesSince(before: UnitsOfDay, after: UnitsOfDay, { register, placeOf }: Surroundings): readonly MeasuredChange[] {
  const then = new Map(before.units.map((unit) => [unit.sorIdentifier, unit]));
  const now = new Map(after.units.map((unit) => [unit.sorIdentifier, unit]));
  const nameOf = (code: string): string | undefined => register.byId(code)?.entityName ?? (now.get(code) ?? then.get(code))?.name;
  return hospitalUnitChanges(before, after, nameOf).flatMap((seen) => {
    const { sorIdentifier } = seen;
    const was = then.get(sorIdentifier);
    const unit = now.get(sorIdentifier) ?? was;
    if (unit === undefined) return [];
    const inFile = seen.kind === 'gone' ? register.byId(sorIdentifier) : undefined;
    const {
      kind,
      before: old,
      after: is,
    } = inFile === undefined ? seen : leftHospital(inFile, unit, { seen, day: after.day, nameOf });
    const region = inFile === undefined ? unit.region : regionOwning(placeOf(sorIdentifier));
    const lies = { hospital: inFile === undefined ? unit.hospital : '', region };
    const isElsewhere = was !== undefined && (was.hospital !== lies.hospital || was.region !== lies.region);
    return [
      {
        day: after.day,
        since: before.day,
        kind,
        unit: { sorIdentifier, name: inFile?.entityName ?? unit.name },
        ...lies,
        ...(isElsewhere ? { left: { hospital: was.hospital, region: was.region } } : {}),
        before: old,
        after: is,
        registered: kind === 'gone' ? '' : (inFile?.status.updatedAt ?? unit.registered),
      },
    ];
  });
}

/** What became of a unit that is in the file, and under no hospital any more. */
function leftHospital(
  unit: SorUnit,
  was: HospitalUnit,
  { seen, day, nameOf }: { readonly seen: StateChange; readonly day: string; readonly nameOf: NameOf },
): Pick<StateChange, 'kind' | 'before' | 'after'> {
  if (!isOpenOn(unit, day)) return { kind: 'closed', before: seen.before, after: unit.status.toDate ?? '' };
  const parent = unit.parentSorIdentifier ?? '';
  const is = parent === was.parent ? NO_HOSPITAL : parentInWords(parent, nameOf);
  return { kind: 'moved', before: parentInWords(was.parent, nameOf), after: is };
}
