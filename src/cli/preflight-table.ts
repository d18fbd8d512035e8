import { INTERFACE_NAMES } from '../model/interfaces.ts';
import { PilotError } from '../model/pilot-error.ts';
import {
  type InterfacePreflight,
  PREFLIGHT_CHECKS,
  PREFLIGHT_SHAPES,
  PREFLIGHT_STATES,
  type PreflightCheck,
  type RegionPreflight,
  worstState,
} from '../model/preflight.ts';
import { wrap } from './terminal-text.ts';

const LABEL_WIDTH = Math.max(...Object.values(PREFLIGHT_CHECKS).map((label) => label.length));

/** What was found in a region, as lines that are no wider than asked where the texts can be broken at all. Pure. */
export function preflightLines(name: string, { interfaces, exercise }: RegionPreflight, width: number): readonly string[] {
  const heading = `${name}${exercise ? ' (øvelse)' : ''}`;
  if (interfaces.length === 0) return [heading, '  Regionen har ingen snitflader med en adresse i dette miljø.'];
  return [heading, ...interfaces.flatMap((one) => ['', ...interfaceLines(one, width)])];
}

/**
 * What failed or warns in a region, each thing once with every interface it stands at, as coded errors are told
 * everywhere. Pure.
 */
export function preflightProblems(name: string, { interfaces }: RegionPreflight): readonly PilotError[] {
  const coded = interfaces.flatMap((one) =>
    one.checks.flatMap((check) =>
      check.code === undefined ? [] : [{ ...check, code: check.code, title: INTERFACE_NAMES[one.interface] }],
    ),
  );
  const alike = Map.groupBy(coded, ({ code, sentence }) => `${code} ${sentence}`);
  return Array.from(alike.values(), ([first, ...others]): PilotError[] => {
    if (first === undefined) return [];
    return [
      new PilotError(first.code, {
        place: { what: `${name}: ${[first, ...others].map(({ title }) => title).join(', ')}` },
        seen: first.sentence,
        remedy: first.remedy ?? 'Vis dem, der driver systemet, hvad der blev set.',
      }),
    ];
  }).flat();
}

/** The last line: how many interfaces are in order, warn or fail, over all regions. */
export function preflightSummary(found: readonly RegionPreflight[]): string {
  const states = found.flatMap(({ interfaces }) => interfaces.map(worstState));
  const counts = (['ok', 'warning', 'failed'] as const).flatMap((state) => {
    const count = states.filter((one) => one === state).length;
    return count === 0 ? [] : [`${PREFLIGHT_STATES[state].toLowerCase()} ${count}`];
  });
  return `${states.length} ${states.length === 1 ? 'snitflade' : 'snitflader'}: ${counts.join(' · ')}`;
}

function interfaceLines({ interface: key, address, checks }: InterfacePreflight, width: number): readonly string[] {
  return [
    `  ${INTERFACE_NAMES[key]}`,
    ...wrap(address, { width, indent: 4 }),
    ...checks.flatMap((check) => checkLines(check, width)),
  ];
}

function checkLines({ check, state, code, sentence }: PreflightCheck, width: number): readonly string[] {
  const lead = `    ${PREFLIGHT_SHAPES[state]} ${PREFLIGHT_CHECKS[check].padEnd(LABEL_WIDTH)}  `;
  const told = code === undefined ? sentence : `${sentence} → ${code}`;
  const [first = '', ...more] = wrap(told, { width, indent: lead.length });
  return [lead + first.trimStart(), ...more];
}
