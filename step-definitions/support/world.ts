import { World } from '@cucumber/cucumber';
import { cleanUpRegion, type RegionClient } from '../../src/interfaces/registry.ts';
import type { Session } from '../../src/model/session.ts';
import { currentSession, type OpenSession } from '../../src/session/session.ts';
import { ASSUMPTION_MEDIA_TYPE } from '../../src/model/assumption-outcome.ts';
import { EXCERPT_MEDIA_TYPE, EXCHANGE_MEDIA_TYPE, type Exchange } from '../../src/model/exchange.ts';
import { type OpenQuestion, parseFaultMessage, PreconditionError } from '../../src/model/faults.ts';
import type { Memory } from './memory.ts';
import { OpenQuestions, type Telling } from './open-questions.ts';

/** All calls of a step may together take as long as this many may. */
export const STEP_CALLS = 10;

/** Cucumber's refusal of evidence from a step that has ended while something it asked for was under way. */
const STEP_HAS_ENDED = /^Cannot attach when a step\/hook is not running/;

/**
 * What the steps of one scenario attempt share. The session is only looked for when a step runs, so that a dry run and
 * an editor can list the steps without one.
 */
export class PilotWorld extends World {
  readonly #memory: Partial<Memory> = {};
  readonly #exchanges: Exchange[] = [];
  readonly #questions = new OpenQuestions(
    () => this.session,
    (finding) => this.attachFinding(finding, ASSUMPTION_MEDIA_TYPE),
  );
  #client: RegionClient | undefined;
  #excerpted = false;
  #stepBeganAt = performance.now();

  /** Gives the step or hook that begins its time; what it asks for is ended before Cucumber ends the step. */
  beginStep(): void {
    this.#stepBeganAt = performance.now();
  }

  /** The trial this scenario is part of. Throws PreconditionError outside `npm run pilot`. */
  get session(): Session {
    return this.#open().session;
  }

  /** The region's interfaces; each exchange is attached to the step that caused it. */
  get client(): RegionClient {
    this.#client ??= this.#open().clientFor(
      (exchange) => {
        this.#exchanges.push(exchange);
        this.#attachExchange(exchange);
      },
      () => this.#stepBeganAt + STEP_CALLS * this.session.limits.scenarioMs,
    );
    return this.#client;
  }

  /** One that comes when its step has ended, as when a step asked for two files and the first failed, is nobody's evidence. */
  #attachExchange(exchange: Exchange): void {
    try {
      this.attach(JSON.stringify(exchange), EXCHANGE_MEDIA_TYPE);
    } catch (error) {
      if (!(error instanceof Error && STEP_HAS_ENDED.test(error.message))) throw error;
    }
  }

  /** The exchanges that something takes, in the order they ended. Rejects as `ask` does. */
  async exchangesOf(ask: () => Promise<unknown>): Promise<readonly Exchange[]> {
    const before = this.#exchanges.length;
    await ask();
    return this.#exchanges.slice(before);
  }

  /** Keeps something a scenario has made as evidence of its own, with everything secret taken out of its texts. */
  attachFinding(finding: object, mediaType: string): void {
    const open = this.#open();
    const masked = JSON.stringify(finding, (_key, value: unknown) => (typeof value === 'string' ? open.redact(value) : value));
    this.attach(masked, mediaType);
  }

  /** The first open question that the scenario went on after; it ends as one unless something confirmed is wrong as well. */
  get openQuestion(): OpenQuestion | undefined {
    return this.#questions.first;
  }

  /** Whether nobody has settled an assumption for the region. */
  isOpen(assumption: string): boolean {
    return this.#questions.isOpen(assumption);
  }

  /** Runs a check that rests on an assumption, and goes on where it is open; see {@link OpenQuestions.assuming}. */
  assuming(assumption: string | undefined, check: () => void, telling?: Telling): void {
    this.#questions.assuming(assumption, check, telling);
  }

  /** Runs a check on an assumption that the scenario cannot go on without; see {@link OpenQuestions.needing}. */
  needing<T>(assumption: string | undefined, check: () => T, telling?: Telling): T {
    return this.#questions.needing(assumption, check, telling);
  }

  /** Waits for an answer to a request whose form is assumed; see {@link OpenQuestions.reading}. */
  reading<T>(assumption: string | undefined, ask: () => Promise<T>): Promise<T> {
    return this.#questions.reading(assumption, ask);
  }

  /** The same for the first open question, beside the step that met it and went on. */
  async attachExcerptsOfQuestion(): Promise<void> {
    const { first } = this.#questions;
    if (first === undefined || this.#excerpted) return;
    this.#excerpted = true;
    await this.attachExcerpts(first.message);
  }

  /** Keeps beside a deviation what of the evidence it rests on; `message` is the fault's, with its details. */
  async attachExcerpts(message: string): Promise<void> {
    if (this.#exchanges.length === 0) return;
    const { details } = parseFaultMessage(message);
    const excerpts = await this.#open().excerpts(details, this.#exchanges);
    for (const excerpt of excerpts) this.attach(JSON.stringify(excerpt), EXCERPT_MEDIA_TYPE);
  }

  /** Keeps what a step found for those after it. */
  remember<K extends keyof Memory>(key: K, value: Memory[K]): void {
    this.#memory[key] = value;
  }

  /** What an earlier step kept. Throws TypeError when the scenario's sentences stand in an order that cannot be run. */
  recall<K extends keyof Memory>(key: K): Memory[K] {
    const value = this.#memory[key];
    if (value === undefined) throw new TypeError(`Scenariet bruger “${key}”, før et trin har fundet det.`);
    return value;
  }

  /** Closes again what the scenario has made in the register. Throws EndpointError that names what was left. */
  async cleanUp(): Promise<void> {
    if (this.#client !== undefined) await cleanUpRegion(this.#client);
  }

  #open(): OpenSession {
    const open = currentSession();
    if (open !== undefined) return open;
    throw new PreconditionError('Scenariet er startet uden en region at spørge.', {
      expected: 'en kørsel startet med sor-pilot, som kender regionen og dens adresser',
      remedy: 'Kør “npm run pilot -- --scenario <id>” i stedet for cucumber-js.',
    });
  }
}
