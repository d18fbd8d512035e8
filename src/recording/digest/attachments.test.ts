import { describe, expect, it } from 'vitest';
import { verdictOfThrown, verdictRow } from '../../model/verdict.ts';
import { readAssumptions } from './attachments.ts';
import { faultOfResult } from './fault.ts';

const attached = (assumption: string, outcome: string): Parameters<typeof readAssumptions>[0][number] => ({
  body: JSON.stringify({ assumption, outcome }),
  contentEncoding: 'IDENTITY',
  mediaType: 'application/vnd.sor-pilot.assumption+json',
  testCaseStartedId: 'a',
});

describe('what an attempt says of open assumptions', () => {
  it('is told once for each, and what differed once differs', () => {
    const attachments = [
      attached('et-niveau', 'as-assumed'),
      attached('shak', 'as-assumed'),
      attached('et-niveau', 'differs'),
      attached('et-niveau', 'as-assumed'),
    ];
    expect(readAssumptions(attachments)).toEqual({
      assumptions: [
        { id: 'et-niveau', outcome: 'differs' },
        { id: 'shak', outcome: 'as-assumed' },
      ],
      dropped: 0,
    });
  });

  it('counts as dropped where it cannot be read', () => {
    const attachments = [
      attached('Et Niveau', 'differs'),
      attached('shak', 'perhaps'),
      { ...attached('a', 'differs'), body: '{' },
    ];
    expect(readAssumptions(attachments)).toEqual({ assumptions: [], dropped: 3 });
  });
});

describe('an open question in a recording', () => {
  it('keeps the assumption among its details, and its own verdict and cause', () => {
    const message = 'OpenQuestion: To niveauer.\nSted: linje 1\nAntagelse: et-niveau';
    const result = { status: 'FAILED', exception: { type: 'OpenQuestion', message } } as Parameters<typeof faultOfResult>[0];
    const fault = faultOfResult(result);
    expect(fault).toEqual({ type: 'OpenQuestion', sentence: 'To niveauer.', place: 'linje 1', assumption: 'et-niveau' });
    expect(verdictRow(verdictOfThrown(fault.type))).toMatchObject({ code: 'open-question', cause: 'unsettled' });
  });
});
