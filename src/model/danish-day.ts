const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen', dateStyle: 'short' });

/** The day in Denmark, ISO (`2026-11-23`), of a moment, wherever the machine stands. */
export const danishDay = (moment: Date | string): string => day.format(new Date(moment));
