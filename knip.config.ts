import type { KnipConfig } from 'knip';

/** Where the project is entered from; what cannot be reached from here is dead. */
const config: KnipConfig = {
  entry: [
    'scripts/{setup,sor-pilot}.mjs',
    'scripts/{test,checks,bench,soak,sbom,pack}.ts',
    'scripts/node/shasums.ts',
    // A thread, started by its path.
    'src/session/tester/core-probe.ts',
    'src/cli/{main,region-process,exercise-process}.ts',
    'bench/{bare-calls,our-run,server}.ts',
    'bench/register/read-register.ts',
    'step-definitions/**/*.ts',
    'test/**/*.test.ts',
    'test/golden/refresh.ts',
    'test/golden/refresh-manual.ts',
    'test/deviations/refresh-guards.ts',
    'test/isolation/misbehaving-region.ts',
    'test/isolation/stray/steps.ts',
    'test/foreign/try-pilot.ts',
    'test/golden/steps.ts',
    // Started by its path, so that a bomb only ever fills its own process.
    'test/transport/memory-probe.ts',
    // Starlight reaches its overrides through astro.config.mjs, and pages in docs/ their components through MDX.
    'docs/**/*.mdx',
    'src/site/components/shell/*.astro',
    'src/site/build/route-middleware.ts',
    'src/site/components/**/*.client.ts',
    // A thread of the browser, started by its address.
    'src/site/components/**/*.worker.ts',
  ],
  project: ['{src,step-definitions,scripts,bench,test,docs}/**/*.{ts,astro,mjs,mdx}'],
  // Started by their file under node_modules (scripts/checks.ts), or used by Starlight in our name.
  ignoreDependencies: [
    '@astrojs/check',
    '@astrojs/mdx',
    '@cucumber/compatibility-kit',
    '@fontsource-variable/source-sans-3',
    'dependency-cruiser',
    'pagefind',
  ],
  // Of the system: a pipe for the tests of what may not wait for one, and small disks for the soak.
  ignoreBinaries: ['mkfifo', 'mount', 'umount'],
  // Schemas are exported beside the types they give, so that a reader finds both.
  ignoreExportsUsedInFile: true,
};

export default config;
