import { exerciseConcept } from './exercise-concept.ts';

/**
 * SpecialityType of ClinicalSpeciality. 51000095001 is the only value seen in public samples (trifork/sdm4-sorimporter,
 * ONE_SYGEHUS.xml, on a unit's only speciality); that it means the main one is an assumption. The value for a further
 * speciality is not public, so an exercise code is written; when reading, any value but the first counts as further.
 */
export const SPECIALITY_TYPE = { main: '51000095001', further: exerciseConcept(27_090) } as const;
