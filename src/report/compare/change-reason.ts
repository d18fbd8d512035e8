import { causeRow } from '../../model/cause.ts';
import { isDeclared } from '../../model/verdict.ts';
import { movedConfiguration, movedSteps } from '../moved-basis.ts';
import type { ComparedResult } from './compared-result.ts';

/** Where a change is to be looked for, in the order people ask. */
export const CHANGE_REASONS = ['system', 'specification', 'data', 'surroundings', 'newly-run'] as const;
/** Where a change is to be looked for. */
export type ChangeReason = (typeof CHANGE_REASONS)[number];

/** The parts of a fingerprint that can differ between two results of one case. */
export const MOVED_PARTS = ['specification', 'steps', 'config', 'register'] as const;
/** A part of what was measured with that is another than before. */
export type MovedPart = (typeof MOVED_PARTS)[number];

type Measured = Pick<ComparedResult, 'region' | 'verdict' | 'cause' | 'marks' | 'specification' | 'fingerprint' | 'rests'>;

/**
 * Which parts differ; a part that only one side states does not count. Of steps and configuration only what the case rests
 * on itself is compared, where both sides tell. What a person answered knows neither.
 */
export function movedParts(before: Measured, after: Measured): MovedPart[] {
  const pairs: Readonly<Record<MovedPart, readonly [string | undefined, string | undefined]>> = {
    specification: [before.specification, after.specification],
    steps: [before.fingerprint?.steps, after.fingerprint?.steps],
    config: [before.fingerprint?.config, after.fingerprint?.config],
    register: [before.fingerprint?.register, after.fingerprint?.register],
  };
  const byMachine = ![before, after].some(({ marks }) => marks.includes('manual'));
  const own = ownParts(before, after);
  return MOVED_PARTS.filter((part) => {
    const [then, now] = pairs[part];
    if (own !== undefined && (part === 'steps' || part === 'config')) return byMachine && own[part];
    return (part === 'specification' || byMachine) && then !== undefined && now !== undefined && then !== now;
  });
}

/** Whether the steps and the configuration that a case used are others; undefined where a side does not tell. */
function ownParts({ region, rests: then }: Measured, { rests: now }: Measured): { steps: boolean; config: boolean } | undefined {
  if (then === undefined || now === undefined) return undefined;
  const interfaces = new Set([...then.used.interfaces, ...now.used.interfaces]);
  const configuration = movedConfiguration(region, { interfaces, assumptions: [] }, { then: then.basis, now: now.basis });
  return { steps: movedSteps(then.used, then.basis, now.basis).length > 0, config: configuration.length > 0 };
}

/**
 * Where to look for a change. The first that fits: never run before; scenario or steps read otherwise now; the side that
 * did not pass lacked test data; it never came as far as the system, or the region declared it not relevant; the register is of another day, and no evidence
 * points to the system; else the system. Not a proof: a region that changed its system on the day a scenario was reworded
 * shows as a change of the specification, and the parts that moved stand beside it.
 */
export function changeReason(before: Measured | undefined, after: Measured): ChangeReason {
  if (before === undefined) return 'newly-run';
  const places = [before.cause, after.cause].flatMap((cause) => (cause === undefined ? [] : [causeRow(cause).lookIn]));
  const moved = movedParts(before, after);
  if (moved.includes('specification') || moved.includes('steps') || places.includes('specification')) return 'specification';
  if (places.includes('data')) return 'data';
  if (isDeclared(before.verdict) || isDeclared(after.verdict) || places.includes('surroundings')) return 'surroundings';
  return moved.includes('register') && places.length === 0 ? 'data' : 'system';
}
