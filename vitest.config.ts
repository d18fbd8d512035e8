import { defineConfig } from 'vitest/config';

/** Two suites: units beside the code, and whole-system tests (sockets, processes, browser) under test/. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['src/**/*.test.ts', 'step-definitions/**/*.test.ts', 'scripts/**/*.test.ts'] } },
      {
        test: {
          name: 'system',
          include: ['test/**/*.test.ts'],
          globalSetup: ['test/support/global-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 240_000,
          // Whole systems share two cores; one file at a time keeps their timing honest.
          fileParallelism: false,
        },
      },
    ],
  },
});
