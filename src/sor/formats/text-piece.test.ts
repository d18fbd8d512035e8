import { describe, expect, it } from 'vitest';
import { loopSigns, nodeSigns } from './text-piece.ts';

describe('signs as bytes', () => {
  it('are the same in a browser as in Node, as bytes and as text again, whatever their number', () => {
    const signs = Array.from({ length: 10_000 }, (_, at) => String.fromCharCode(at % 256)).join('');
    const [there, here] = [loopSigns.alloc(signs.length + 4), nodeSigns().alloc(signs.length + 4)];
    loopSigns.write(there, signs);
    nodeSigns().write(here, signs);
    expect(Buffer.from(there).equals(here)).toBe(true);
    for (const [from, to] of [
      [0, 0],
      [7, 5_000],
      [0, signs.length],
    ] as const) {
      expect(loopSigns.read(there, from, to)).toBe(signs.slice(from, to));
      expect(nodeSigns().read(here, from, to)).toBe(signs.slice(from, to));
    }
  });
});
