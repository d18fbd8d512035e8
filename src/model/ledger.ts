import { z } from 'zod';

/**
 * The ledger of what a region's scenarios have made in the register: one line before a unit is asked for, one when it is
 * made, one when it is closed again. It is what clean-up goes by when a process was killed in between.
 */
export const ledgerEntrySchema = z.discriminatedUnion('state', [
  /** About to be asked for; whether it was made is not known. */
  z.strictObject({ state: z.literal('intended'), at: z.iso.datetime(), name: z.string() }),
  z.strictObject({ state: z.literal('made'), at: z.iso.datetime(), name: z.string(), sorIdentifier: z.string() }),
  /** Refused: nothing was made. */
  z.strictObject({ state: z.literal('refused'), at: z.iso.datetime(), name: z.string() }),
  z.strictObject({ state: z.literal('closed'), at: z.iso.datetime(), sorIdentifier: z.string() }),
]);
export type LedgerEntry = z.infer<typeof ledgerEntrySchema>;

/** Takes an entry and does not return before it is on disk. */
export type WriteLedger = (entry: LedgerEntry) => void;

/** A unit that was left behind. Without a SOR code nobody knows whether it was made; its name tells it in the register. */
export interface Leftover {
  readonly name: string;
  readonly sorIdentifier: string | undefined;
}

/** What a ledger says is still open, in the order it was made. */
export function leftovers(entries: readonly LedgerEntry[]): readonly Leftover[] {
  const open = new Map<string, Leftover>();
  for (const entry of entries) {
    switch (entry.state) {
      case 'intended':
        open.set(entry.name, { name: entry.name, sorIdentifier: undefined });
        break;
      case 'made':
        open.set(entry.name, { name: entry.name, sorIdentifier: entry.sorIdentifier });
        break;
      case 'refused':
        open.delete(entry.name);
        break;
      case 'closed':
        for (const [name, left] of open) if (left.sorIdentifier === entry.sorIdentifier) open.delete(name);
        break;
    }
  }
  return [...open.values()];
}

/** What was left, for people: “Pilotenhed 3 (9500…)”. */
export function leftoversInWords(left: readonly Leftover[]): string {
  return left.map(({ name, sorIdentifier }) => `“${name}” (${sorIdentifier ?? 'uden kendt SOR-kode; søg på navnet'})`).join(', ');
}
