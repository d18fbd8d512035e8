import { describe, expect, it } from 'vitest';
import { createRedactor } from './redactor.ts';
import { CPR_MASK, SECRET_MASK } from './rules.ts';
import { maskUncertain, uncertainPlaces } from './uncertain.ts';

describe('numbers that may be personal numbers', () => {
  it('are told by line and field from what is shown, and no other mask is', () => {
    const redactor = createRedactor({ secrets: ['hemmelig-1'] });
    const { text } = redactor.text(
      [
        '<ns:Kode x="1">0101901234</ns:Kode> hemmelig-1',
        '010190-1234 hemmelig-1hemmelig-1',
        '{"nr": "010190 1234", "andet": 0202901234}',
        'frit 0101901234',
        'eller nr=0303901234',
      ].join('\n'),
    );
    expect(uncertainPlaces(text)).toEqual([
      { line: 1, field: 'Kode' },
      { line: 3, field: 'nr' },
      { line: 3, field: 'andet' },
      { line: 4, field: undefined },
      { line: 5, field: 'nr' },
    ]);
    expect(uncertainPlaces(`${SECRET_MASK}${SECRET_MASK} ${CPR_MASK}${SECRET_MASK}`)).toEqual([]);
  });

  it('are masked alone in what an earlier version wrote, but where they are shown by decision and in digests', () => {
    const digest = 'a0101901234'.padEnd(64, 'b');
    const text = `<Nr>0101901234</Nr><Kode>010190 1234</Kode> 010190-1234 Bearer abc123def456 ${digest}`;
    expect(maskUncertain(text, ['nr'])).toBe(
      `<Nr>0101901234</Nr><Kode>••••••••••</Kode> 010190-1234 Bearer abc123def456 ${digest}`,
    );
    expect(maskUncertain(maskUncertain(text))).toBe(maskUncertain(text));
  });
});
