#!/usr/bin/env node
/** `npx sor-pilot …` in a clone: the command line, set up and on the right Node. */
process.argv.splice(2, 0, 'src/cli/main.ts');
await import('./setup.mjs');
