import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MachineTurn } from '../../src/runner/machine-turn.ts';
import type { RegionJob } from '../../src/runner/region/job.ts';
import { type RegionEnd, superviseRegion } from '../../src/runner/supervise-region.ts';

const entry = new URL('./misbehaving-region.ts', import.meta.url);

function supervise(
  region: string,
  signal = new AbortController().signal,
  onTurnWanted: (grant: () => void) => void = (grant) => grant(),
): Promise<RegionEnd & { finished: string[] }> {
  const finished: string[] = [];
  return superviseRegion({
    job: { session: { region: { id: region } } } as unknown as RegionJob,
    secrets: new Map(),
    entry,
    codeCache: join(tmpdir(), 'sor-pilot-code'),
    memoryMiB: 64,
    hangMs: 1_500,
    stopMs: 500,
    onCaseFinished: (key) => finished.push(key),
    onTurnWanted,
    signal,
  }).then((end) => ({ ...end, finished }));
}

describe('a region’s own process', () => {
  it('ends, crashes, hangs or runs out of memory without the other regions noticing', async () => {
    const ends = await Promise.all(
      ['rolig', 'slutter', 'styrter', 'haenger', 'hukommelse', 'kaster', 'rolig'].map((id) => supervise(id)),
    );
    expect(ends.map((end) => (end.state === 'completed' ? 'completed' : end.reason))).toEqual([
      'completed',
      'Regionens proces sluttede uventet (kode 7).',
      'Regionens proces blev standset af systemet (SIGSEGV).',
      'Regionens proces svarede ikke i 2 sekunder og blev standset. I gang var ID27-001, SHAK-002 og SHAK-003.',
      'Regionens proces brugte mere hukommelse, end den må, og blev standset.',
      'Regionens proces sluttede uventet (kode 1).',
      'completed',
    ]);
    expect(ends[0]?.finished).toEqual(['ID27-001']);
  });

  it.runIf(process.platform === 'linux')('may not hold a large answer outside its heap either', async () => {
    const [large, other] = await Promise.all([supervise('stort-svar'), supervise('rolig')]);
    expect(large).toMatchObject({
      state: 'aborted',
      reason: 'Regionens proces brugte mere hukommelse, end den må, og blev standset. I gang var CSV-006.',
    });
    expect(other.state).toBe('completed');
  });

  it('can have something to say of a run that went well', async () => {
    expect(await supervise('kun-en-ad-gangen')).toMatchObject({
      state: 'completed',
      note: 'Scenarierne blev kørt ét ad gangen.',
    });
  });

  it('sees nothing of its parent’s environment, and no secret either', async () => {
    process.env['SOR_PILOT_TEST_SECRET'] = 'hemmelig';
    const end = await supervise('hemmelig');
    delete process.env['SOR_PILOT_TEST_SECRET'];
    expect(end).toMatchObject({ state: 'aborted' });
    expect(JSON.stringify(end)).not.toContain('SECRET');
    expect(JSON.stringify(end)).not.toContain('HOME');
  });

  it('passes the machine on when it dies while it has it, and when it is stopped while it waits', async () => {
    const regions = ['doer-med-turen', 'maaler', 'rolig'];
    const turn = new MachineTurn(regions);
    const ends = await Promise.all(
      regions.map(async (region) => {
        const end = await supervise(region, undefined, (grant) => turn.want(region, grant));
        turn.leave(region);
        return end;
      }),
    );
    expect(ends.map(({ state, finished }) => [state, finished])).toEqual([
      ['aborted', []],
      ['completed', ['TID-001']],
      ['completed', ['ID27-001']],
    ]);
    const controller = new AbortController();
    const waiting = supervise('maaler', controller.signal, () => controller.abort());
    expect(await waiting).toMatchObject({ state: 'aborted', finished: [] });
  });

  it('ends as aborted in time when the run is stopped, even when it hangs', async () => {
    const controller = new AbortController();
    const both = Promise.all([supervise('haenger', controller.signal), supervise('rolig', controller.signal)]);
    controller.abort();
    expect((await both).map((end) => end.state)).toEqual(['aborted', 'aborted']);
  });
});
