import { describe, expect, it } from 'vitest';
import { DATA_WAY_HEIGHT, DATA_WAY_WIDTH, ROADS, roadPath, STATIONS } from './data-way.ts';
import { rungs } from './level-ladder.ts';
import { clock, NIGHT_OVER, NIGHT_SPANS } from './night-clock.ts';

describe('the way of the data', () => {
  it('keeps every station inside the drawing and clear of the others', () => {
    for (const [index, one] of STATIONS.entries()) {
      expect(one.x).toBeGreaterThanOrEqual(0);
      expect(one.x + one.width).toBeLessThanOrEqual(DATA_WAY_WIDTH);
      expect(one.y + one.height).toBeLessThanOrEqual(DATA_WAY_HEIGHT);
      for (const other of STATIONS.slice(index + 1)) {
        const apart =
          one.x + one.width <= other.x ||
          other.x + other.width <= one.x ||
          one.y + one.height <= other.y ||
          other.y + other.height <= one.y;
        expect([one.id, other.id, apart]).toEqual([one.id, other.id, true]);
      }
    }
  });

  it('has a road to every station, and every road leads down', () => {
    for (const road of ROADS) expect(roadPath(road)).toMatch(/^M[\d.]+ \d+V\d+$/);
    const reached = new Set(ROADS.flatMap(({ from, to }) => [from, to]));
    expect(STATIONS.every(({ id }) => reached.has(id))).toBe(true);
  });

  it.each([
    ['gui', 'findes-ikke'],
    ['region', 'sor'],
    ['skrs', 'files'],
  ])('rejects a road from %s to %s', (from, to) => {
    expect(() => roadPath({ from, to, sure: true })).toThrow(TypeError);
  });
});

describe('the night', () => {
  it.each([
    [0, '00.00'],
    [105, '01.45'],
    [270, '04.30'],
  ])('writes %i minutes as %s', (minutes, text) => {
    expect(clock(minutes)).toBe(text);
  });

  it('is over only when everything is done', () => {
    for (const { from, to } of NIGHT_SPANS) {
      expect(from).toBeLessThan(to);
      expect(to).toBeLessThanOrEqual(NIGHT_OVER);
    }
  });
});

describe('the ladder of levels', () => {
  it('follows the order of the classification and states a length only where there is one', () => {
    const found = rungs([
      { name: 'Afdeling', position: 2, shakLength: 6 },
      { name: 'Center', position: 1 },
    ]);
    expect(found.map(({ name, shak }) => [name, shak])).toEqual([
      ['Center', undefined],
      ['Afdeling', '6 tegn'],
    ]);
    expect(found[0]!.y).toBeLessThan(found[1]!.y);
  });
});
