import type { Basis } from '../model/basis.ts';
import { recordedSteps } from '../gherkin/fingerprint.ts';
import { splitCaseKey } from '../model/identity.ts';
import { JUDGING_CHANGES } from '../model/judging-change.ts';
import type { CaseResult, Fingerprint } from '../model/run.ts';
import type { Specification } from '../model/specification.ts';
import { isDeclared } from '../model/verdict.ts';
import type { RunRecord } from '../store/types.ts';
import { movedConfiguration, movedPart, movedSteps, type RestsOn } from './moved-basis.ts';
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
  const reworded: readonly Outdated[] = isOfText(outcome, specification, current)
    ? []
    : [{ part: 'specification', words: 'scenariets ordlyd er ændret' }];
  // A person reads the scenario and needs neither the steps' code nor the configuration; but what was an open assumption
  // then, and is settled now, is another question.
  if (result.manual !== undefined) return [...reworded, ...assumptionsSettled(outcome, current)];
  return [
    ...reworded,
    ...(outcome.foreign ? [] : suiteMoved(outcome, specification, current)),
    ...(registerMoved(digest.fingerprint.register, current.fingerprint.register, current.registerDays ?? 0)
      ? [{ part: 'register', words: 'registret er af en nyere dag: regionen er siden afprøvet på det' } as const]
      : []),
  ];
}

function assumptionsSettled({ result, digest }: Outcome, { basis }: Current): readonly Outdated[] {
  const now = basis?.regions[digest.region];
  return (result.assumptions ?? []).flatMap(({ id }): readonly Outdated[] =>
    now?.[`assumption:${id}`] === undefined ? [] : [movedPart(`assumption:${id}`, { was: undefined, is: 'settled' })],
  );
}

/** Whether a result was measured on the text as it is now. A recording without the text is held against its steps. */
export function isOfText({ result, foreign }: Outcome, specification: Specification, current: Current): boolean {
  const text = current.specificationFingerprints?.get(specification.id) ?? specification.fingerprint;
  if (result.specification === text) return true;
  return foreign && result.specification === recordedSteps(specification, splitCaseKey(result.key).exampleKey);
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

const OLDER = 'målt med en ældre sor-pilot, så det kan ikke ses hvad';

/** Results from before each step and part had a digest of its own are compared as they were then: all or nothing. */
function movedByWholeDigests(measured: Fingerprint, now: Fingerprint): readonly Outdated[] {
  const moved: Outdated[] = [];
  if (measured.steps !== now.steps)
    moved.push({ part: 'steps', words: `noget i trinnene eller koden bag dem er ændret (${OLDER})` });
  if (measured.config !== now.config) moved.push({ part: 'config', words: `noget i konfigurationen er ændret (${OLDER})` });
  return moved;
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

function registerMoved(measured: string | undefined, newest: string | undefined, days: number): boolean {
  if (measured === undefined || newest === undefined) return false;
  return Date.parse(newest) - Date.parse(measured) > days * DAY_MS;
}
