/**
 * The names classifications go by in a register's content. OrganisationalLevel is the classification SKRS calls
 * SorOrganisationalLevel; OrganisationalLevelGroup is the data ID27 adds to SORClassifications (nspop.dk, SOR release
 * page). How SORClassifications itself spells the others is not public: an assumption.
 */
export const CLASSIFICATION = {
  level: 'OrganisationalLevel',
  levelGroup: 'OrganisationalLevelGroup',
  ownerType: 'OwnerType',
  unitType: 'UnitType',
  speciality: 'ClinicalSpeciality',
} as const;
