import { defineConfig } from 'vitest/config';

/**
 * Three suites: units beside the code, with what holds for the house, its documents and its configuration as a whole; real
 * sockets and processes that need no site; and whole systems, for which the pilot is run and the site built once. Only
 * what asks for the run or the site belongs in the last, for it waits minutes for them.
 */
const HOUSE = ['test/*.test.ts', 'test/house/**/*.test.ts'];
const WITHOUT_SITE = ['test/{transport,isolation,deviations,foreign,answers,installed}/**/*.test.ts'];
/** The steps over registers in memory need neither sockets nor a site. */
const IN_MEMORY = 'test/step-definitions/**/*.test.ts';

export default defineConfig({
  test: {
    projects: [
      {
        // A property with hundreds of examples takes seconds on a machine that does other things too; that is no fault.
        test: {
          name: 'unit',
          testTimeout: 60_000,
          // Reading the modules anew for each of 300 files was two thirds of the time; a file that changes what others see
          // says so by failing here.
          isolate: false,
          include: ['{src,bench}/**/*.test.ts', IN_MEMORY, 'scripts/**/*.test.ts', ...HOUSE],
        },
      },
      {
        // A limit only ends what hangs; a machine with other work takes many times as long.
        test: { name: 'sockets', include: WITHOUT_SITE, testTimeout: 400_000, hookTimeout: 400_000, fileParallelism: false },
      },
      {
        test: {
          name: 'system',
          include: ['test/**/*.test.ts'],
          exclude: [...HOUSE, ...WITHOUT_SITE, IN_MEMORY],
          globalSetup: ['test/support/global-setup.ts'],
          testTimeout: 400_000,
          hookTimeout: 900_000,
          // Whole systems share two cores; one file at a time keeps their timing honest.
          fileParallelism: false,
        },
      },
    ],
  },
});
