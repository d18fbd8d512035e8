/**
 * For cucumber-js itself and for editors: listing steps, dry runs, undefined steps. A trial is started with
 * `npm run pilot`, which knows the region to ask; without one every step ends as “Forudsætning mangler”.
 */
const shared = {
  paths: ['features/**/*.feature'],
  import: ['step-definitions/**/*.ts'],
  loader: ['ts-node/esm/transpile-only'],
  language: 'da',
  format: ['progress'],
  formatOptions: { snippetInterface: 'async-await' },
};

export default shared;

/** `cucumber-js --profile toerloeb`: reads everything, runs nothing, and fails on undefined or ambiguous steps. */
export const toerloeb = { ...shared, dryRun: true };
