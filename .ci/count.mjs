/** Counts a Jest result. A file that did not load has no tests to count, and is one failure itself. */

/** @param result what Jest's `--json` wrote; undefined where it wrote nothing */
export function count(result) {
  if (result === undefined) return { passed: 0, failed: 1 };
  const broken = result.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  return { passed: result.numPassedTests, failed: result.numFailedTests + broken.length };
}
