import type { Verdict } from '../model/verdict.ts';

/** One stroke or surface of a shape, in a field of 16 by 16. */
export interface ShapePath {
  readonly d: string;
  /** `fill` is a surface, `knockout` is cut out of it, `line` and `thin` are drawn. */
  readonly kind: 'fill' | 'knockout' | 'line' | 'thin';
}

/** What is drawn with a shape: a verdict, a pass that rests on an open assumption, or what is agreed to for a time. */
export type Shaped = Verdict | 'assumed' | 'known';

/** The shapes; each outline is told from the others without colour. */
export const VERDICT_SHAPES: Readonly<Record<Verdict | 'assumed' | 'known', readonly ShapePath[]>> = {
  passed: [
    { kind: 'fill', d: 'M8 .8a7.2 7.2 0 1 0 0 14.4A7.2 7.2 0 0 0 8 .8Z' },
    { kind: 'knockout', d: 'm4.6 8.3 2.4 2.4 4.4-5' },
  ],
  deviation: [
    { kind: 'fill', d: 'M3.2 1.2h9.6a2 2 0 0 1 2 2v9.6a2 2 0 0 1-2 2H3.2a2 2 0 0 1-2-2V3.2a2 2 0 0 1 2-2Z' },
    { kind: 'knockout', d: 'm5 5 6 6m0-6-6 6' },
  ],
  'open-question': [
    { kind: 'line', d: 'M8 1.2 14.8 8 8 14.8 1.2 8Z' },
    { kind: 'line', d: 'M6.4 6.8c0-2.2 3.2-2.1 3.2-.1 0 1.3-1.6 1.3-1.6 2.4m0 1.9v.1' },
  ],
  'endpoint-error': [
    { kind: 'fill', d: 'M8 .8 15.6 14.6H.4Z' },
    { kind: 'knockout', d: 'M9 5.4 6.8 9h2.4L7.4 12.4' },
  ],
  'tool-error': [
    { kind: 'fill', d: 'M4.9.6h6.2l4.3 4.3v6.2l-4.3 4.3H4.9L.6 11.1V4.9Z' },
    { kind: 'knockout', d: 'M8 4v4.6m0 2.6v.2' },
  ],
  aborted: [{ kind: 'line', d: 'M8 1.6a6.4 6.4 0 1 0 0 12.8A6.4 6.4 0 0 0 8 1.6M3.6 12.4l8.8-8.8' }],
  unspecified: [
    { kind: 'line', d: 'M1.8 1.8h12.4v12.4H1.8Z' },
    { kind: 'line', d: 'M6.2 6.3c0-2.5 3.8-2.4 3.8-.1 0 1.5-2 1.5-2 3m0 2.3v.1' },
  ],
  precondition: [
    { kind: 'line', d: 'M8 1.6a6.4 6.4 0 1 0 0 12.8A6.4 6.4 0 0 0 8 1.6' },
    { kind: 'fill', d: 'M8 1.6a6.4 6.4 0 0 0 0 12.8Z' },
  ],
  'not-run': [{ kind: 'line', d: 'M2.5 8h11' }],
  assumed: [
    { kind: 'line', d: 'M8 1.6a6.4 6.4 0 1 0 0 12.8A6.4 6.4 0 0 0 8 1.6' },
    { kind: 'line', d: 'm5 8.2 2.1 2.1 3.9-4.5' },
  ],
  known: [{ kind: 'fill', d: 'M8 .6 15.4 8 8 15.4.6 8Z' }],
  'not-applicable': [{ kind: 'thin', d: 'M8 3.4a4.6 4.6 0 1 0 0 9.2 4.6 4.6 0 0 0 0-9.2Z' }],
};

/**
 * Ink of each verdict, as in tokens.css (light), for drawings that stand where the site's styles do not reach. White text
 * on it has a contrast of at least 4.5:1.
 */
export const VERDICT_INKS: Readonly<Record<Verdict | 'assumed', string>> = {
  passed: '#0b5730',
  assumed: '#14545c',
  deviation: '#8c1710',
  'open-question': '#14545c',
  'endpoint-error': '#7c3c00',
  'tool-error': '#5f1d99',
  aborted: '#3a3f4f',
  unspecified: '#624900',
  precondition: '#1c4488',
  'not-run': '#4c5a66',
  'not-applicable': '#4c5a66',
};
