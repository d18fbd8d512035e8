import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import type { Verdict } from '../model/verdict.ts';
import { exportMatrix } from '../report/export/export-world.fixture.ts';
import { casesOf } from '../report/samples.fixture.ts';
import { tally } from '../report/tally.ts';
import type { MatrixRegion } from '../report/types.ts';
import { badgeSvg, badgeText } from './badge.ts';

const matrix = exportMatrix();
const region = (verdicts: readonly Verdict[], state: 'completed' | 'aborted' = 'completed'): MatrixRegion => ({
  ...matrix.regions[0]!,
  tally: tally(casesOf(verdicts)),
  latest: { run: 'x', at: '2026-11-23T08:00:00.000Z', state, reason: undefined, note: undefined },
});
const many = (passed: number, ...others: readonly Verdict[]): Verdict[] => [
  ...Array.from({ length: passed }, (): Verdict => 'passed'),
  ...others,
];

describe('the status badge', () => {
  it.each<[string, readonly Verdict[], string, Verdict]>([
    ['says 100 percent when everything passed', many(3), '100 % bestået', 'passed'],
    ['rounds down when nearly everything passed', many(999, 'deviation'), '99 % bestået', 'deviation'],
    ['takes colour and shape from the worst verdict', many(1, 'deviation', 'endpoint-error'), '33 % bestået', 'endpoint-error'],
    ['is not green while something has not run', many(1, 'not-run'), '50 % bestået', 'not-run'],
    ['does not count what is not applicable', many(1, 'not-applicable'), '100 % bestået', 'passed'],
    ['says untried when nothing has run', ['not-run'], 'Ikke afprøvet', 'not-run'],
    ['says untried when nothing is applicable', ['not-applicable'], 'Ikke afprøvet', 'not-run'],
  ])('%s', (_what, verdicts, figure, verdict) => {
    expect(badgeText(matrix, region(verdicts))).toMatchObject({ figure, verdict });
  });

  it('says that a run was aborted even when all else passed', () => {
    expect(badgeText(matrix, region(many(2), 'aborted'))).toMatchObject({ figure: 'Afbrudt, 100 % bestået', verdict: 'aborted' });
  });

  it.each([false, true])('is well-formed XML, loads nothing and says whether it is an exercise (%s)', (exercise) => {
    const world = exportMatrix(exercise);
    for (const one of world.regions) {
      const svg = badgeSvg(world, { ...one, shortName: '<b>&"\u0007' });
      const parser = new SaxesParser();
      parser.on('error', (error) => {
        throw error;
      });
      parser.write(svg).close();
      expect(svg).not.toMatch(/<(script|image|style|use|foreignObject)|url\((?!#)|\son\w+=|\sstyle=/);
      expect(svg).toMatch(/role="img" aria-labelledby="t"[^>]*>\s*<title id="t">Region/);
      expect(svg.includes('>Øvelse</text>')).toBe(exercise);
      expect(/øvelse/i.test(svg)).toBe(exercise);
    }
  });
});
