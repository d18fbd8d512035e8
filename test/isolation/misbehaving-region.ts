/** A region's process that misbehaves on purpose, by the id of the region it is told to run. */
import type { ParentMessage, RegionMessage } from '../../src/runner/region/job.ts';

let region = '';
const say = (message: RegionMessage): void => void process.send?.(message);

const behaviours: Record<string, () => void> = {
  rolig() {
    say({ kind: 'case-finished', key: 'ID27-001', passed: true });
    setTimeout(() => {
      say({ kind: 'finished' });
      setTimeout(() => process.exit(0), 20);
    }, 300);
  },
  slutter: () => process.exit(7),
  styrter: () => process.kill(process.pid, 'SIGSEGV'),
  haenger() {
    // What was under way is told before the event loop stands still.
    process.send?.({ kind: 'beat', underWay: ['ID27-001', 'SHAK-002', 'SHAK-003'] } satisfies RegionMessage, () => {
      for (;;);
    });
  },
  'kun-en-ad-gangen'() {
    say({ kind: 'finished', note: 'Scenarierne blev kørt ét ad gangen.' });
    setTimeout(() => process.exit(0), 20);
  },
  hukommelse() {
    const kept: string[][] = [];
    for (;;) kept.push(Array.from({ length: 10_000 }, (_value, index) => `${index}-${kept.length}`));
  },
  'stort-svar'() {
    // A body is held outside the heap, and page by page: it counts when it is written to.
    process.send?.({ kind: 'beat', underWay: ['CSV-006'] } satisfies RegionMessage, () => {
      const kept: Buffer[] = [];
      setInterval(() => kept.push(Buffer.alloc(16 * 1024 * 1024, 1)), 50);
    });
  },
  kaster() {
    setTimeout(() => {
      throw new Error('bum');
    }, 1);
  },
  'doer-med-turen': () => say({ kind: 'turn-wanted' }),
  maaler() {
    say({ kind: 'turn-wanted' });
    // As a region does: one that waits gives signs of life.
    setInterval(() => say({ kind: 'beat', underWay: [] }), 100);
  },
  hemmelig() {
    say({ kind: 'failed', reason: JSON.stringify(Object.keys(process.env).toSorted()) });
    setTimeout(() => process.exit(0), 50);
  },
};

process.on('message', (message: ParentMessage) => {
  if (message.kind === 'start') {
    region = message.job.session.region.id;
    behaviours[region]?.();
  } else if (message.kind === 'turn-granted' && region === 'doer-med-turen') process.kill(process.pid, 'SIGKILL');
  else if (message.kind === 'turn-granted') {
    say({ kind: 'case-finished', key: 'TID-001', passed: true });
    say({ kind: 'finished' });
    setTimeout(() => process.exit(0), 20);
  } else process.exit(0);
});
