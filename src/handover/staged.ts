import type { OpenBundle } from '../bundle/open-bundle.ts';

/** A file's runs, checked and lying beside the store, ready to be moved in. */
export interface Staged {
  /** The folder that holds the run folders. */
  readonly folder: string;
  readonly runs: readonly string[];
  /** The bundle they came in, if one. */
  readonly receipt: Pick<OpenBundle, 'index' | 'signature'> | undefined;
  /** Regions that have signed. */
  readonly signedBy: readonly string[];
}
