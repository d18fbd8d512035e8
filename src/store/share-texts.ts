import type { RegionDigest } from '../model/run.ts';
import type { Mark } from '../model/verdict.ts';
import type { RunPlan } from '../model/run-plan.ts';

/**
 * Keeps one copy of texts that stand in many files: a case has the same key, name and fingerprint in every run, and each
 * file that is read makes its own.
 */
export class TextPool {
  readonly #texts = new Map<string, string>();
  readonly #marks = new Map<string, Mark[]>();

  /** The first text like this one that was seen. */
  text(text: string): string {
    const known = this.#texts.get(text);
    if (known === undefined) this.#texts.set(text, text);
    return known ?? text;
  }

  /** The first list of marks like this one; frozen, since many hold it. */
  marks(marks: Mark[]): Mark[] {
    const name = marks.join(' ');
    const known = this.#marks.get(name);
    if (known === undefined) this.#marks.set(name, Object.freeze(marks) as Mark[]);
    return known ?? marks;
  }
}

/** The same plan, its texts shared. */
export function sharePlan(plan: RunPlan, pool: TextPool): RunPlan {
  return {
    ...plan,
    regions: plan.regions.map((part) => ({
      ...part,
      cases: part.cases.map((one) => ({
        ...one,
        key: pool.text(one.key),
        name: pool.text(one.name),
        path: pool.text(one.path),
        specification: pool.text(one.specification),
      })),
    })),
  };
}

/** The same digest, its texts and marks shared. */
export function shareDigest(digest: RegionDigest, pool: TextPool): RegionDigest {
  return {
    ...digest,
    cases: digest.cases.map((one) => ({
      ...one,
      key: pool.text(one.key),
      name: pool.text(one.name),
      specification: pool.text(one.specification),
      marks: pool.marks(one.marks),
    })),
  };
}
