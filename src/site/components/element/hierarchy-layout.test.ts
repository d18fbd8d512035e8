import { describe, expect, it } from 'vitest';
import { layHierarchy } from './hierarchy-layout.ts';
import { BUILDING_BLOCKS, levelNodes } from './hierarchy-nodes.ts';

const levels = ['Hospital', 'Hospitalsområde', 'Center', 'Overafdeling', 'Afdeling', 'Afsnit'].map((name, index) => ({
  name,
  position: index + 1,
  description: name,
  status: 'assumption' as const,
  sources: ['EER-TERM'],
  confirmedBy: 'SOR-teamet',
  ...(name === 'Afdeling' ? { shakLength: 6 as const } : {}),
}));

describe('the drawing of the hierarchy', () => {
  it.each([
    ['the building blocks', BUILDING_BLOCKS],
    ['the levels', levelNodes(levels)],
  ])('keeps %s within its frame without overlapping boxes', (_name, nodes) => {
    const { width, height, boxes } = layHierarchy(nodes);
    expect(boxes).toHaveLength(nodes.length);
    for (const [index, box] of boxes.entries()) {
      expect(box.x + box.width).toBeLessThanOrEqual(width);
      expect(box.y + box.height).toBeLessThanOrEqual(height);
      const above = boxes[index - 1];
      if (above !== undefined) expect(box.y).toBeGreaterThan(above.y + above.height);
      expect(box.line === undefined).toBe(index === 0);
    }
  });

  it('shows the hospital as an institution and the rest as organisational units', () => {
    expect(levelNodes(levels).map(({ title }) => title)).toEqual([
      'IE · Institutionsejer',
      'SI · Hospital',
      'OE · Hospitalsområde',
      'OE · Center',
      'OE · Overafdeling',
      'OE · Afdeling',
      'OE · Afsnit',
    ]);
  });

  it('states a SHAK length only where the level has one', () => {
    const details = levelNodes(levels).map(({ detail }) => detail);
    expect(details[5]).toBe('SHAK: 6 tegn (antagelse)');
    expect(details[4]).toBe('Ingen SHAK-længde');
  });
});
