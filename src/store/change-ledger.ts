import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Leftover, leftovers, type LedgerEntry, ledgerEntrySchema, type WriteLedger } from '../model/ledger.ts';
import { writeAll } from '../disk/atomic-write.ts';
import { readMessages } from './messages-reader.ts';
import { insideFolder, LEDGERS_FOLDER } from './paths.ts';
import { damaged } from './read-json.ts';
import { errnoOf, guardWrite } from '../disk/write-error.ts';

const ENDING = '.ndjson';

/**
 * File of what a region's scenarios make in the register during a run. It lies beside the runs, not in one: it is worked
 * on after the run is sealed, and the exchanges in the run are the evidence.
 */
export function ledgerFile(resultsFolder: string, run: string, region: string): string {
  return insideFolder(resultsFolder, LEDGERS_FOLDER, run, `${region}${ENDING}`);
}

/** Opens a ledger for appending; nothing is made on disk before the first entry. Throws PilotError SP4003 when it cannot be written. */
export function openChangeLedger(file: string): WriteLedger {
  return (entry) => {
    guardWrite(file, () => {
      mkdirSync(dirname(file), { recursive: true });
      const descriptor = openSync(file, 'a');
      try {
        writeAll(descriptor, Buffer.from(`${JSON.stringify(entry)}\n`));
        fsyncSync(descriptor);
      } finally {
        closeSync(descriptor);
      }
    });
  };
}

/** What a ledger says is still open; a last line torn by a crash is left out, since what it told was not yet asked for. */
export function readLeftovers(file: string): readonly Leftover[] {
  if (!existsSync(file)) return [];
  const entries: LedgerEntry[] = [];
  for (const message of readMessages(file, () => undefined)) {
    const entry = ledgerEntrySchema.safeParse(message);
    if (entry.success) entries.push(entry.data);
  }
  return leftovers(entries);
}

/** A region's part of a run in which something was left behind. */
export interface OpenLedger {
  readonly run: string;
  readonly region: string;
  readonly left: readonly Leftover[];
}

/**
 * Every ledger with something open, oldest run first. Throws PilotError SP4002 when they cannot be read: nobody can say then
 * that nothing was left behind.
 */
export function readOpenLedgers(resultsFolder: string): readonly OpenLedger[] {
  const folder = insideFolder(resultsFolder, LEDGERS_FOLDER);
  try {
    return openLedgersIn(folder, resultsFolder);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return [];
    throw damaged(folder, 'det, kørsler har oprettet i registrene, kan ikke læses', error);
  }
}

function openLedgersIn(folder: string, resultsFolder: string): readonly OpenLedger[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted()
    .flatMap((run) =>
      readdirSync(insideFolder(folder, run))
        .filter((name) => name.endsWith(ENDING))
        .map((name) => name.slice(0, -ENDING.length))
        .map((region) => ({ run, region, left: readLeftovers(ledgerFile(resultsFolder, run, region)) })),
    )
    .filter(({ left }) => left.length > 0);
}
