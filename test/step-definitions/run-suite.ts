import { argv, stdout } from 'node:process';
import { FAULTS } from './faults.ts';
import { type Endings, failuresOf, soundTrial } from './trial-in-memory.ts';

/**
 * Runs the whole suite once for each fault in {@link FAULTS} and prints which scenarios did not pass, as JSON. With the
 * argument “open” nobody has settled any assumption; without it all of them are settled as they are assumed.
 */

const SETTLED = { as: 'assumed', source: 'Prøven', date: '2026-11-23' } as const;
const trial = soundTrial(argv.includes('open') ? {} : { settlesAll: SETTLED });

const results: Record<string, Endings> = {};
for (const [name, { spoil }] of Object.entries(FAULTS)) results[name] = await failuresOf(spoil(trial));
stdout.write(JSON.stringify(results));
