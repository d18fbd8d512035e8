import { describe, expect, it } from 'vitest';
import type { Milestone } from '../../../model/guidance/plan.ts';
import { layTimeline, TIMELINE_LINE } from './timeline-layout.ts';

const milestone = (id: string, date: string, more: Partial<Milestone> = {}): Milestone => ({
  id,
  date,
  what: 'Hvad der sker.',
  label: `Milepælen ${id}`,
  kind: 'plan',
  topics: ['id27'],
  sources: ['SEED'],
  ...more,
});
const crowded = [
  milestone('c', '2024-04-18'),
  milestone('a', '2023-10'),
  milestone('b', '2023-10-09', { label: 'En etiket, der er så lang, at den brydes' }),
  milestone('d', '2026-01', { until: '2027-03', kind: 'law' }),
];

describe('the drawing of the timeline', () => {
  const layout = layTimeline(crowded, '2026-11-23');

  it('runs in order of time, with today in its place', () => {
    expect(layout.entries.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd', 'i-dag']);
    expect(layout.entries.find(({ kind }) => kind === 'today')?.when).toBe('23. november 2026');
  });

  it('lets no words overlap and keeps them all inside', () => {
    let bottom = 0;
    for (const { textMiddle, lines } of layout.entries) {
      const half = ((lines.length + 1) * TIMELINE_LINE) / 2;
      expect(textMiddle - half).toBeGreaterThanOrEqual(bottom - 1e-6);
      bottom = textMiddle + half;
    }
    expect(bottom).toBeLessThanOrEqual(layout.height);
  });

  it('shows time as distance', () => {
    const [a, , , d, today] = layout.entries;
    expect(d!.from - a!.from).toBeCloseTo(27 * 18, -1);
    expect(d!.to! - d!.from).toBeCloseTo(15 * 18, -1);
    expect(today!.from).toBeGreaterThan(d!.from);
    expect(layout.years.map(({ year }) => year)).toEqual([2024, 2025, 2026, 2027]);
  });

  it('draws a long, empty time short and leaves its years unmarked', () => {
    const broken = layTimeline([milestone('f', '2019-01-01'), milestone('g', '2026-01')], '2026-11-23');
    expect(broken.breaks).toHaveLength(1);
    expect(broken.height).toBeLessThan(400);
    expect(broken.years.map(({ year }) => year)).toEqual([2019, 2026]);
    expect(layout.breaks).toEqual([]);
  });

  it('has only today when there are no milestones', () => {
    expect(layTimeline([], '2026-11-23').entries).toHaveLength(1);
  });
});
