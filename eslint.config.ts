import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** The rules that see types, for the files of one tsconfig: parsed once, for these rules and all others (0087). */
const typed = (project: string, files: string[]) =>
  ts.config({
    files,
    extends: [ts.configs.recommendedTypeCheckedOnly],
    languageOptions: { parserOptions: { project, tsconfigRootDir: import.meta.dirname, extraFileExtensions: ['.svelte'] } },
    rules: {
      '@typescript-eslint/require-await': 'off', // an async function turns what is thrown into a rejection, as its type promises
    },
  });

export default ts.config(
  { ignores: ['out/', '.tensorflow/', 'node_modules/', 'demo/', 'test-results/', 'playwright-report/'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...typed('./tsconfig.node.json', ['src-main/**/*.ts', 'strings/**/*.ts', 'build/**/*.ts', 'e2e/**/*.ts', '*.config.ts']),
  ...typed('./tsconfig.json', ['src-renderer/**/*.ts']), // components are left to svelte-check: the parser of lint does not know their props
  {
    files: ['**/*.test.ts', '**/*.fixture.ts'],
    rules: { '@typescript-eslint/no-unsafe-assignment': 'off', '@typescript-eslint/no-unsafe-return': 'off' }, // `expect.stringMatching` and its like give `any`
  },
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser, ...globals.node } } },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { extraFileExtensions: ['.svelte'], parser: ts.parser, svelteConfig } },
  },
  {
    rules: {
      'no-undef': 'off', // TypeScript knows better
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Draw from a named, seeded stream (core/random).' },
      ],
      eqeqeq: 'error',
    },
  },
  {
    files: ['src-main/core/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-globals': ['error', 'Date', 'performance', 'process', 'window', 'document', 'setTimeout', 'fetch'],
    },
  },
);
