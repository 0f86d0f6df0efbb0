/** What the package is entered by: the name of the file in `dist/` → its source. */

export const LIBRARY = { index: 'src/index.ts' };

export const COMMAND = { cli: 'src/cli/main.ts' };

/** What the command takes of the server beside the library, for `coverage merge`. */
export const COVERAGE = { 'coverage-report': 'src/server/coverage-report.ts' };

/** For Jest, which loads either module kind. */
export const JEST = {
  jest: 'src/testing/jest.ts',
  'jest-global-setup': 'src/testing/jest-global-setup.ts',
  'jest-global-teardown': 'src/testing/jest-global-teardown.ts',
};

/**
 * For Vitest, which is an ES module alone. Required, it says so itself; the form is there for compilers that take the
 * tests of a CommonJS project for CommonJS.
 */
export const VITEST = {
  vitest: 'src/testing/vitest.ts',
  'vitest-global-setup': 'src/testing/vitest-global-setup.ts',
};
