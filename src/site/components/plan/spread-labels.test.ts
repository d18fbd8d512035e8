import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spreadLabels } from './spread-labels.ts';

const label = fc.record({ wanted: fc.integer({ min: 0, max: 600 }), height: fc.integer({ min: 10, max: 60 }) });
const labels = fc.array(label, { maxLength: 20 }).map((list) => list.toSorted((a, b) => a.wanted - b.wanted));

describe('labels that do not overlap', () => {
  it('stand where they want when there is room', () => {
    expect(
      spreadLabels(
        [
          { wanted: 50, height: 20 },
          { wanted: 200, height: 40 },
        ],
        4,
        0,
      ),
    ).toEqual([40, 180]);
  });

  it('share the displacement when they collide', () => {
    expect(
      spreadLabels(
        [
          { wanted: 100, height: 20 },
          { wanted: 100, height: 20 },
        ],
        10,
        0,
      ),
    ).toEqual([75, 105]);
  });

  it('never overlap, keep their order and never cross the edge', () => {
    fc.assert(
      fc.property(labels, fc.integer({ min: 0, max: 12 }), (list, gap) => {
        const tops = spreadLabels(list, gap, 0);
        expect(tops).toHaveLength(list.length);
        for (const [index, top] of tops.entries()) {
          const above = index === 0 ? 0 : tops[index - 1]! + list[index - 1]!.height + gap;
          expect(top).toBeGreaterThanOrEqual(above - 1e-6);
        }
      }),
    );
  });
});
