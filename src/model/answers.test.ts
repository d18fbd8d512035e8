import { describe, expect, it } from 'vitest';
import { ANSWERS, answerRow, type BodyKind, rowOfAnswer, type SeenAnswer } from './answers.ts';

const seen = (status: number, body: BodyKind = 'other', more: Partial<SeenAnswer> = {}): SeenAnswer => ({
  status,
  body,
  absenceIsTold: false,
  ownStatus: status >= 200 && status < 300,
  ...more,
});

/** Statuses and codes that tell rows apart. */
const STATUSES = [101, 200, 204, 302, 304, 400, 401, 403, 404, 407, 408, 425, 429, 500, 501, 503, 511, 999];
const CODES = [undefined, 'MessageExpired', 'FailedCheck', ...ANSWERS.flatMap(({ codes }) => codes ?? [])];

describe('the table of answers', () => {
  it('names each of its rows once, and finds it again by its name', () => {
    expect(new Set(ANSWERS.map(({ id }) => id)).size).toBe(ANSWERS.length);
    for (const row of ANSWERS) expect(answerRow(row.id)).toBe(row);
    expect(answerRow('of-a-later-version')).toBeUndefined();
  });

  it('has no row that another hides', () => {
    const bodies: readonly BodyKind[] = [...new Set(ANSWERS.flatMap(({ body }) => body ?? [])), 'other'];
    const reached = new Set(
      STATUSES.flatMap((status) =>
        bodies.flatMap((body) =>
          CODES.flatMap((code) =>
            [true, false].map((absenceIsTold) => rowOfAnswer(seen(status, body, { code, absenceIsTold }))?.id),
          ),
        ),
      ),
    );
    expect(ANSWERS.map(({ id }) => id).filter((id) => !reached.has(id))).toEqual([]);
  });

  it.each<[string, SeenAnswer, string | undefined]>([
    ['a right answer', seen(200), undefined],
    ['a status the interface has a meaning for', seen(404, 'other', { ownStatus: true }), undefined],
    ['a page, though its status is a success', seen(200, 'html'), 'page'],
    ['a page with a server’s status', seen(502, 'html'), 'failed'],
    ['nothing', seen(200, 'empty'), 'nothing'],
    ['an expired card with 200', seen(200, 'dgws-fault', { code: 'expired_idcard' }), 'dgws-expired'],
    ['an expired card with 500', seen(500, 'dgws-fault', { code: 'expired_idcard' }), 'dgws-expired'],
    ['a code of DGWS nobody has heard of', seen(200, 'dgws-fault', { code: 'nyt_forbehold' }), 'dgws-other'],
    ['a refused token with 200', seen(200, 'security-fault', { code: 'InvalidSecurityToken' }), 'security'],
    ['a service that broke with 200', seen(200, 'server-fault', { code: 'Server' }), 'server-fault'],
    ['a service’s refusal', seen(500, 'service-fault', { code: 'Client' }), 'service-fault'],
    ['a refusal of access around a SOAP fault', seen(401, 'service-fault'), 'unauthenticated'],
    ['nothing changed', seen(304, 'empty'), 'unchanged'],
    ['an absence that may be', seen(404, 'html', { absenceIsTold: true }), 'not-offered'],
    ['an absence that may not be', seen(404), 'refused'],
  ])('puts %s where it belongs', (_what, answer, expected) => {
    expect(rowOfAnswer(answer)?.id).toBe(expected);
  });
});
