import { makeSorCode } from '../identifiers/sor-code.ts';
import type { SorType, SorUnit } from '../unit.ts';
import { entityName } from './names.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A unit while the register is being made: its children beside it, its fields still open. */
export interface Draft {
  readonly unit: Mutable<SorUnit>;
  readonly children: Draft[];
}

/** Fields a draft is made with; the rest comes from its place in the tree. */
export type DraftFields = Partial<
  Omit<SorUnit, 'sorIdentifier' | 'sorType' | 'entityName' | 'parentSorIdentifier' | 'status'>
> & {
  readonly sorType: SorType;
  readonly name: string;
  readonly since: string;
};

/** Hands out SOR codes and location numbers in the order units are made. */
export interface Numbering {
  /** The next code of an owner that comes with configuration. */
  owner(): string;
  /** The next code of any other unit. */
  unit(): string;
  /** How many drafts there are. */
  readonly made: number;
}

/**
 * Running numbers of eight digits from 90000001 upward: every public code seen has at most six digits there, so no
 * code made here is one of the register's. Owners from configuration have the first thousand to themselves, so that
 * one more region moves no other code.
 */
export function createNumbering(): Numbering {
  let owners = 90_000_000;
  let units = 90_001_000;
  return {
    owner: () => makeSorCode((owners += 1)),
    unit: () => makeSorCode((units += 1)),
    get made() {
      return owners - 90_000_000 + (units - 90_001_000);
    },
  };
}

/** Makes a unit with a code of its own and hangs it under its parent. */
export function addDraft(parent: Draft | undefined, sorIdentifier: string, fields: DraftFields): Draft {
  const { name, since, sorType, ...rest } = fields;
  const draft: Draft = {
    unit: {
      specialities: [],
      replaces: [],
      replacedBy: [],
      ...rest,
      sorIdentifier,
      sorType,
      entityName: entityName(name),
      ...(parent === undefined ? {} : { parentSorIdentifier: parent.unit.sorIdentifier }),
      status: { fromDate: since, firstFromDate: since },
    },
    children: [],
  };
  parent?.children.push(draft);
  return draft;
}

/** The units of the trees, each before its children, in the order an XML extract nests them. */
export function* flatten(drafts: readonly Draft[]): Generator<SorUnit, void> {
  for (const draft of drafts) {
    yield draft.unit;
    yield* flatten(draft.children);
  }
}
