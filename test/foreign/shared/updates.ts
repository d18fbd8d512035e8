import type { Register } from '../register/register.ts';
import { addDays, isOpen, LEVELS, today } from '../register/unit.ts';
import type { Unit } from '../register/unit.ts';

/** Why an update is refused. Each region has codes and words of its own for them. */
export type Rule =
  | 'unit-unknown'
  | 'parent-unknown'
  | 'parent-closed'
  | 'name-missing'
  | 'name-too-long'
  | 'not-organisational'
  | 'level-unknown'
  | 'level-missing'
  | 'level-outside-hospital'
  | 'level-not-for-unit'
  | 'type-missing'
  | 'date-invalid'
  | 'unit-closed'
  | 'open-children'
  | 'own-descendant'
  | 'nothing-to-replace';

export class Refusal extends Error {
  readonly rule: Rule;

  constructor(rule: Rule) {
    super(rule);
    this.rule = rule;
  }
}

export interface Changes {
  readonly sorId?: string;
  readonly name?: string;
  readonly parent?: string;
  readonly typeCode?: string;
  readonly levelCode?: string;
  readonly from?: string;
  readonly to?: string;
  readonly shak?: string;
  readonly reporting?: boolean;
}

/** What a region’s service does that another’s need not. */
export interface Policy {
  /** A unit’s level must lie below its parent’s. */
  readonly levelBelowParent: boolean;
  /** Replacing a unit also closes it, the day before its successor takes over. */
  readonly replacingCloses: boolean;
  /** A level code that the classification lacks is taken as no level: a deliberate mistake. */
  readonly takesUnknownLevel: boolean;
}

/** The five use cases on the live register. Every method throws a Refusal when a rule is broken, and changes nothing then. */
export class Updates {
  readonly #register: Register;
  readonly #policy: Policy;

  constructor(register: Register, policy: Policy) {
    this.#register = register;
    this.#policy = policy;
  }

  create(changes: Changes): Unit {
    const from = this.#date(changes.from ?? today());
    const parent = this.#parent(changes.parent, from);
    const name = this.#name(changes.name ?? '');
    const inHospital = this.#register.underHospital(parent);
    if (inHospital && changes.typeCode === undefined) throw new Refusal('type-missing');
    const unit: Unit = {
      sorId: '',
      sorType: 'OE',
      name,
      parent: parent.sorId,
      ...(changes.typeCode !== undefined && { typeCode: changes.typeCode }),
      ...this.#level(changes.levelCode, parent, true),
      ...(changes.shak !== undefined && { shak: changes.shak }),
      firstFrom: from,
      from,
      ...(changes.to !== undefined && { to: this.#date(changes.to) }),
      updatedAt: new Date().toISOString().slice(0, 19),
      replaces: [],
      replacedBy: [],
      specialties: [],
      ...(inHospital && { activity: { ambulant: false, beds: false, reporting: changes.reporting ?? false } }),
    };
    return this.#save({ ...unit, sorId: this.#register.newSorId() });
  }

  edit(changes: Changes): Unit {
    const unit = this.#openUnit(changes.sorId);
    const parent = this.#register.unit(unit.parent ?? '') ?? unit;
    const from = changes.from === undefined ? today() : this.#date(changes.from);
    const name = changes.name === undefined ? unit.name : this.#name(changes.name);
    return this.#save({
      ...unit,
      name,
      // A second change of name on the same day is still one step in the history.
      ...(name !== unit.name && from > (unit.renamedOn ?? unit.firstFrom) && { formerName: unit.name, renamedOn: from }),
      ...(changes.typeCode !== undefined && { typeCode: changes.typeCode }),
      ...(changes.levelCode !== undefined && this.#level(changes.levelCode, parent, false)),
      ...(changes.shak !== undefined && { shak: changes.shak }),
      ...(changes.reporting !== undefined &&
        unit.activity !== undefined && { activity: { ...unit.activity, reporting: changes.reporting } }),
      from: from < unit.firstFrom ? unit.firstFrom : from,
    });
  }

  move(sorId: string | undefined, newParent: string | undefined, from: string | undefined): Unit {
    const unit = this.#openUnit(sorId);
    const date = this.#date(from ?? today());
    const parent = this.#parent(newParent, date);
    if ([parent, ...this.#register.ancestors(parent)].some((above) => above.sorId === unit.sorId))
      throw new Refusal('own-descendant');
    if (unit.level !== undefined) this.#level(this.#register.levelCode(unit), parent, false);
    return this.#save({ ...unit, parent: parent.sorId, from: date < unit.firstFrom ? unit.firstFrom : date });
  }

  replace(old: readonly string[], successors: readonly string[], from: string | undefined): readonly Unit[] {
    if (old.length === 0 || successors.length === 0) throw new Refusal('nothing-to-replace');
    const date = this.#date(from ?? today());
    const replaced = old.map((sorId) => this.#known(sorId));
    const replacing = successors.map((sorId) => this.#openUnit(sorId));
    const merged = (one: readonly string[], other: readonly string[]): readonly string[] => [...new Set([...one, ...other])];
    const closing = this.#policy.replacingCloses ? addDays(date, -1) : undefined;
    return [
      ...replaced.map((unit) =>
        this.#save({
          ...unit,
          ...(unit.to === undefined && closing !== undefined && { to: closing < unit.firstFrom ? unit.firstFrom : closing }),
          replacedBy: merged(unit.replacedBy, successors),
        }),
      ),
      ...replacing.map((unit) => this.#save({ ...unit, replaces: merged(unit.replaces, old) })),
    ];
  }

  close(sorId: string | undefined, to: string | undefined): Unit {
    const unit = this.#openUnit(sorId);
    const date = this.#date(to ?? today());
    if (date < unit.firstFrom) throw new Refusal('date-invalid');
    if (this.#register.children(unit.sorId).some((child) => child.to === undefined || child.to > date))
      throw new Refusal('open-children');
    return this.#save({ ...unit, to: date });
  }

  #save(unit: Unit): Unit {
    const saved = { ...unit, updatedAt: new Date().toISOString().slice(0, 19) };
    this.#register.save(saved);
    return saved;
  }

  #known(sorId: string | undefined): Unit {
    const unit = this.#register.unit(sorId ?? '');
    if (unit === undefined) throw new Refusal('unit-unknown');
    if (unit.sorType !== 'OE') throw new Refusal('not-organisational');
    return unit;
  }

  #openUnit(sorId: string | undefined): Unit {
    const unit = this.#known(sorId);
    if (unit.to !== undefined && unit.to < today()) throw new Refusal('unit-closed');
    return unit;
  }

  #parent(sorId: string | undefined, date: string): Unit {
    const parent = this.#register.unit(sorId ?? '');
    if (parent === undefined) throw new Refusal('parent-unknown');
    if (parent.sorType === 'IE') throw new Refusal('not-organisational');
    if (!isOpen(parent, date < parent.firstFrom && isOpen(parent, parent.firstFrom) ? parent.firstFrom : date))
      throw new Refusal('parent-closed');
    return parent;
  }

  #name(name: string): string {
    if (name.trim() === '') throw new Refusal('name-missing');
    if (name.length > 60) throw new Refusal('name-too-long');
    return name.trim();
  }

  #date(date: string): string {
    const day = date.slice(0, 10);
    if (!/^\d{4}-\d{2}-\d{2}$/u.test(day) || Number.isNaN(Date.parse(day))) throw new Refusal('date-invalid');
    return day;
  }

  #level(code: string | undefined, parent: Unit, creating: boolean): Pick<Unit, 'level'> {
    const inHospital = this.#register.underHospital(parent);
    if (code === undefined) {
      if (inHospital && creating) throw new Refusal('level-missing');
      return {};
    }
    if (!inHospital) throw new Refusal('level-outside-hospital');
    const level = this.#register.levelOf(code);
    if (level === undefined && this.#policy.takesUnknownLevel) return {};
    if (level === undefined) throw new Refusal('level-unknown');
    const above = parent.level === undefined ? -1 : LEVELS.indexOf(parent.level);
    const tooHigh = level === 'Hospital' || (this.#policy.levelBelowParent && LEVELS.indexOf(level) <= above);
    if (tooHigh) throw new Refusal('level-not-for-unit');
    return { level };
  }
}
