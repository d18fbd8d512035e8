import { z } from 'zod';
import { slugSchema } from '../identity.ts';
import type { InterfaceName } from '../interfaces.ts';
import {
  MAP_FIELDS,
  onMessages,
  onScope,
  onUnits,
  REPLACED_FIELDS,
  replaced,
  SEARCHED_BY,
  told,
  UNHELD_RULES,
  units,
} from './behaviour-parts.ts';

/** Kinds that say in which interfaces they hold. */
const SHARED = [
  /** Fields of the units have other values. */
  z.strictObject({ kind: z.literal('fields-replaced'), fields: replaced(REPLACED_FIELDS), ...onUnits }),
  /** The units are there twice, as they are. */
  z.strictObject({ kind: z.literal('units-twice'), ...onUnits }),
  /** Fields of the units' mapping rows have other values. */
  z.strictObject({ kind: z.literal('map-rows-replaced'), fields: replaced(MAP_FIELDS), ...onUnits }),
  /** The units have one mapping row more, of the SHAK code given; without one, of the code they have. */
  z.strictObject({ kind: z.literal('map-rows-added'), shakIdentifier: z.string().optional(), ...onUnits }),
  /** The field OrganisationalLevelCode is left out. FHIR: the SNOMED coding is left out. */
  z.strictObject({ kind: z.literal('omit-level-code'), ...onUnits }),
  /** The field OrganisationalLevelName is left out. FHIR: MedCom's coding is left out. */
  z.strictObject({ kind: z.literal('omit-level-name'), ...onUnits }),
  /** The field OrganisationalLevelCode is there and empty. */
  z.strictObject({ kind: z.literal('empty-level-code'), ...onUnits }),
  /** The name does not belong to the code. */
  z.strictObject({ kind: z.literal('wrong-level-name'), name: z.string().min(1), ...onUnits }),
  /** The code stands in no classification. */
  z.strictObject({ kind: z.literal('unknown-level-code'), code: z.string().regex(/^[0-9]{6,18}$/), ...onUnits }),
  /** The unit carries no level at all. */
  z.strictObject({ kind: z.literal('level-missing'), ...onUnits }),
  /** The unit carries another level, code and name agreeing. */
  z.strictObject({ kind: z.literal('level-replaced'), level: z.string().min(1), ...onUnits }),
  /** The unit carries a second level beside its own. */
  z.strictObject({ kind: z.literal('two-levels'), level: z.string().min(1), ...onUnits }),
  /** Mapping rows of the units are left out. */
  z.strictObject({ kind: z.literal('map-rows-missing'), ...onUnits }),
  /** Mapping rows of the units point at another unit. */
  z.strictObject({ kind: z.literal('map-wrong-unit'), ...onUnits }),
  /** Mapping rows come without the level fields. */
  z.strictObject({ kind: z.literal('map-without-level'), ...onUnits }),
  /** A classification is empty. */
  z.strictObject({ kind: z.literal('classification-missing'), classification: z.string().min(1), ...onScope }),
  /** One entry of the level classification is left out. */
  z.strictObject({ kind: z.literal('classification-entry-missing'), level: z.string().min(1), ...onScope }),
  /** Version 2 of the XML carries the level elements of version 3. */
  z.strictObject({ kind: z.literal('xml2-carries-level'), ...onScope }),
  /** Units are left out of the files named. */
  z.strictObject({ kind: z.literal('units-missing'), ...onUnits }),
  /** Columns are left out of the CSV files. */
  z.strictObject({ kind: z.literal('csv-columns-missing'), columns: z.array(z.string()).min(1), ...onScope }),
  /** Harmless: the CSV is written in Windows-1252 instead of UTF-8. */
  z.strictObject({ kind: z.literal('csv-windows-1252'), ...onScope }),
  /** A row with too few fields stands in the CSV. */
  z.strictObject({ kind: z.literal('csv-bad-row'), ...onScope }),
  /** The daily CSV file has the closed units too. */
  z.strictObject({ kind: z.literal('csv-keeps-closed'), ...onScope }),
  /** A file is left out of the complete CSV file. */
  z.strictObject({ kind: z.literal('zip-member-missing'), member: z.string().min(1), ...onScope }),
  /** The register is said to be for a day so many days after its own. */
  z.strictObject({ kind: z.literal('register-ahead'), days: z.number().int().positive(), ...onScope }),
  /** The register is so many days old. */
  z.strictObject({ kind: z.literal('stale-register'), days: z.number().int().positive(), ...onScope }),
  /** The interface, or the part of it in scope, is not there yet: 404 with a Danish text on the interface's own address. */
  z.strictObject({ kind: z.literal('interface-absent'), ...onScope }),
  /** Access is refused with 403. */
  z.strictObject({ kind: z.literal('access-refused'), ...onScope }),
  /** Harmless: each answer takes so many milliseconds longer. */
  z.strictObject({ kind: z.literal('slow'), milliseconds: z.number().int().positive().max(2_000), ...onScope }),
  /** The server answers with this status. */
  z.strictObject({
    kind: z.literal('http-error'),
    status: z.union([z.literal(500), z.literal(502), z.literal(503)]),
    ...onScope,
  }),
  /** The connection is reset before an answer. */
  z.strictObject({ kind: z.literal('connection-reset'), ...onScope }),
  /** The server takes the request and never answers; after so many milliseconds it closes the connection. */
  z.strictObject({ kind: z.literal('timeout'), milliseconds: z.number().int().positive().max(120_000), ...onScope }),
  /** The body is cut half-way. */
  z.strictObject({ kind: z.literal('cut-body'), ...onScope }),
  /** FHIR: the SHAK code stands where the SOR code should, as a code of SKS. Units without a SHAK code lose their identifier. */
  z.strictObject({ kind: z.literal('shak-for-sor'), ...onUnits }),
  /** SOAP: ?wsdl is not there. */
  z.strictObject({ kind: z.literal('wsdl-missing'), ...onScope }),
] as const;

/** Kinds that belong to one interface's protocol, by its id: they hold there, and say no interface. */
const OWN = {
  fhir: [
    /** An unknown id is answered with an empty 404 instead of an OperationOutcome. */
    z.strictObject({ kind: z.literal('fhir-no-outcome'), ...told }),
    /** Every page but the first leaves out its first unit. */
    z.strictObject({ kind: z.literal('fhir-paging-loses-units'), ...told }),
    /** PartOf points at the owner instead of the parent. */
    z.strictObject({ kind: z.literal('fhir-wrong-partof'), ...told, ...units }),
    /** A search parameter is passed over, so that it rules nothing out, or rules everything out. */
    z.strictObject({
      kind: z.literal('fhir-search-astray'),
      parameter: z.enum(SEARCHED_BY),
      finds: z.enum(['everything', 'nothing']),
      ...told,
    }),
    /** A search that finds nothing is answered with everything there is. */
    z.strictObject({ kind: z.literal('fhir-search-never-empty'), ...told }),
    /** The CapabilityStatement leaves out one of the things that can be done with Organization. */
    z.strictObject({ kind: z.literal('fhir-capability-missing'), capability: z.enum(['search-type', ...SEARCHED_BY]), ...told }),
  ],
  skrs: [
    /** MaxRecords is not respected. */
    z.strictObject({ kind: z.literal('skrs-ignores-max-records'), ...told }),
    /** The entry of the offset is sent again on the next page. */
    z.strictObject({ kind: z.literal('skrs-offset-repeats'), ...told }),
    /** An offset after the last record begins from the first again. */
    z.strictObject({ kind: z.literal('skrs-restarts-past-end'), ...told }),
    /** The feed's id is not of the service's form. */
    z.strictObject({ kind: z.literal('skrs-wrong-feed-id'), ...told }),
    /** Records lack validFrom and validTo. */
    z.strictObject({ kind: z.literal('skrs-without-period'), ...told }),
    /** Faults carry no code of the service's own. */
    z.strictObject({ kind: z.literal('skrs-fault-without-code'), ...told }),
  ],
  sorls: [
    /** The day that is asked for is not heeded; the newest record is given. */
    z.strictObject({ kind: z.literal('sorls-ignores-date'), ...told }),
    /** A unit that is not there is told as a fault of the server, without a code. */
    z.strictObject({ kind: z.literal('sorls-unknown-as-server-fault'), ...told }),
    /** A closed unit is answered as if there never was one. */
    z.strictObject({ kind: z.literal('sorls-forgets-closed'), ...told }),
    /** A unit is there from the day after its first. */
    z.strictObject({ kind: z.literal('sorls-first-day-missing'), ...told }),
    /** An identifier that is none is answered as one nobody has. */
    z.strictObject({ kind: z.literal('sorls-accepts-any-identifier'), ...told }),
  ],
  sorus: [
    /** One of the service's rules is not held. */
    z.strictObject({ kind: z.literal('sorus-rule-missing'), ...told, rule: z.enum(UNHELD_RULES) }),
    /** The level in the request is not kept. */
    z.strictObject({ kind: z.literal('sorus-ignores-level'), ...told }),
    /** The answer lacks OrganisationalLevelName. */
    z.strictObject({ kind: z.literal('sorus-answer-without-level-name'), ...told }),
    /** The answer lacks OrganisationalLevelCode. */
    z.strictObject({ kind: z.literal('sorus-answer-without-level-code'), ...told }),
    /** An update that is refused changes the name all the same. */
    z.strictObject({ kind: z.literal('sorus-changes-on-refusal'), ...told }),
    /** A unit that is moved gets another SOR code. */
    z.strictObject({ kind: z.literal('sorus-move-changes-code'), ...told }),
    /** Closing answers that it is done, and the unit stays open. */
    z.strictObject({ kind: z.literal('sorus-close-leaves-open'), ...told }),
    /** Replacing does not tie the units to one another. */
    z.strictObject({ kind: z.literal('sorus-replace-without-link'), ...told }),
    /** What the unit was before a change is not kept. */
    z.strictObject({ kind: z.literal('sorus-forgets-history'), ...told }),
    /** Refusals carry no code of their own. */
    z.strictObject({ kind: z.literal('sorus-fault-without-code'), ...told }),
    /** The nightly import brings nothing of what was written. */
    z.strictObject({ kind: z.literal('sorus-import-loses-change'), ...told }),
  ],
  medcom: [
    /** The sender, where it has a SHAK code, is addressed by that instead of its SOR code. */
    z.strictObject({ kind: z.literal('medcom-sender-by-shak'), ...onMessages }),
    /** A practice is addressed by its ydernummer instead of its SOR code. */
    z.strictObject({ kind: z.literal('medcom-ydernummer-alone'), ...onMessages }),
    /** A hospital unit is addressed by its SHAK code beside its SOR code. */
    z.strictObject({ kind: z.literal('medcom-shak-beside-sor'), ...onMessages }),
    /** The sender’s SOR code stands in another code system (FHIR: SKS; OIOXML: lokalt_nummer). */
    z.strictObject({ kind: z.literal('medcom-wrong-system-oid'), ...onMessages }),
    /** The receiver’s SOR code has a wrong check digit. */
    z.strictObject({ kind: z.literal('medcom-invalid-sor'), ...onMessages }),
    /** The receiver’s SOR code is well-formed, and no unit has it. */
    z.strictObject({ kind: z.literal('medcom-unknown-sor'), ...onMessages }),
    /** The hospital’s part is played by a unit that is closed. */
    z.strictObject({ kind: z.literal('medcom-closed-unit'), ...onMessages }),
    /** The sender has no location number. */
    z.strictObject({ kind: z.literal('medcom-missing-ean'), ...onMessages }),
    /** The sender’s location number has a wrong check digit. */
    z.strictObject({ kind: z.literal('medcom-invalid-ean'), ...onMessages }),
    /** The sender carries the receiver’s location number. */
    z.strictObject({ kind: z.literal('medcom-other-ean'), ...onMessages }),
    /** The receiver is addressed by its location number alone. */
    z.strictObject({ kind: z.literal('medcom-receiver-by-ean'), ...onMessages }),
    /** No receiver is named. */
    z.strictObject({ kind: z.literal('medcom-receiver-missing'), ...onMessages }),
    /** FHIR: the stay names no responsible unit. */
    z.strictObject({ kind: z.literal('medcom-provider-missing'), ...onMessages }),
    /** FHIR: the responsible unit is one without a level. */
    z.strictObject({ kind: z.literal('medcom-provider-without-level'), ...onMessages }),
    /** The message is cut before its end, and the server says nothing of it. */
    z.strictObject({ kind: z.literal('medcom-malformed'), ...onMessages }),
  ],
  lpr: [
    /** An entry carries a SHAK code beside the responsible unit’s SOR code. */
    z.strictObject({ kind: z.literal('lpr-shak-in-report'), ...told }),
    /** An entry names its responsible unit by SHAK code. */
    z.strictObject({ kind: z.literal('lpr-shak-as-responsible'), ...told }),
    /** An entry names no responsible unit. */
    z.strictObject({ kind: z.literal('lpr-responsible-unit-missing'), ...told }),
    /** An entry names two responsible units. */
    z.strictObject({ kind: z.literal('lpr-two-responsible-units'), ...told }),
    /** The responsible unit’s SOR code has a wrong check digit. */
    z.strictObject({ kind: z.literal('lpr-invalid-sor'), ...told }),
    /** The responsible unit’s SOR code is well-formed, and no unit has it. */
    z.strictObject({ kind: z.literal('lpr-unknown-sor'), ...told }),
    /** The responsible unit is closed. */
    z.strictObject({ kind: z.literal('lpr-closed-unit'), ...told }),
    /** The responsible unit is the region itself, an institutionsejer. */
    z.strictObject({ kind: z.literal('lpr-unit-is-institution-owner'), ...told }),
    /** The responsible unit has no level. */
    z.strictObject({ kind: z.literal('lpr-unit-without-level'), ...told }),
    /** The responsible unit is a section, which is no reporting unit. */
    z.strictObject({ kind: z.literal('lpr-unit-not-reporting'), ...told }),
    /** The report has no entries. */
    z.strictObject({ kind: z.literal('lpr-empty'), ...told }),
    /** The report is cut before its end, and the server says nothing of it. */
    z.strictObject({ kind: z.literal('lpr-malformed'), ...told }),
  ],
} as const satisfies Readonly<Partial<Record<InterfaceName, readonly unknown[]>>>;

/**
 * One scripted way in which a region's exercise endpoint differs from a right one. Harmless ones are marked: they
 * differ in form only and must make nothing fail.
 */
export const behaviourSchema = z.discriminatedUnion('kind', [...SHARED, ...Object.values(OWN).flat()]);

/** The exercise's script: config/exercise/behaviours.yaml. */
export const behaviourFileSchema = z.strictObject({
  /** Behaviours by region id; a region that is not named answers right. */
  regions: z.partialRecord(
    slugSchema,
    z.array(behaviourSchema).refine((list) => new Set(list.map(({ id }) => id)).size === list.length, {
      error: 'hvert id må kun stå én gang i en region',
    }),
  ),
});

/** One scripted behaviour, as it was read. */
export type Behaviour = z.infer<typeof behaviourSchema>;
/** What a behaviour does; decides which fields it has. */
export type BehaviourKind = Behaviour['kind'];
/** Interfaces that have behaviours of their own. */
export type BehavingInterface = keyof typeof OWN;
/** The behaviours of one interface's own protocol. */
export type OwnBehaviour<Id extends BehavingInterface> = z.infer<(typeof OWN)[Id][number]>;
/** Behaviours by region, as they were read. */
export type BehaviourFile = z.infer<typeof behaviourFileSchema>;

const OWNERS: ReadonlyMap<string, InterfaceName> = new Map(
  Object.entries(OWN).flatMap(([id, schemas]) =>
    schemas.map(({ shape }): [string, InterfaceName] => [shape.kind.value, id as BehavingInterface]),
  ),
);

/** The interface whose own protocol a kind of behaviour belongs to; undefined for a kind that says where it holds. */
export const ownerOf = (kind: BehaviourKind): InterfaceName | undefined => OWNERS.get(kind);

/** Whether a behaviour is one of the interface's own. */
export function isOwn<Id extends BehavingInterface>(
  id: Id,
  behaviour: Behaviour,
): behaviour is Extract<Behaviour, OwnBehaviour<Id>> {
  return ownerOf(behaviour.kind) === id;
}
