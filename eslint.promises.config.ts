/** Promises nobody waits for, handlers whose failure nobody hears: what only types tell, and so slow that it is a part of the check of its own (0079). */
import ts from 'typescript-eslint';

export default ts.config({
  files: ['src-main/**/*.ts'],
  languageOptions: { parser: ts.parser, parserOptions: { project: './tsconfig.node.json', tsconfigRootDir: import.meta.dirname } },
  plugins: { '@typescript-eslint': ts.plugin },
  linterOptions: { reportUnusedDisableDirectives: 'off' }, // they are for the rules of the other configuration
  rules: {
    '@typescript-eslint/no-floating-promises': 'error',
    '@typescript-eslint/no-misused-promises': 'error',
    '@typescript-eslint/await-thenable': 'error',
  },
});
