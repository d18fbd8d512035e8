import { z } from 'zod';

/**
 * The ledger of what a region's scenarios do to the register: one line before a unit is asked for, one when it is made,
 * one before it is moved and one when it is closed again. It is what clean-up goes by when a process was killed in
 * between. A scenario changes only units it has made itself, and closing a unit undoes whatever was written in it; only a
 * move may stand in the way of closing, so only a move is written down with where the unit came from.
 */
export const ledgerEntrySchema = z.discriminatedUnion('state', [
  /** About to be asked for; whether it was made is not known. */
  z.strictObject({ state: z.literal('intended'), at: z.iso.datetime(), name: z.string() }),
  z.strictObject({ state: z.literal('made'), at: z.iso.datetime(), name: z.string(), sorIdentifier: z.string() }),
  /** Refused, or found never to have been made. */
  z.strictObject({ state: z.literal('refused'), at: z.iso.datetime(), name: z.string() }),
  /** About to be moved away from a parent; whether it was moved is not known. */
  z.strictObject({ state: z.literal('moving'), at: z.iso.datetime(), sorIdentifier: z.string(), from: z.string() }),
  z.strictObject({ state: z.literal('closed'), at: z.iso.datetime(), sorIdentifier: z.string() }),
]);
/** What happens to a unit that a run makes: each step is written down before it is asked for, and again when it is done. */
export type LedgerEntry = z.infer<typeof ledgerEntrySchema>;

/** Takes an entry and does not return before it is on disk. */
export type WriteLedger = (entry: LedgerEntry) => void;

/** A unit that was left behind. Without a SOR code nobody knows whether it was made; its name tells it in the register. */
export interface Leftover {
  readonly name: string;
  readonly sorIdentifier: string | undefined;
  /** When it was asked for, ISO date-time. */
  readonly since: string;
  /** SOR code of the parent it was first put under, when it has been asked moved. */
  readonly movedFrom: string | undefined;
}

/** What a ledger says is still open, in the order it was made. */
export function leftovers(entries: readonly LedgerEntry[]): readonly Leftover[] {
  const open = new Map<string, Leftover>();
  const named = (sorIdentifier: string): readonly Leftover[] =>
    [...open.values()].filter((left) => left.sorIdentifier === sorIdentifier);
  for (const entry of entries) {
    switch (entry.state) {
      case 'intended':
        open.set(entry.name, { name: entry.name, sorIdentifier: undefined, since: entry.at, movedFrom: undefined });
        break;
      case 'made': {
        const { name, sorIdentifier, at } = entry;
        open.set(name, { name, sorIdentifier, since: open.get(name)?.since ?? at, movedFrom: undefined });
        break;
      }
      case 'refused':
        open.delete(entry.name);
        break;
      case 'moving':
        for (const left of named(entry.sorIdentifier)) open.set(left.name, { ...left, movedFrom: left.movedFrom ?? entry.from });
        break;
      case 'closed':
        for (const { name } of named(entry.sorIdentifier)) open.delete(name);
        break;
    }
  }
  return [...open.values()];
}

/** How the name of every unit a scenario makes begins. The rest of it is random, so a name tells one unit in a register. */
export const PILOT_NAME_PREFIX = 'SOR-pilot ';

/** What was left, for people: “Pilotenhed 3 (9500…)”. */
export function leftoversInWords(left: readonly Pick<Leftover, 'name' | 'sorIdentifier'>[]): string {
  return left.map(({ name, sorIdentifier }) => `“${name}” (${sorIdentifier ?? 'uden kendt SOR-kode; søg på navnet'})`).join(', ');
}

/** What a run left in a region's register, and how it is undone. Undefined when nothing was left. */
export function leftoversNote(left: readonly Leftover[], run: string): string | undefined {
  if (left.length === 0) return undefined;
  return `Tilbage i registret: ${leftoversInWords(left)}. Ryd op med “npx sor-pilot cleanup ${run}”.`;
}
