/** Runs before every test file: a test that asserts nothing fails, and what servers answered is judged (test/recording). */
import { afterEach, beforeEach, expect } from '@jest/globals';

beforeEach(() => {
  expect.hasAssertions();
});

// Given by the environment, and nothing to do for most tests: a document is asked for once.
const { learnDocuments } = Object(globalThis);
if (typeof learnDocuments === 'function') afterEach(() => learnDocuments());
