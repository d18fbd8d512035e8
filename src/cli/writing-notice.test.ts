import { describe, expect, it } from 'vitest';
import type { PlannedCase } from '../model/run-plan.ts';
import { testSession } from '../session/test-session.fixture.ts';
import { writingNotice } from './writing-notice.ts';

const share = (writes: number, units: Readonly<Record<string, string>> = {}) => {
  const session = testSession({});
  const planned = (key: string, isWriting: boolean) => ({ key, writes: isWriting }) as PlannedCase;
  const cases = [planned('A-001', false), ...Array.from({ length: writes }, (_, index) => planned(`S-${index}`, true))];
  return { session: { ...session, endpoints: { ...session.endpoints, units } }, cases };
};
const ledgerOf = (region: string): string => `results/.ledgers/r/${region}.ndjson`;

describe('before a run that changes data', () => {
  it('it is told what will be made, where, and where the names are written', () => {
    const notice = writingNotice([share(41, { hospital: '900010011000016009' }), share(0)], ledgerOf);
    expect(notice.join('\n')).toMatchInlineSnapshot(
      `"! Region Midtjylland: 41 scenarier ændrer data. De opretter enheder, hvis navn begynder med “SOR-pilot”, under regionens testhospital 900010011000016009, retter og flytter kun dem og lukker dem igen. Scenarier, der skal afvises, beder også om en enhed under en anden ejers hospital. Hvert navn skrives, før der spørges, i results/.ledgers/r/midtjylland.ndjson"`,
    );
  });

  it('nothing is told of a run that changes nothing, and a missing test hospital is', () => {
    expect(writingNotice([share(0)], ledgerOf)).toEqual([]);
    expect(writingNotice([share(1)], ledgerOf)[0]).toContain('ét scenarie ændrer data');
    expect(writingNotice([share(1)], ledgerOf)[0]).toContain('testhospital, som endnu ikke er udpeget');
  });
});
