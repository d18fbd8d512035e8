import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GOLDEN_REGION, GOLDEN_RUNS, goldenFolder } from '../../../test/golden/runs.ts';
import { regionDigestSchema } from '../../model/run.ts';
import { parseMessages } from '../parse-messages.ts';
import { runPlanSchema } from '../../model/run-plan.ts';
import { digestRegion, type DigestOutput } from './digest-region.ts';

/** More runs for a long night: FUZZ=100000 vitest run src/recording/digest/fuzz.test.ts */
const NUM_RUNS = Number(process.env['FUZZ'] ?? 300);

const recordings = GOLDEN_RUNS.map(({ name }) => {
  const plan = runPlanSchema.parse(JSON.parse(readFileSync(join(goldenFolder(name), 'plan.json'), 'utf8')));
  const bytes = readFileSync(join(goldenFolder(name), GOLDEN_REGION, 'messages.ndjson'));
  const digest = (messages: Uint8Array): DigestOutput =>
    digestRegion({
      plan,
      region: GOLDEN_REGION,
      envelopes: parseMessages([messages], () => undefined),
      regionEnd: { state: 'completed', finishedAt: '2026-11-23T06:31:00.000Z' },
    });
  const truth = new Map(digest(bytes).details.map((detail) => [detail.key, detail]));
  const lines = bytes.toString('utf8').split('\n');
  return { name, bytes, lines, digest, truth };
});
type Recording = (typeof recordings)[number];

/** Never a throw, every planned case judged, a digest that fits its schema, and never a pass that was none. */
function assertHonest({ digest, truth }: Recording, messages: Uint8Array): void {
  const output = digest(messages);
  expect(regionDigestSchema.safeParse(output.digest).error).toBeUndefined();
  expect(output.details.map((detail) => detail.key)).toEqual([...truth.keys()]);
  for (const { key, verdict, marks } of output.details) {
    const known = truth.get(key)!;
    if (verdict !== 'passed') continue;
    expect(known.verdict, key).toBe('passed');
    if (known.marks.includes('unstable')) expect(marks, key).toContain('unstable');
  }
}

const encode = (lines: readonly string[]): Uint8Array => Buffer.from(lines.join('\n'));
const index = (list: { readonly length: number }): fc.Arbitrary<number> => fc.nat({ max: list.length - 1 });

describe.each(recordings)('the recording $name', { timeout: 60_000 }, (recording) => {
  const { bytes, lines } = recording;

  it('can be torn after any byte', () => {
    // A cut inside a line leaves either nothing of it or all of it, so whole lines and torn tails are tried apart.
    let start = 0;
    const surprises: number[] = [];
    for (const [at, line] of lines.entries()) {
      const length = Buffer.byteLength(line);
      for (let cut = 0; cut < length; cut += 1) {
        const kinds: string[] = [];
        const read = [...parseMessages([bytes.subarray(start, start + cut)], ({ kind }) => kinds.push(kind))];
        // Plain comparisons: an assertion for each of 66,000 cuts would take longer than the reading.
        if (read.length > 0 || kinds.join() !== (cut === 0 ? '' : 'torn')) surprises.push(start + cut);
      }
      start += length + 1;
      assertHonest(recording, encode(lines.slice(0, at)));
    }
    expect(surprises).toEqual([]);
  });

  it('can have bits flipped', () => {
    const flip = fc.array(fc.record({ at: index(bytes), bit: fc.nat({ max: 7 }) }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(flip, (flips) => {
        const mutated = Buffer.from(bytes);
        for (const { at, bit } of flips) mutated[at]! ^= 1 << bit;
        assertHonest(recording, mutated);
      }),
      { numRuns: NUM_RUNS },
    );
  });

  it('can have lines moved, repeated and removed', () => {
    const move = fc.record({ kind: fc.constantFrom('swap', 'repeat', 'remove'), a: index(lines), b: index(lines) });
    fc.assert(
      fc.property(fc.array(move, { minLength: 1, maxLength: 6 }), (moves) => {
        const mutated = [...lines];
        for (const { kind, a, b } of moves) {
          if (kind === 'swap') [mutated[a], mutated[b]] = [mutated[b]!, mutated[a]!];
          else if (kind === 'repeat') mutated.splice(b, 0, mutated[a]!);
          else mutated.splice(a, 1, '');
        }
        assertHonest(recording, encode(mutated));
      }),
      { numRuns: NUM_RUNS },
    );
  });

  it('can have its ids mixed up', () => {
    const ids = [...new Set(bytes.toString('utf8').match(/[0-9a-f]{8}-[0-9a-f-]{27}/g))];
    fc.assert(
      fc.property(index(lines), fc.nat({ max: 9 }), index(ids), (at, nth, id) => {
        const mutated = [...lines];
        let seen = 0;
        mutated[at] = lines[at]!.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, (own) => (seen++ === nth ? ids[id]! : own));
        assertHonest(recording, encode(mutated));
      }),
      { numRuns: NUM_RUNS },
    );
  });

  it('can have values of the wrong type', () => {
    const wrong = fc.oneof(
      fc.constantFrom(null, true, -1, 1e308, '', [], {}, ['x'], { __proto__: null }),
      fc.jsonValue({ maxDepth: 2 }),
    );
    // The last piece is empty or torn, and no JSON.
    fc.assert(
      fc.property(index(lines.slice(0, -1)), fc.nat(), wrong, (at, nth, value) => {
        const mutated = [...lines];
        mutated[at] = replaceNth(lines[at]!, nth, value);
        assertHonest(recording, encode(mutated));
      }),
      { numRuns: NUM_RUNS },
    );
  });
});

/** One value somewhere in a line of JSON, the nth in reading order, put in another's place. */
function replaceNth(line: string, nth: number, value: unknown): string {
  let count = 0;
  JSON.parse(line, (_key, old: unknown) => ((count += 1), old));
  const target = nth % count;
  let seen = 0;
  return JSON.stringify(JSON.parse(line, (_key, old: unknown) => (seen++ === target ? value : old)));
}
