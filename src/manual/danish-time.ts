/** `2026-11-23 14:30`, with or without seconds; a T may stand for the space. */
const LOCAL = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2})(?::(\d{2}))?$/;
/** The same with its distance from UTC, as machines write it. */
const WITH_OFFSET = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;

const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen', dateStyle: 'short', timeStyle: 'medium' });

/** A moment as a tester's clock shows it: `2026-11-23 14:30`, Danish time. */
export function danishTime(moment: Date): string {
  return clock.format(moment).slice(0, 16);
}

/**
 * The moment a written time means: Danish time unless it says its distance from UTC. Undefined when it is no time, or
 * one that Danish clocks skip. Of the hour that comes twice in autumn, the first is meant.
 */
export function readDanishTime(text: string): Date | undefined {
  if (WITH_OFFSET.test(text)) {
    const moment = new Date(text);
    return Number.isNaN(moment.getTime()) ? undefined : moment;
  }
  const match = LOCAL.exec(text);
  if (match === null) return undefined;
  const [, date = '', month = '', day = '', hour = '', minute = '', second = '00'] = match;
  const wanted = `${date}-${month}-${day} ${hour}:${minute}:${second}`;
  // Denmark is two hours ahead in summer and one in winter; summer first, so that the first of a double hour is found.
  for (const hours of [2, 1]) {
    const moment = new Date(`${wanted.replace(' ', 'T')}+0${hours}:00`);
    if (!Number.isNaN(moment.getTime()) && clock.format(moment) === wanted) return moment;
  }
  return undefined;
}
