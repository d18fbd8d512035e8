import { describe, expect, it } from 'vitest';
import { siteAddresses } from '../site/data-paths.ts';
import { changesOfRuns } from './compare/compared-sets.ts';
import { type Notice, noticeMail, noticeOf, noticeText, noticeWebhook } from './notice.ts';
import { type CaseSample, runSample } from './samples.fixture.ts';

const ENVIRONMENT = { id: 'test1', name: 'Prøvemiljø', exercise: false };
const REGION = { id: 'a', name: 'Region Sjælland' };
const failed = (key: string, sentence: string): CaseSample => ({
  ...{ key, verdict: 'deviation', cause: 'system' },
  fault: { type: 'Deviation', sentence },
});

function notice(before: readonly CaseSample[], after: readonly CaseSample[], environment = ENVIRONMENT): Notice | undefined {
  const runs = [runSample({ hour: 1, cases: { a: before, b: before } }), runSample({ hour: 2, cases: { a: after, b: after } })];
  const sets = changesOfRuns(runs).get(runs[1]!.run);
  return sets === undefined
    ? undefined
    : noticeOf(sets, { environment, region: REGION, addresses: siteAddresses('https://eksempel.dk/sor/') });
}

const PASSED: readonly CaseSample[] = [
  { key: 'ID27-001', verdict: 'passed' },
  { key: 'ID27-002~Afsnit', verdict: 'passed' },
  { key: 'ID27-003', verdict: 'precondition', cause: 'test-data', fault: { type: 'PreconditionError', sentence: 'Mangler.' } },
];

describe('a notice to a region', () => {
  it('is none when nothing became worse', () => {
    expect(notice(PASSED, PASSED)).toBeUndefined();
    expect(notice([failed('ID27-001', 'Tomt.')], [{ key: 'ID27-001', verdict: 'passed' }])).toBeUndefined();
    expect(notice(PASSED, [...PASSED, failed('ID27-009', 'Nyt.')])).toBeUndefined();
  });

  it('tells of what no longer passes, what passes at a second try alone, and what fails in a worse way', () => {
    const after: readonly CaseSample[] = [
      failed('ID27-001', 'Niveauet er tomt.'),
      { key: 'ID27-002~Afsnit', verdict: 'passed', marks: ['unstable'] },
      failed('ID27-003', 'Niveauet er forkert.'),
    ];
    const told = notice(PASSED, after);
    expect(told?.subject).toBe('Region Sjælland: 3 afprøvninger er blevet dårligere (Prøvemiljø)');
    expect(noticeText(told!)).toMatchInlineSnapshot(`
      "Kørslen 20261123T020000Z-00000000 er holdt op imod det, der gjaldt, da den begyndte.
      Regionens side: https://eksempel.dk/sor/resultater/test1/a/

      ID27-001 ID27-001
        Bestået → Afvigelse
        Niveauet er tomt.
        Se først efter i: systemet
        https://eksempel.dk/sor/resultater/test1/a/id27-001/

      ID27-003 ID27-003
        Forudsætning mangler → Afvigelse
        Niveauet er forkert.
        Se først efter i: data
        https://eksempel.dk/sor/resultater/test1/a/id27-003/

      ID27-002 · Afsnit ID27-002~Afsnit
        Bestået → Bestået
        Se først efter i: systemet
        https://eksempel.dk/sor/resultater/test1/a/id27-002-afsnit/"
    `);
  });

  it('says that it is an exercise', () => {
    const told = notice(PASSED, [failed('ID27-001', 'Tomt.')], { ...ENVIRONMENT, exercise: true });
    expect(told?.subject).toMatch(/^Øvelse: Region Sjælland: 1 afprøvning er blevet dårligere/);
    expect(told?.intro.at(-1)).toContain('øvelse');
  });
});

describe('the mail of a notice', () => {
  const hostile = 'Slut\r\nBcc: alle@eksempel.dk\r\n\u001b[31m';
  const mail = noticeMail(
    notice(PASSED, [failed('ID27-001', hostile)], { ...ENVIRONMENT, name: `Test\r\nBcc: x@y.dk ${'æ'.repeat(80)}` })!,
  );
  const [head = '', body = ''] = mail.split('\r\n\r\n');

  it('has a head that nothing from outside can add a line to', () => {
    const names = head
      .split('\r\n')
      .filter((line) => !line.startsWith(' '))
      .map((line) => line.split(':')[0]);
    expect(names).toEqual(['Subject', 'Auto-Submitted', 'MIME-Version', 'Content-Type', 'Content-Transfer-Encoding']);
    for (const line of mail.split('\r\n')) expect(line.length).toBeLessThanOrEqual(85);
  });

  it('has its subject and text in UTF-8, whole', () => {
    const words = [...head.matchAll(/=\?UTF-8\?B\?([^?]*)\?=/g)].map(([, word = '']) =>
      Buffer.from(word, 'base64').toString('utf8'),
    );
    expect(words.join('')).toContain('1 afprøvning er blevet dårligere');
    expect(words.join('')).toContain('æ'.repeat(80));
    const text = Buffer.from(body, 'base64').toString('utf8');
    expect(text).toContain('https://eksempel.dk/sor/resultater/test1/a/');
    expect(text).toContain('Bestået → Afvigelse');
    expect(text).not.toContain('\u001b');
  });
});

describe('the webhook of a notice', () => {
  it('is a text that chat services take, with the cases as data beside it', () => {
    expect(noticeWebhook(notice(PASSED, [failed('ID27-001', 'Tomt.')])!)).toMatchObject({
      text: expect.stringMatching(/^Region Sjælland: 1 afprøvning er blevet dårligere[^]*Tomt\./) as string,
      cases: [{ key: 'ID27-001', before: 'Bestået', after: 'Afvigelse', sentence: 'Tomt.' }],
    });
  });
});
