/**
 * Systems used to find a unit's facts in an Organization. Identifier systems: DK Core 3.8.0 and MedCom EER. The level:
 * MedCom's terminology; the code system comes from config. That it stands as a coding of `Organization.type` is an
 * assumption, because no current public profile binds it to an element.
 */
export const SOR_IDENTIFIER_SYSTEM = 'urn:oid:1.2.208.176.1.1';
export const SNOMED_CT_SYSTEM = 'http://snomed.info/sct';
export const SOR_TYPE_SYSTEM = 'http://medcomehmi.dk/ig/terminology/CodeSystem/eer-sor-organization-type';
export const EER_UNIT_TYPE_SYSTEM = 'http://medcomehmi.dk/ig/terminology/CodeSystem/eer-sor-unit-type';
