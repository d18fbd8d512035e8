/**
 * The type codes the rules and the synthetic register speak of by name, all from the DK Core value set of SOR
 * organisation types. The whole list stands in unit-types.ts.
 */
export const TYPE_CODE = {
  hospital: '22232009',
  generalPractice: '394761003',
  pharmacy: '264372000',
  healthAdministration: '554041000005106',
  homeCare: '554821000005109',
  nursingHome: '42665001',
  prisonCare: '722173008',
  administrativeUnit: '550811000005108',
  clinicalUnit: '550851000005109',
  operatingTheatre: '551611000005102',
  intensiveCare: '309904001',
} as const;

/** Whether a unit is a hospital: a sundhedsinstitution of that type. */
export function isHospital(sorType: string | undefined, typeCode: string | undefined): boolean {
  return sorType === 'SI' && typeCode === TYPE_CODE.hospital;
}
