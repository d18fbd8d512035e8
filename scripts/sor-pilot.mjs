#!/usr/bin/env node
/** `npx sor-pilot …`: the command line, set up and on the right Node; compiled where it is installed as a package. */
import { existsSync } from 'node:fs';

const compiled = existsSync(new URL('../src/cli/main.js', import.meta.url));
process.argv.splice(2, 0, compiled ? 'src/cli/main.js' : 'src/cli/main.ts');
await import('./setup.mjs');
