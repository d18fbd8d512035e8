import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { settlementSchema } from '../model/config/settlement.ts';
import { checkSettledValue } from './cross-check-values.ts';
import { loadConfiguration } from './load-configuration.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const page = readFileSync(`${ROOT}docs/id27/regler.mdx`, 'utf8');
const [, example = ''] = /```yaml settled\n(.*?)```/s.exec(page) ?? [];
const { settled } = z.object({ settled: z.record(z.string(), settlementSchema) }).parse(parse(example));

describe('the page that tells how an assumption is settled', () => {
  it('shows each assumption that has a value, and no other, settled to one it can have', async () => {
    const { assumptions, levels } = await loadConfiguration(`${ROOT}config`);
    const valued = assumptions.filter(({ value }) => value !== undefined);
    expect(Object.keys(settled).toSorted()).toEqual(valued.map(({ id }) => id).toSorted());
    for (const assumption of valued) {
      const as = settled[assumption.id]?.as ?? 'dropped';
      expect(as, assumption.id).toHaveProperty('value');
      expect(checkSettledValue(assumption, as, { place: {}, levels: levels.map(({ name }) => name) })).toEqual([]);
    }
  });
});
