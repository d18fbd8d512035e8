import { typeName } from '../codes/code-name.ts';
import { isHospital } from '../codes/type-codes.ts';
import { indexRegister } from '../register.ts';
import type { Finding, Rule } from '../rules/rule.ts';
import type { RuleTrial } from '../rules/try-rules.ts';
import type { RegisterContent, SorUnit } from '../unit.ts';

/** A unit by its code and its name. */
export interface NamedUnit {
  readonly sorIdentifier: string;
  readonly name: string;
}

/** A region by its name, and what says that the unit is of it. */
export interface RegionOfUnit {
  readonly name: string;
  /** `owner`: its owner bears the region's name. `column`: the file gives the region's code with its address. */
  readonly by: 'owner' | 'column';
}

/** Where in the register a unit lies, for whoever is to correct it. */
export interface UnitPlace extends NamedUnit {
  /** IE, SI or OE. */
  readonly sorType: string;
  /** OwnerType, InstitutionType or UnitType in words; its code where the name is not known, empty where it has none. */
  readonly type: string;
  readonly owner: NamedUnit | undefined;
  readonly institution: NamedUnit | undefined;
  /** The institution, when it is a hospital. */
  readonly hospital: NamedUnit | undefined;
  /** Undefined where nothing says which: it is counted as unknown and never guessed. */
  readonly region: RegionOfUnit | undefined;
}

/** A finding with the rule it is of, and the unit it was found on where it is a unit's. */
export interface PlacedFinding extends Finding {
  readonly rule: Pick<Rule, 'id' | 'title' | 'status' | 'sources'>;
  readonly unit: UnitPlace | undefined;
}

/** A region as a unit can be found to be of it. */
export interface KnownRegion {
  readonly name: string;
  /** Region code of SOR and SHAK, where it is known. */
  readonly code?: string | undefined;
}

/**
 * Every finding of rules that were tried, with where its unit lies: those of confirmed rules first, and within a rule in
 * the order they were found.
 */
export function placeFindings(
  trials: readonly RuleTrial[],
  content: RegisterContent,
  regions: readonly KnownRegion[],
): PlacedFinding[] {
  const placeOf = placesIn(content, regions);
  const broken = trials.flatMap((trial) => (trial.state === 'untried' ? [] : [trial]));
  const ordered = broken.toSorted((a, b) => weight(a.rule) - weight(b.rule));
  return ordered.flatMap(({ rule, findings }) => {
    const { id, title, status, sources } = rule;
    return findings.map((finding): PlacedFinding => {
      return { ...finding, rule: { id, title, status, sources }, unit: placeOf(finding.sorIdentifier) };
    });
  });
}

const weight = ({ status }: Pick<Rule, 'status'>): number => (status === 'confirmed' ? 0 : 1);

/** Where each unit of a register lies; a code that is no unit's has no place. Each unit is looked up once. */
export function placesIn(
  content: RegisterContent,
  regions: readonly KnownRegion[],
): (sorIdentifier: string | undefined) => UnitPlace | undefined {
  const register = indexRegister(content);
  const byName = new Map(regions.map(({ name }) => [folded(name), name]));
  const byCode = new Map(regions.flatMap(({ code, name }) => (code === undefined ? [] : [[code, name] as const])));
  const places = new Map<string, UnitPlace>();
  const named = (unit: SorUnit | undefined): NamedUnit | undefined =>
    unit === undefined ? undefined : { sorIdentifier: unit.sorIdentifier, name: unit.entityName };
  const regionOf = (unit: SorUnit, owner: SorUnit | undefined): RegionOfUnit | undefined => {
    const owning = byName.get(folded(owner?.entityName ?? ''));
    if (owning !== undefined) return { name: owning, by: 'owner' };
    const stated = byCode.get(unit.postalAddress?.regionCode ?? '');
    return stated === undefined ? undefined : { name: stated, by: 'column' };
  };
  return (sorIdentifier = '') => {
    const known = places.get(sorIdentifier);
    if (known !== undefined) return known;
    const unit = register.byId(sorIdentifier);
    if (unit === undefined) return undefined;
    const owner = register.ownerOf(sorIdentifier);
    const institution = register.institutionOf(sorIdentifier);
    const isOne = institution !== undefined && isHospital(institution.sorType, institution.entityType?.code);
    const place: UnitPlace = {
      sorIdentifier,
      name: unit.entityName,
      sorType: unit.sorType,
      type: typeOf(unit),
      owner: named(owner),
      institution: named(institution),
      hospital: isOne ? named(institution) : undefined,
      region: regionOf(unit, owner),
    };
    places.set(sorIdentifier, place);
    return place;
  };
}

function typeOf({ entityType }: SorUnit): string {
  if (entityType === undefined) return '';
  return [entityType.name, typeName(entityType.code), entityType.code].find((text) => text !== '') ?? '';
}

const folded = (name: string): string => name.trim().toLocaleLowerCase('da');

/** What findings may be gathered by. */
export const FINDING_GROUPS = ['rule', 'region', 'owner', 'hospital'] as const;
/** What findings are gathered by. */
export type FindingGroup = (typeof FINDING_GROUPS)[number];

/** Findings with the same answer to a question: which rule, region, owner or hospital. */
export interface FindingsOf {
  /** What they share; undefined for those that nothing tells of. */
  readonly name: string | undefined;
  readonly findings: readonly PlacedFinding[];
}

/** Findings gathered, the largest group first and those nothing tells of last; by rule in the order of the rules. */
export function groupFindings(findings: readonly PlacedFinding[], by: FindingGroup): FindingsOf[] {
  const groups = [...Map.groupBy(findings, (finding) => keyOf(finding, by))].map(([name, own]) => ({ name, findings: own }));
  if (by === 'rule') return groups;
  return groups.toSorted((a, b) => {
    if ((a.name === undefined) !== (b.name === undefined)) return a.name === undefined ? 1 : -1;
    return b.findings.length - a.findings.length;
  });
}

function keyOf({ rule, unit }: PlacedFinding, by: FindingGroup): string | undefined {
  switch (by) {
    case 'rule':
      return rule.title;
    case 'region':
      return unit?.region?.name;
    case 'owner':
      return unit?.owner?.name;
    case 'hospital':
      return unit?.hospital?.name;
  }
}

/**
 * The codes of a unit and of all that lies below it, by its code or its whole name; undefined where no unit has either. Two
 * hospitals with one name are both meant.
 */
export function codesBelow(content: RegisterContent, unit: string): ReadonlySet<string | undefined> | undefined {
  const register = indexRegister(content);
  const wanted = content.units.filter((one) => one.sorIdentifier === unit || folded(one.entityName) === folded(unit));
  if (wanted.length === 0) return undefined;
  const codes = new Set<string | undefined>();
  for (const { sorIdentifier } of wanted) {
    codes.add(sorIdentifier);
    for (const below of register.descendantsOf(sorIdentifier)) codes.add(below.sorIdentifier);
  }
  return codes;
}
