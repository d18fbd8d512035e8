/**
 * Whose turn it is to have the machine. Scenarios that measure time may only run while no other region runs scenarios: a
 * region that has nothing else left asks, and waits until every other one has ended or waits too. The turn is given up
 * by ending, so a region that dies or is stopped while it has the turn passes it on like any other.
 */
export class MachineTurn {
  /** Regions that may be running scenarios, the holder of the turn among them. */
  readonly #active: Set<string>;
  /** Regions that wait, the first to ask first, and how each is told. */
  readonly #waiting = new Map<string, () => void>();

  /** `regions` are all of the run, before any of them starts. */
  constructor(regions: Iterable<string>) {
    this.#active = new Set(regions);
  }

  /** The region runs nothing until `grant` is called. */
  want(region: string, grant: () => void): void {
    this.#active.delete(region);
    this.#waiting.set(region, grant);
    this.#passOn();
  }

  /** The region has ended, however it did. */
  leave(region: string): void {
    this.#active.delete(region);
    this.#waiting.delete(region);
    this.#passOn();
  }

  #passOn(): void {
    const [next] = this.#waiting;
    if (this.#active.size > 0 || next === undefined) return;
    const [region, grant] = next;
    this.#waiting.delete(region);
    this.#active.add(region);
    grant();
  }
}
