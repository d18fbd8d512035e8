import type { RegisterContent } from './read-tree.ts';
import { sorCode } from './sor-code.ts';
import { addDays, LEVELS, today } from './unit.ts';
import type { Level, ShakRow, Unit } from './unit.ts';

/** One snapshot of a unit in its history; `validTo` is missing on the one that holds now. */
export interface Version {
  readonly unit: Unit;
  readonly name: string;
  /** From when the change that made the snapshot holds. */
  readonly fromDate: string;
  readonly validFrom: string;
  readonly validTo?: string;
}

/**
 * A region’s register: the live one that updates change, and the copy that the night’s import made of it.
 * The copy is what the extracts and the register copy service show.
 */
export class Register {
  readonly levelCodes: Readonly<Record<Level, string>>;
  readonly #live: Map<string, Unit>;
  readonly #shakMap: readonly ShakRow[];
  readonly #byKey: ReadonlyMap<string, string>;
  #published: readonly Unit[];
  #nextRunning: number;

  constructor(content: RegisterContent, levelCodes: Readonly<Record<Level, string>>, nextRunning: number) {
    this.levelCodes = levelCodes;
    this.#live = new Map(content.units.map((unit) => [unit.sorId, unit]));
    this.#shakMap = content.shakMap;
    this.#byKey = content.byKey;
    this.#published = content.units;
    this.#nextRunning = nextRunning;
  }

  /** The SOR code of a unit by the key it has in the written register. */
  code(key: string): string {
    const found = this.#byKey.get(key);
    if (found === undefined) throw new Error(`No unit with the key ${key}`);
    return found;
  }

  unit(sorId: string): Unit | undefined {
    return this.#live.get(sorId);
  }

  live(): readonly Unit[] {
    return [...this.#live.values()];
  }

  published(): readonly Unit[] {
    return this.#published;
  }

  shakMap(): readonly ShakRow[] {
    return this.#shakMap;
  }

  /** What the night does: from now on the copies show the register as it is. */
  importNow(): void {
    this.#published = this.live();
  }

  save(unit: Unit): void {
    this.#live.set(unit.sorId, unit);
  }

  newSorId(): string {
    return sorCode(this.#nextRunning++);
  }

  children(sorId: string): readonly Unit[] {
    return this.live().filter((unit) => unit.parent === sorId);
  }

  /** The unit’s parents, nearest first. */
  ancestors(unit: Unit): readonly Unit[] {
    const parent = unit.parent === undefined ? undefined : this.#live.get(unit.parent);
    return parent === undefined ? [] : [parent, ...this.ancestors(parent)];
  }

  owner(unit: Unit): Unit {
    return this.ancestors(unit).at(-1) ?? unit;
  }

  institution(unit: Unit): Unit | undefined {
    return [unit, ...this.ancestors(unit)].find((above) => above.sorType === 'SI');
  }

  underHospital(unit: Unit): boolean {
    return this.institution(unit)?.typeCode === '22232009';
  }

  levelCode(unit: Unit): string | undefined {
    return unit.level === undefined ? undefined : this.levelCodes[unit.level];
  }

  levelOf(code: string): Level | undefined {
    return LEVELS.find((level) => this.levelCodes[level] === code);
  }

  /** The value that holds for a unit: its own, or its nearest parent’s. */
  inherited<Key extends 'postal' | 'contact' | 'gln'>(unit: Unit, key: Key): Unit[Key] | undefined {
    return [unit, ...this.ancestors(unit)].find((above) => above[key] !== undefined)?.[key];
  }

  /** Every snapshot of the unit, oldest first. */
  versions(unit: Unit): readonly Version[] {
    const { formerName, renamedOn } = unit;
    const renamed = formerName !== undefined && renamedOn !== undefined;
    const validFrom = renamed ? renamedOn : unit.firstFrom;
    const now: Version = {
      unit,
      name: unit.name,
      fromDate: unit.from,
      validFrom,
      ...(unit.to !== undefined && { validTo: unit.to }),
    };
    if (!renamed) return [now];
    const { firstFrom } = unit;
    return [{ unit, name: formerName, fromDate: firstFrom, validFrom: firstFrom, validTo: addDays(renamedOn, -1) }, now];
  }

  /** The units without those whose closing has taken effect: what the daily file shows. */
  publishedWithoutClosed(): readonly Unit[] {
    return this.#published.filter((unit) => unit.to === undefined || unit.to >= today());
  }
}
