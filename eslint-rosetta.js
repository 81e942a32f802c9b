const factory = require('@backstage/cli/config/eslint-factory');

/**
 * The Backstage preset, and our budgets: a file fits in one reading, a function on
 * one screen. Tests are exempt from the function budget, as `describe` is a function.
 */
module.exports = dir =>
  factory(dir, {
    tsRules: {
      // A schema and the type it infers share one name on purpose.
      '@typescript-eslint/no-redeclare': 'off',
    },
    rules: {
      // It does not know a pattern in `exports`. The type check does, and refuses the
      // same: a path that a package does not export.
      '@backstage/no-forbidden-package-imports': 'off',
      'max-lines': [
        'error',
        { max: 300, skipBlankLines: true, skipComments: true },
      ],
      'max-lines-per-function': [
        'error',
        { max: 60, skipBlankLines: true, skipComments: true },
      ],
    },
    overrides: [
      {
        files: ['**/*.test.{ts,tsx}', 'migrations/**'],
        rules: { 'max-lines-per-function': 'off' },
      },
    ],
  });
