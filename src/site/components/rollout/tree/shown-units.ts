import type { HospitalUnit } from '../../../../model/measurement.ts';

/** Whether a unit stands on its hospital’s page: it is open on the day, its last day with it, or is still to open. */
export const isShown = ({ closes }: Pick<HospitalUnit, 'closes'>, day: string): boolean => closes === undefined || closes >= day;
