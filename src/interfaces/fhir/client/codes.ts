/**
 * Systems used to find a unit's facts in an Organization. Identifier systems: DK Core 3.8.0 and MedCom EER. The level:
 * MedCom's terminology; the code system comes from config. That it stands as a coding of `Organization.type` is an
 * assumption, because no current public profile binds it to an element.
 */
export const SOR_IDENTIFIER_SYSTEM = 'urn:oid:1.2.208.176.1.1';
/** SNOMED CT as a code system in FHIR (HL7 THO). */
export const SNOMED_CT_SYSTEM = 'http://snomed.info/sct';
/** MedCom's code system for the three types of SOR unit. */
export const SOR_TYPE_SYSTEM = 'http://medcomehmi.dk/ig/terminology/CodeSystem/eer-sor-organization-type';
/** MedCom's code system for the kinds of unit. */
export const EER_UNIT_TYPE_SYSTEM = 'http://medcomehmi.dk/ig/terminology/CodeSystem/eer-sor-unit-type';
