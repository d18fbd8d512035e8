import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import astro from 'eslint-plugin-astro';
import tseslint from 'typescript-eslint';

/** Rooms that never touch a console, the environment or the process: only cli prints, reads the environment or exits. */
const quietRooms = ['src/!(cli|site|pages)/**/*.ts', 'step-definitions/**/*.ts'];

export default defineConfig(
  // What the tool and its tests write, wherever in the repository somebody had it written.
  { ignores: ['dist*/', 'results*/', '*-results/', 'out/', '*-out/', 'node_modules/', '.astro/', 'test/golden/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      'max-params': ['error', 3],
      'max-lines': ['error', { max: 300, skipComments: true, skipBlankLines: true }],
    },
  },
  {
    files: quietRooms,
    ignores: ['**/*.test.ts'],
    rules: {
      'no-console': 'error',
      'no-restricted-globals': ['error', { name: 'process', message: 'Kun cli læser miljøet, skriver ud og afslutter.' }],
    },
  },
  {
    // What others declare has the parameters it has.
    files: ['**/*.d.ts'],
    rules: { 'max-params': 'off' },
  },
  {
    // The rows of a test's table arrive as parameters.
    files: ['**/*.{test,fixture}.ts', 'test/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off', 'max-params': 'off' },
  },
  ...astro.configs['flat/recommended'],
  {
    files: ['**/*.mjs', '**/*.cjs'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
  },
);
