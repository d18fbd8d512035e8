import { INTERFACES, type InterfaceName } from '../model/interfaces.ts';
import type { Look } from '../model/look.ts';
import type { PreflightCheckName } from '../model/preflight.ts';

/** The windows availability is told for, in days. */
export const AVAILABILITY_DAYS = [7, 30] as const;
/** One of the windows. */
export type AvailabilityDays = (typeof AVAILABILITY_DAYS)[number];

/** How often an interface could be used when it was looked at within some days. */
export interface Availability {
  readonly days: AvailabilityDays;
  /** How often it was looked at. */
  readonly looks: number;
  /** How often every check that could be made held. */
  readonly usable: number;
  /** What was in the way, the commonest first: the first check that failed each time. */
  readonly causes: readonly { readonly check: PreflightCheckName; readonly times: number; readonly last: string }[];
}

/** One interface's availability, over each window. */
export interface InterfaceAvailability {
  readonly interface: InterfaceName;
  readonly windows: readonly Availability[];
}

const DAY_MS = 86_400_000;

/** The oldest moment that any window reaches back to. */
export function availabilityFrom(now: Date): Date {
  return new Date(now.getTime() - Math.max(...AVAILABILITY_DAYS) * DAY_MS);
}

/**
 * Availability of each interface that was looked at in the longest window, in the order of the interfaces. Times nobody looked are
 * neither up nor down: they are in no figure.
 */
export function availability(looks: readonly Look[], now: Date): readonly InterfaceAvailability[] {
  const within = (days: number): readonly Look[] => {
    const from = new Date(now.getTime() - days * DAY_MS).toISOString();
    return looks.filter(({ at }) => at >= from && at <= now.toISOString());
  };
  const windows = AVAILABILITY_DAYS.map((days) => ({ days, looks: within(days) }));
  return INTERFACES.map((name) => ({
    interface: name,
    windows: windows.map(({ days, looks: seen }) => availabilityOf(name, days, seen)),
  })).filter((one) => one.windows.some((window) => window.looks > 0));
}

function availabilityOf(name: InterfaceName, days: AvailabilityDays, looks: readonly Look[]): Availability {
  const seen = looks.flatMap(({ at, interfaces }) =>
    interfaces.filter((one) => one.interface === name).map(({ failed }) => ({ at, first: failed[0] })),
  );
  const byCheck = Map.groupBy(seen, ({ first }) => first);
  const causes = [...byCheck].flatMap(([check, times]) =>
    check === undefined
      ? []
      : [
          {
            check,
            times: times.length,
            last:
              times
                .map(({ at }) => at)
                .toSorted()
                .at(-1) ?? '',
          },
        ],
  );
  return {
    days,
    looks: seen.length,
    usable: byCheck.get(undefined)?.length ?? 0,
    causes: causes.toSorted((a, b) => b.times - a.times || (a.last < b.last ? 1 : -1)),
  };
}

/** Whole per cent, rounded down: 100 is said only when it was never away. Undefined when nobody looked. */
export function availabilityPercent({ looks, usable }: Pick<Availability, 'looks' | 'usable'>): number | undefined {
  return looks === 0 ? undefined : Math.floor((100 * usable) / looks);
}
