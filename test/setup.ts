/** Runs before every test file: a test that asserts nothing fails. */
import { beforeEach, expect } from '@jest/globals';

beforeEach(() => {
  expect.hasAssertions();
});
