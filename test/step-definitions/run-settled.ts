import { stdout } from 'node:process';
import { SETTLED_CASES, type SettledCase } from './settled-values.ts';
import { type Endings, endingsOf, soundTrial } from './trial-in-memory.ts';

/**
 * Runs the scenarios of each assumption that has a value, over a region that answers as assumed and one that answers as in
 * {@link SETTLED_CASES}; with the assumption settled as it is assumed, and to the other value. Prints what they ended as,
 * as JSON.
 */

/** What the scenarios of one assumption ended as, by how it is settled and how the region answers. */
export type SettledEndings = Readonly<Record<'assumed' | 'value', Readonly<Record<'as assumed' | 'as settled', Endings>>>>;

const SETTLED = { as: 'assumed', source: 'Prøven', date: '2026-11-23' } as const;

const results: Record<string, SettledEndings> = {};
const asItIs: NonNullable<SettledCase['asAssumed']> = (trial) => trial;
for (const [id, { value, scenarios, asAssumed = asItIs, asSettled }] of Object.entries(SETTLED_CASES)) {
  const tags = scenarios.map((scenario) => `@${scenario}`).join(' or ');
  const ended = async (settled: Parameters<typeof soundTrial>[0]): Promise<SettledEndings['value']> => {
    const trial = soundTrial({ settlesAll: SETTLED, ...settled });
    return { 'as assumed': await endingsOf(asAssumed(trial), tags), 'as settled': await endingsOf(asSettled(trial), tags) };
  };
  results[id] = {
    assumed: await ended({}),
    value: await ended({ settled: { [id]: { ...SETTLED, as: { value } } } }),
  };
}
stdout.write(JSON.stringify(results));
