import { makeSorCode, parseSorCode, runningNumberOf } from '../../../sor/identifiers/sor-code.ts';
import { indexRegister, type Register } from '../../../sor/register.ts';
import { contentOn } from '../../../sor/states.ts';
import type { RegisterContent, SorUnit } from '../../../sor/unit.ts';
import { applyChange, type Change, type Changed } from './changes.ts';
import type { RefusalCode } from './refusal.ts';

/** A region's register while the endpoint runs: what SORUS writes, and the copy that is renewed by the nightly import. */
export interface LiveRegister {
  /** As it is now, with every accepted change. */
  live(): Register;
  /** As it was at the latest import: what the register copy, the extracts and FHIR show. */
  published(): RegisterContent;
  /** Makes a change and gives the unit as it now is. Throws Refusal; then nothing has changed. */
  change(change: Change, options?: ChangeOptions): SorUnit;
  /** The nightly import, now. */
  importNow(): void;
}

/** How a region that behaves wrongly on purpose makes a change. */
export interface ChangeOptions {
  /** Rules that are not held. */
  readonly unheld?: ReadonlySet<RefusalCode>;
  /** Spoils what the change made of the register before it is kept. */
  readonly spoil?: (changed: Changed) => Changed;
}

/** What a live register begins as, and who may write in it. */
export interface LiveRegisterOptions {
  readonly content: RegisterContent;
  /** Name of the owner that may write. */
  readonly ownerName: string;
  readonly now: () => Date;
}

/** Running numbers of units made through SORUS: far above those of the synthetic register, and of any public code. */
const FIRST_NUMBER = 95_000_001;

const NONE: ReadonlySet<RefusalCode> = new Set();
const unspoilt = (changed: Changed): Changed => changed;

/** Starts a register that can be written in; the content given is shared with others and never touched. */
export function createLiveRegister({ content, ownerName, now }: LiveRegisterOptions): LiveRegister {
  let published = content;
  let live = indexRegister(content);
  let number: number | undefined;
  const nextCode = (): string => {
    number = (number ?? lastNumberIn(content)) + 1;
    return makeSorCode(number);
  };
  return {
    live: () => live,
    published: () => published,
    change: (change, { unheld = NONE, spoil = unspoilt } = {}) => {
      const context = { register: live, ownerName, today: content.snapshotDate, now: now().toISOString(), nextCode, unheld };
      const { content: next, unit } = spoil(applyChange(change, context));
      // A record that begins later than the register's day stands beside today's until that day.
      live = indexRegister(contentOn(next, content.snapshotDate));
      return unit;
    },
    importNow: () => {
      // Nothing written means nothing to import: the copy, its files and their entity tags stay the same.
      if (live.content === published) return;
      published = { ...live.content, createdAtTime: now().toISOString() };
      live = indexRegister(published);
    },
  };
}

/** The highest running number SORUS may already have given out, as when a real extract is served. */
function lastNumberIn({ units }: RegisterContent): number {
  return units.reduce((last, { sorIdentifier }) => {
    const parsed = parseSorCode(sorIdentifier);
    return parsed.ok ? Math.max(last, runningNumberOf(parsed.value)) : last;
  }, FIRST_NUMBER - 1);
}
