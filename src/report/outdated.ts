import { AROUND_EVERY_SCENARIO, type Basis, type BasisPart, type UsedBasis } from '../model/basis.ts';
import { INTERFACE_NAMES, isInterface } from '../model/interfaces.ts';
import { JUDGING_CHANGES } from '../model/judging-change.ts';
import type { CaseResult, Fingerprint } from '../model/run.ts';
import type { Specification } from '../model/specification.ts';
import { isDeclared } from '../model/verdict.ts';
import type { RunRecord } from '../store/types.ts';
import type { Outcome } from './outcomes.ts';
import type { Outdated } from './types.ts';

/** What is current: the suite as it stands now, and each specification's text. */
export interface Current {
  readonly fingerprint: Fingerprint;
  /** What is in force in the environment, part by part; without it neither steps nor configuration are compared. */
  readonly basis?: Basis | undefined;
  /** Ids of the assumptions that each requirement rests on, by the requirement's id. */
  readonly assumptions?: ReadonlyMap<string, readonly string[]> | undefined;
  /** Fingerprint by scenario id; those of the catalogue when left out. */
  readonly specificationFingerprints?: ReadonlyMap<string, string>;
  /** Days the register may be newer than what was measured on; any newer day counts when left out. */
  readonly registerDays?: number | undefined;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** The suite as it stands now, with the newest day of the register that each region has been tried on. */
export function currentByRegion(runs: readonly RunRecord[], current: Current): ReadonlyMap<string, Current> {
  const newest = new Map<string, string>();
  for (const { region, fingerprint } of runs.flatMap((run) => run.regions)) {
    const { register } = fingerprint;
    if (register !== undefined && register > (newest.get(region) ?? current.fingerprint.register ?? ''))
      newest.set(region, register);
  }
  return new Map(
    [...newest].map(([region, register]) => [region, { ...current, fingerprint: { ...current.fingerprint, register } }]),
  );
}

/**
 * What moved since an outcome was measured, in words. Only what the outcome rests on is compared: the text of its own case,
 * the steps it used, what its region's configuration says of the interfaces it called, and the changes of judging that name
 * it. The register counts only when both sides state it. What was never measured, but declared, cannot be outdated.
 */
export function outdatedSince(outcome: Outcome, specification: Specification, current: Current): readonly Outdated[] {
  const { result, digest } = outcome;
  if (isDeclared(result.verdict)) return [];
  const text = current.specificationFingerprints?.get(specification.id) ?? specification.fingerprint;
  const reworded: readonly Outdated[] =
    result.specification === text ? [] : [{ part: 'specification', words: 'scenariets ordlyd er ændret' }];
  // A person reads the scenario and needs neither the steps' code nor the configuration.
  if (result.manual !== undefined) return reworded;
  return [
    ...reworded,
    ...(outcome.foreign ? [] : suiteMoved(outcome, specification, current)),
    ...(registerMoved(digest.fingerprint.register, current.fingerprint.register, current.registerDays ?? 0)
      ? [{ part: 'register', words: 'registret er af en nyere dag: regionen er siden afprøvet på det' } as const]
      : []),
  ];
}

function suiteMoved({ result, digest, basis }: Outcome, specification: Specification, current: Current): readonly Outdated[] {
  if (current.basis === undefined) return [];
  if (basis === undefined) return movedByWholeDigests(digest.fingerprint, current.fingerprint);
  if (result.used === undefined) return [];
  return [
    ...movedSteps(result.used, basis, current.basis),
    ...movedConfiguration(digest.region, restsOn(result, specification, current), { then: basis, now: current.basis }),
    ...JUDGING_CHANGES.filter(({ number, scenarios }) => number > basis.judging && scenarios.includes(specification.id)).map(
      ({ why }): Outdated => ({ part: 'judging', words: `bedømmelsen er ændret: ${why}` }),
    ),
  ];
}

/** Results from before each step and part had a digest of its own are compared as they were then: all or nothing. */
function movedByWholeDigests(measured: Fingerprint, now: Fingerprint): readonly Outdated[] {
  const moved: Outdated[] = [];
  const which = 'resultatet er fra før, hver del havde sit eget aftryk, og det siger ikke hvad';
  if (measured.steps !== now.steps)
    moved.push({ part: 'steps', words: `noget i trinnene eller koden bag dem er ændret (${which})` });
  if (measured.config !== now.config) moved.push({ part: 'config', words: `noget i konfigurationen er ændret (${which})` });
  return moved;
}

/** The steps a case used whose code is another now. */
export function movedSteps(used: UsedBasis, then: Basis, now: Basis): readonly Outdated[] {
  const digests = new Map(now.steps.map(({ pattern, digest }) => [pattern, digest]));
  return used.steps.flatMap((at): readonly Outdated[] => {
    const step = then.steps[at];
    if (step === undefined || digests.get(step.pattern) === step.digest) return [];
    if (step.pattern === AROUND_EVERY_SCENARIO)
      return [{ part: 'steps', words: 'det, der sker omkring hvert scenarie, er ændret' }];
    return [{ part: 'steps', words: `trinnet “${step.pattern}” er ${digests.has(step.pattern) ? 'ændret' : 'væk'}` }];
  });
}

/** What of its region's configuration a case rests on, beside what counts for every case. */
interface RestsOn {
  readonly interfaces: Iterable<string>;
  /** Ids. */
  readonly assumptions: Iterable<string>;
}

function restsOn({ used, assumptions = [] }: CaseResult, { interfaces, requirements }: Specification, current: Current): RestsOn {
  return {
    interfaces: new Set([...interfaces, ...(used?.interfaces ?? [])]),
    assumptions: new Set([
      ...requirements.flatMap((id) => current.assumptions?.get(id) ?? []),
      ...assumptions.map(({ id }) => id),
    ]),
  };
}

/** The parts of a region's configuration that a case rests on and that say something else now. */
export function movedConfiguration(
  region: string,
  { interfaces, assumptions }: RestsOn,
  { then, now }: { readonly then: Basis; readonly now: Basis },
): readonly Outdated[] {
  const [before, after] = [then.regions[region], now.regions[region]];
  // A region that the environment no longer has is not tried again, and so nothing of it waits.
  if (before === undefined || after === undefined) return [];
  const parts: readonly BasisPart[] = [
    ...Array.from(interfaces, (name) => `interface:${name}` as const),
    'units',
    'levels',
    'agreements',
    ...Array.from(assumptions, (id) => `assumption:${id}` as const),
  ];
  return parts
    .filter((part) => before[part] !== after[part])
    .map((part): Outdated => ({ part: 'config', words: partInWords(part, { was: before[part], is: after[part] }) }));
}

function partInWords(
  part: BasisPart,
  { was, is }: { readonly was: string | undefined; readonly is: string | undefined },
): string {
  const [kind = '', name = ''] = part.split(':');
  switch (kind) {
    case 'interface':
      return `det, der er sat op for ${isInterface(name) ? INTERFACE_NAMES[name] : name}, er ændret`;
    case 'assumption':
      return `antagelsen “${name}” er ${was === undefined ? 'afgjort' : is === undefined ? 'åben igen' : 'afgjort anderledes'}`;
    case 'units':
      return 'regionens testenheder er ændret';
    case 'levels':
      return 'niveauernes koder eller navne er ændret';
    default:
      return 'det, der er aftalt om frister og afvisningskoder, er ændret';
  }
}

function registerMoved(measured: string | undefined, newest: string | undefined, days: number): boolean {
  if (measured === undefined || newest === undefined) return false;
  return Date.parse(newest) - Date.parse(measured) > days * DAY_MS;
}
