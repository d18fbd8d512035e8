import type { RegisterContent, SorUnit } from '../unit.ts';
import { addDays, isOpenOn } from '../validity.ts';
import { createSyntheticRegister } from './create-synthetic-register.ts';
import type { SyntheticOptions } from './options.ts';
import { createRandom } from './random.ts';
import { seriesOf, seriesOfCode } from './series.ts';

/** Days before the last one that the made-up rollout has an extract for; the one left out was never fetched. */
const DAYS_BEFORE = [6, 5, 4, 2, 1, 0] as const;
/** How much of the rollout is done on each of them, in parts of the whole. */
const DONE = [0.35, 0.42, 0.55, 0.6, 0.72, 0.78] as const;
/** Regions begin one after the other, so that they stand differently. */
const AHEAD = [0.2, 0.1, 0, -0.1, -0.25] as const;
/** Units somebody is in the middle of: the code is there, the name is not. */
const HALF_DONE = 0.02;
/** One region's system writes what it has on one of the days for all its units at once. */
const AT_ONCE = { series: 3, index: 4 } as const;
/** A level's code that no classification has. */
const WRONG_CODE = '270999999999107';

/**
 * Extracts of six of the seven days up to an ISO day, oldest first, in which the levels come to hospital units little by
 * little, and some of what happens to units happens: one is renamed, one closes, one opens, one leaves the file, and one
 * gets a code that no classification has. The same for the same options; nobody's.
 */
export function createSyntheticRollout(options: SyntheticOptions): readonly RegisterContent[] {
  return DAYS_BEFORE.map((before, index) => {
    const day = addDays(options.snapshotDate, -before);
    return rolledOut(createSyntheticRegister({ ...options, snapshotDate: day }), options, { day, index });
  });
}

interface Step {
  readonly day: string;
  /** Which of the days it is, from 0. */
  readonly index: number;
}

function rolledOut(content: RegisterContent, { seed, regions }: SyntheticOptions, { day, index }: Step): RegisterContent {
  const ahead = new Map(regions.map((region, at) => [seriesOf(region), AHEAD[at % AHEAD.length] ?? 0]));
  const events = eventsIn(content, day);
  const levelled = (unit: SorUnit): SorUnit => {
    const { organisationalLevel: level, ...without } = unit;
    if (level === undefined) return unit;
    if (index >= 3 && unit.sorIdentifier === events.wrong)
      return { ...unit, organisationalLevel: { ...level, code: WRONG_CODE } };
    // Each unit has a place of its own in the line, so that one that has got its level keeps it.
    const series = seriesOfCode(unit.sorIdentifier) ?? 0;
    const turn = createRandom(seed, `udrulning ${unit.sorIdentifier}`).next() - (ahead.get(series) ?? 0);
    const done = DONE[index] ?? 1;
    if (turn > done + HALF_DONE) return without;
    const since = DONE.findIndex((part) => turn <= part + HALF_DONE);
    const named = turn <= done ? level : { code: level.code, name: '' };
    return {
      ...unit,
      organisationalLevel: named,
      status: { ...unit.status, ...registeredOn(since, { day, index, series, turn }) },
    };
  };
  const units = content.units.flatMap((unit) => {
    if (index >= 4 && unit.sorIdentifier === events.gone) return [];
    const own = levelled(unit);
    if (index >= 2 && unit.sorIdentifier === events.renamed) return [{ ...own, entityName: `${own.entityName}, ny bygning` }];
    if (index >= 3 && unit.sorIdentifier === events.closed) {
      const toDate = addDays(day, 3 - index - 1);
      return [{ ...own, status: { ...own.status, toDate, updatedAt: `${toDate}T08:00:00Z` } }];
    }
    return [own];
  });
  // A file that has a place for everything, as a CSV file whose columns are all there.
  return { ...content, units, absentFields: [] };
}

interface Registering extends Step {
  readonly series: number;
  readonly turn: number;
}

/** When a level was put in: in the working day before its extract, one by one, and by one of the series all at once. */
function registeredOn(since: number, { day, index, series, turn }: Registering): { readonly updatedAt?: string } {
  if (since < 1) return {};
  const extract = addDays(day, (DAYS_BEFORE[index] ?? 0) - (DAYS_BEFORE[since] ?? 0));
  const seconds = series === AT_ONCE.series && since === AT_ONCE.index ? 0 : Math.floor(Math.abs(turn) * 1e6) % 28_800;
  return { updatedAt: new Date(Date.parse(`${addDays(extract, -1)}T07:00:00Z`) + 1_000 * seconds).toISOString() };
}

interface Events {
  readonly renamed: string | undefined;
  readonly closed: string | undefined;
  readonly gone: string | undefined;
  readonly wrong: string | undefined;
}

/** The units something happens to: lowest units of hospitals that are open and are not to close, the same on every day. */
function eventsIn({ units }: RegisterContent, day: string): Events {
  const parents = new Set(units.map(({ parentSorIdentifier }) => parentSorIdentifier));
  const lasting = units.filter(
    (unit) =>
      unit.organisationalLevel !== undefined &&
      !parents.has(unit.sorIdentifier) &&
      isOpenOn(unit, day) &&
      unit.status.toDate === undefined &&
      unit.replaces.length === 0,
  );
  const at = (part: number): string | undefined => lasting[Math.floor(lasting.length * part)]?.sorIdentifier;
  return { renamed: at(0.1), closed: at(0.3), gone: at(0.5), wrong: at(0.05) };
}
