import { appendFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ledgerFile, openChangeLedger, readLeftovers, readOpenLedgers } from './change-ledger.ts';

let results: string;
beforeEach(() => {
  results = mkdtempSync(join(tmpdir(), 'sor-pilot-ledger-'));
});
afterEach(() => rmSync(results, { recursive: true, force: true }));

const at = '2026-11-23T08:00:00.000Z';

describe('the ledger on disk', () => {
  it('exists once something is done, and holds each line when the write returns', () => {
    const file = ledgerFile(results, 'k1', 'midtjylland');
    const write = openChangeLedger(file);
    expect(existsSync(file)).toBe(false);
    write({ state: 'intended', at, name: 'A' });
    expect(readLeftovers(file)).toEqual([{ name: 'A', sorIdentifier: undefined, since: at, movedFrom: undefined }]);
    write({ state: 'made', at, name: 'A', sorIdentifier: '1' });
    expect(readLeftovers(file).map(({ sorIdentifier }) => sorIdentifier)).toEqual(['1']);
  });

  it('leaves out a torn last line: what it told was not yet asked for', () => {
    const file = ledgerFile(results, 'k1', 'midtjylland');
    openChangeLedger(file)({ state: 'intended', at, name: 'A' });
    appendFileSync(file, '{"state":"intended","at":"2026-11-2');
    expect(readLeftovers(file).map(({ name }) => name)).toEqual(['A']);
  });

  it('names only runs and regions with something left, oldest run first', () => {
    const write = (run: string, region: string) => openChangeLedger(ledgerFile(results, run, region));
    write('k2', 'midtjylland')({ state: 'intended', at, name: 'B' });
    write('k1', 'sjaelland')({ state: 'intended', at, name: 'A' });
    const done = write('k1', 'midtjylland');
    done({ state: 'intended', at, name: 'C' });
    done({ state: 'refused', at, name: 'C' });
    expect(readOpenLedgers(results).map(({ run, region }) => `${run} ${region}`)).toEqual(['k1 sjaelland', 'k2 midtjylland']);
  });

  it('has nothing left in a folder without ledgers', () => {
    expect(readOpenLedgers(results)).toEqual([]);
  });

  it('says so when nobody can know what was left, and looks past what is no ledger', () => {
    openChangeLedger(ledgerFile(results, 'k1', 'sjaelland'))({ state: 'intended', at, name: 'A' });
    writeFileSync(join(results, '.ledgers', '.DS_Store'), '');
    expect(readOpenLedgers(results)).toHaveLength(1);
    rmSync(join(results, '.ledgers'), { recursive: true });
    writeFileSync(join(results, '.ledgers'), '');
    expect(() => readOpenLedgers(results)).toThrow(expect.objectContaining({ code: 'SP4002' }));
  });
});
