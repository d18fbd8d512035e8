/**
 * Identifier and code systems of an Organization. Identifiers as DK Core 3.8.0 has them, the SOR hierarchy type as
 * MedCom's EER has it, unit types as SNOMED CT. SHAK has no public FHIR system, so the SHAK code is not carried here.
 * That the level is a coding of `Organization.type` is an assumption: MedCom's code system is public, but no current
 * public profile binds it to an element.
 */
export const SYSTEMS = {
  sor: 'urn:oid:1.2.208.176.1.1',
  gln: 'http://www.gs1.org/gln',
  cvr: 'http://cvr.dk',
  ydernummer: 'urn:oid:1.2.208.176.1.4',
  sorType: 'http://medcomehmi.dk/ig/terminology/CodeSystem/eer-sor-organization-type',
  /** SKS (eHDSI): where a system that still shows SHAK codes has them. */
  sks: 'urn:oid:1.2.208.176.2.4',
  snomed: 'http://snomed.info/sct',
} as const;

/** DK Core's profile of Organization, which every unit here keeps to. */
export const DK_CORE_ORGANIZATION = 'http://hl7.dk/fhir/core/StructureDefinition/dk-core-organization';

/** Media type of FHIR R4 in JSON, as it is sent. */
export const FHIR_JSON = 'application/fhir+json; charset=utf-8';
