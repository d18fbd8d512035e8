/** One feature as it was read: its path relative to the project, with forward slashes, and its text. */
export interface FeatureFile {
  readonly path: string;
  readonly text: string;
}
