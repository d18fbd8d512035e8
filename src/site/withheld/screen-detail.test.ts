import { expect, it } from 'vitest';
import { lookThrough } from '../../handover/leaks.ts';
import type { CaseDetail } from '../../model/run.ts';
import { screenDetail } from './screen-detail.ts';

it('a file that a tester gave is held back for a personal number, and only not served for what may be one', async () => {
  const files: Readonly<Record<string, string>> = { ren: 'en log', maaske: 'a\nnr 0101901234', sikker: '010190-1234' };
  const detail = {
    key: 'A',
    exchanges: [],
    steps: [],
    files: Object.keys(files).map((sha256) => ({ sha256, mediaType: 'text/plain', size: 1 })),
  } as unknown as CaseDetail;
  const shown = await screenDetail(detail, {
    evidence: (sha256) => Promise.resolve(lookThrough(sha256, Buffer.from(files[sha256]!))),
    shownFields: () => [],
  });
  expect(shown.files?.map(({ sha256 }) => sha256)).toEqual(['ren']);
  expect(shown.withheld).toEqual([expect.stringMatching(/^Fil 3, en tester har givet: cpr 1 gang/)]);
  expect(shown.notOffered).toEqual([expect.stringMatching(/^Fil 2, en tester har givet: cpr-maaske 1 gang .* linje 2$/)]);
});
