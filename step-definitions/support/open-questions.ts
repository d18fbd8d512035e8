import { type AssumptionFinding } from '../../src/model/assumption-outcome.ts';
import type { Settlement } from '../../src/model/config/settlement.ts';
import { Deviation, OpenQuestion, parseFaultMessage, PreconditionError } from '../../src/model/faults.ts';
import type { Session } from '../../src/model/session.ts';

/** How a check on an assumption is told of. */
export interface Telling {
  /** The check stands beside what the scenario claims: that it holds says nothing more, and is not told. */
  readonly quiet?: boolean;
}

/**
 * The checks of one scenario that rest on assumptions. Where an assumption is settled, a Deviation is one; where it is open,
 * what differs is an open question, and nobody has failed.
 */
export class OpenQuestions {
  readonly #session: () => Session;
  readonly #tell: (finding: AssumptionFinding) => void;
  #first: OpenQuestion | undefined;

  constructor(session: () => Session, tell: (finding: AssumptionFinding) => void) {
    this.#session = session;
    this.#tell = tell;
  }

  /** The first difference that the scenario went on after. */
  get first(): OpenQuestion | undefined {
    return this.#first;
  }

  /** Whether nobody has settled an assumption for the region. Throws TypeError for one that the configuration does not know. */
  isOpen(id: string): boolean {
    return this.#stateOf(id) === 'open';
  }

  /** Runs a check; what differs from an open assumption is remembered, and the scenario goes on. Undefined is confirmed ground. */
  assuming(id: string | undefined, check: () => void, telling: Telling = {}): void {
    if (id === undefined) return check();
    const state = this.#stateOf(id);
    if (state === 'dropped') return;
    try {
      if (state !== 'open') return this.#settled(id, check);
      check();
      this.#held(id, telling);
    } catch (error) {
      if (state !== 'open' || !(error instanceof Deviation)) throw error;
      const question = this.#differs(id, error);
      this.#first ??= question;
    }
  }

  /**
   * Runs a check that the scenario cannot go on without, and gives what it found. Throws OpenQuestion at once for what
   * differs from an open assumption.
   */
  needing<T>(id: string | undefined, check: () => T, telling: Telling = {}): T {
    if (id === undefined) return check();
    if (this.#stateOf(id) !== 'open') return this.#settled(id, check);
    try {
      const found = check();
      this.#held(id, telling);
      return found;
    } catch (error) {
      throw error instanceof Deviation ? this.#differs(id, error) : error;
    }
  }

  /** As {@link needing}, quietly, for an answer that is waited for: a request of assumed form may be refused or misread. */
  async reading<T>(id: string | undefined, ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      return this.needing(id, (): never => {
        throw error;
      });
    }
  }

  #stateOf(id: string): 'open' | Settlement['as'] {
    const { openAssumptions, settledAssumptions } = this.#session();
    if (openAssumptions.includes(id)) return 'open';
    const settled = Object.hasOwn(settledAssumptions, id) ? settledAssumptions[id]?.as : undefined;
    if (settled !== undefined) return settled;
    throw new TypeError(`Trinnet hviler på antagelsen “${id}”, som ikke står i config/assumptions.yaml.`);
  }

  /**
   * A check of what was settled, to what is assumed or to another value, which the step asks for by itself. One that does
   * not apply, and that the scenario cannot go on without, says nothing of the region.
   */
  #settled<T>(id: string, check: () => T): T {
    if (this.#stateOf(id) !== 'dropped') return check();
    throw new PreconditionError(`Trinnet prøver antagelsen ${id}, som er afklaret anderledes.`, {
      expected: 'et trin, der prøver det, der gælder',
      received: 'antagelsen gælder ikke',
      remedy: 'Ret scenariet og dets trin til det, der nu gælder.',
    });
  }

  #held(assumption: string, { quiet = false }: Telling): void {
    if (!quiet) this.#tell({ assumption, outcome: 'as-assumed' });
  }

  #differs(assumption: string, { message }: Deviation): OpenQuestion {
    const { sentence, details } = parseFaultMessage(message);
    const { place, expected, received } = details;
    this.#tell({
      ...{ assumption, outcome: 'differs', sentence },
      ...(place === undefined ? {} : { place }),
      ...(expected === undefined ? {} : { expected }),
      ...(received === undefined ? {} : { received }),
    });
    return new OpenQuestion(sentence, { ...details, assumption });
  }
}
