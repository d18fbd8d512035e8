import { INTERFACE_NAMES } from '../model/interfaces.ts';
import { PREFLIGHT_CHECKS } from '../model/preflight.ts';
import { type Availability, availabilityPercent, type InterfaceAvailability } from '../report/availability.ts';
import { wrap } from './terminal-text.ts';

/** How often a region's interfaces could be used, as lines that are no wider than asked where the texts can be broken. Pure. */
export function availabilityLines(name: string, interfaces: readonly InterfaceAvailability[], width: number): readonly string[] {
  if (interfaces.length === 0)
    return [name, '  Ingen forundersøgelser er gemt de seneste 30 dage. Gem dem med “preflight --record”.'];
  return [
    name,
    ...interfaces.flatMap(({ interface: id, windows }) => [
      `  ${INTERFACE_NAMES[id]}`,
      ...windows.flatMap((one) => wrap(windowWords(one), { width, indent: 4 })),
    ]),
  ];
}

function windowWords(one: Availability): string {
  const { days, looks, usable, causes } = one;
  const percent = availabilityPercent(one);
  if (percent === undefined) return `${days} dage: ikke set på`;
  const ways = causes.map(
    ({ check, times }) => `${PREFLIGHT_CHECKS[check].toLowerCase()} ${times} ${times === 1 ? 'gang' : 'gange'}`,
  );
  const failed = ways.length === 0 ? '' : ` I vejen: ${ways.join(', ')}.`;
  return `${days} dage: ${percent} % (${usable} af ${looks} gange).${failed}`;
}
