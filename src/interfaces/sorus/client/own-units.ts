import { type Leftover, type LedgerEntry, type WriteLedger } from '../../../model/ledger.ts';
import { parseSorCode, UNUSED_SOR_CODE } from '../../../sor/identifiers/sor-code.ts';

/** A unit this client has made, or one it has taken over from an earlier run. */
export interface OwnUnit {
  readonly name: string;
  readonly sorIdentifier: string;
  /** Where it was put when it was made; unknown for one that was taken over. */
  readonly parent: string | undefined;
  /** Where it was put when it was made, once it has been asked moved. */
  readonly movedFrom: string | undefined;
}

/** What a client has made and not closed; every change of it is in the ledger. */
export interface OwnUnits {
  /** Throws TypeError when a code is that of a unit the client has not made itself. */
  assertOwn(sorIdentifier: string): void;
  /** Before a unit is asked for. */
  intend(name: string): void;
  refused(name: string): void;
  made(unit: Pick<OwnUnit, 'name' | 'sorIdentifier' | 'parent'>): void;
  /** Before a unit is asked moved. */
  moving(sorIdentifier: string): void;
  closed(sorIdentifier: string): void;
  /** Those that stand open, the newest first. */
  open(): readonly OwnUnit[];
}

/** Where a client's own units are written down, and which it begins with. */
export interface OwnUnitsMeans {
  /** Where every unit is written down before it is asked for. */
  readonly ledger: WriteLedger;
  /** Units an earlier run left behind; they count as the client's own. */
  readonly leftBehind: readonly Leftover[];
  readonly now: () => Date;
}

/** Starts with what an earlier run left behind. */
export function createOwnUnits({ ledger, leftBehind, now }: OwnUnitsMeans): OwnUnits {
  const own = new Map<string, OwnUnit & { readonly isOpen: boolean }>(
    leftBehind.flatMap(({ name, sorIdentifier, movedFrom }) =>
      sorIdentifier === undefined
        ? []
        : [[sorIdentifier, { name, sorIdentifier, parent: undefined, movedFrom, isOpen: true }] as const],
    ),
  );
  const write = (entry: Unstamped): void => ledger({ ...entry, at: now().toISOString() });
  return {
    assertOwn: (sorIdentifier) => {
      // A code that can be no unit's harms none; scenarios use them to see that they are refused.
      if (own.has(sorIdentifier) || sorIdentifier === UNUSED_SOR_CODE || !parseSorCode(sorIdentifier).ok) return;
      throw new TypeError(`Scenariet vil ændre ${sorIdentifier}, som det ikke selv har oprettet. Det gør værktøjet aldrig.`);
    },
    intend: (name) => write({ state: 'intended', name }),
    refused: (name) => write({ state: 'refused', name }),
    made: ({ name, sorIdentifier, parent }) => {
      write({ state: 'made', name, sorIdentifier });
      own.set(sorIdentifier, { name, sorIdentifier, parent, movedFrom: undefined, isOpen: true });
    },
    moving: (sorIdentifier) => {
      const unit = own.get(sorIdentifier);
      const from = unit?.movedFrom ?? unit?.parent;
      if (unit === undefined || from === undefined) return;
      write({ state: 'moving', sorIdentifier, from });
      own.set(sorIdentifier, { ...unit, movedFrom: from });
    },
    closed: (sorIdentifier) => {
      const unit = own.get(sorIdentifier);
      if (unit === undefined) return;
      write({ state: 'closed', sorIdentifier });
      own.set(sorIdentifier, { ...unit, isOpen: false });
    },
    open: () => [...own.values()].filter(({ isOpen }) => isOpen).toReversed(),
  };
}

type Unstamped = LedgerEntry extends infer E ? (E extends LedgerEntry ? Omit<E, 'at'> : never) : never;
