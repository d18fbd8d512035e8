import type { Origin } from '../model/places.ts';

/** One feature as it was read: its path relative to the place it lies in, with forward slashes, and its text. */
export interface FeatureFile {
  readonly path: string;
  /** Whose it is; without, it is one of the common. */
  readonly origin?: Origin;
  readonly text: string;
}
