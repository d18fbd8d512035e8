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
