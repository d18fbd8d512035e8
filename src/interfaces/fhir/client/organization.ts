import { emptyFields } from '../../record-views.ts';
import type { LevelView, UnitView } from '../../views.ts';
import { Deviation } from '../../../model/faults.ts';
import type { Session } from '../../../model/session.ts';
import { EER_UNIT_TYPE_SYSTEM, SNOMED_CT_SYSTEM, SOR_IDENTIFIER_SYSTEM, SOR_TYPE_SYSTEM } from './codes.ts';
import { type JsonObject, objects, text } from '../../../protocols/fhir-json/json.ts';
import { danishSorType } from '../../../sor/codes/sor-type.ts';

/** What is needed to know a level when it is seen. */
export type LevelKnowledge = Pick<Session, 'levelSystem' | 'levels'>;

/** An Organization's parent, as far as it was found. */
export interface Parent {
  readonly sorIdentifier: string | undefined;
  /** It is named by an address on another server alone, which is never asked: what its code is, is not known. */
  readonly isElsewhere: boolean;
}

/**
 * An Organization as a unit. FHIR carries no SHAK code and no dates of validity (no public system or element exists),
 * so those fields are always undefined; `active` tells whether the unit is open.
 */
export function unitOfOrganization(
  resource: JsonObject,
  knowledge: LevelKnowledge,
  { place, parent }: { readonly place: string; readonly parent: Parent },
): UnitView {
  assertTypes(resource, place);
  const concepts = objects(resource['type']);
  const levels = concepts.filter((concept) => isLevel(concept, knowledge));
  const others = concepts.filter((concept) => !levels.includes(concept)).flatMap(codings);
  return {
    ...emptyFields(),
    sorIdentifier: identifierOf(resource['identifier']),
    sorType: danishSorType(code(others, SOR_TYPE_SYSTEM)),
    entityName: text(resource['name']),
    entityTypeCode: code(others, SNOMED_CT_SYSTEM) ?? code(others, EER_UNIT_TYPE_SYSTEM),
    parentSorIdentifier: parent.sorIdentifier,
    organisationalLevels: levels.map((concept) => levelView(concept, knowledge)),
    active: typeof resource['active'] === 'boolean' ? resource['active'] : undefined,
    ...(parent.isElsewhere ? { notCarried: ['parentSorIdentifier'] as const } : {}),
    place,
  };
}

/** The SOR code among identifiers. */
export function identifierOf(identifiers: unknown): string | undefined {
  return text(sorIdentifier(identifiers)?.['value']);
}

function sorIdentifier(identifiers: unknown): JsonObject | undefined {
  return objects(identifiers).find((identifier) => identifier['system'] === SOR_IDENTIFIER_SYSTEM);
}

/** Values of another JSON type than FHIR R4's would otherwise look as if they were not there. */
function assertTypes(resource: JsonObject, place: string): void {
  const checked = [
    ['identifier.value', sorIdentifier(resource['identifier'])?.['value'], 'string', 'en tekst'],
    ['name', resource['name'], 'string', 'en tekst'],
    ['active', resource['active'], 'boolean', 'true eller false'],
  ] as const;
  for (const [field, value, type, words] of checked) {
    if (value === undefined || typeof value === type) continue;
    throw new Deviation(`Feltet ${field} er ikke skrevet, som FHIR skriver det.`, {
      place,
      expected: `${words} (FHIR R4, JSON)`,
      received: `${JSON.stringify(value).slice(0, 80)}, som er ${TYPES[typeof value] ?? 'en anden slags værdi'}`,
    });
  }
}

const TYPES: Readonly<Record<string, string>> = {
  number: 'et tal',
  string: 'en tekst',
  boolean: 'true eller false',
  object: 'et objekt eller en liste',
};

/**
 * A concept is a level when it says so by the code system, and also when it carries a level's name or code in another
 * system: then the unit has a level in the wrong system, which is another finding than no level at all.
 */
function isLevel(concept: JsonObject, { levelSystem, levels }: LevelKnowledge): boolean {
  const known = new Set(levels.flatMap((level) => [level.name, ...(level.code === undefined ? [] : [level.code])]));
  return codings(concept).some((coding) => coding['system'] === levelSystem || known.has(text(coding['code']) ?? ''));
}

function levelView(concept: JsonObject, { levelSystem, levels }: LevelKnowledge): LevelView {
  const all = codings(concept);
  const snomed = all.find((coding) => coding['system'] === SNOMED_CT_SYSTEM);
  const names = new Set(levels.map((level) => level.name));
  const named =
    all.find((coding) => coding['system'] === levelSystem) ?? all.find((coding) => names.has(text(coding['code']) ?? ''));
  return {
    code: text(snomed?.['code']),
    name: text(named?.['code']) ?? text(named?.['display']) ?? text(snomed?.['display']),
    system: text((named ?? snomed)?.['system']),
  };
}

function codings(concept: JsonObject): readonly JsonObject[] {
  return objects(concept['coding']);
}

function code(all: readonly JsonObject[], system: string): string | undefined {
  return text(all.find((coding) => coding['system'] === system)?.['code']);
}
