/**
 * What `waldur-payments-mock/jest` exports. Loads inside Jest alone, with or without its globals, in either module
 * kind.
 */
import { afterAll, afterEach, beforeAll, beforeEach, expect } from '@jest/globals';
import type { matchers, RequestMatchers } from './matchers.ts';
import { createUseMockServer, type UseMockServer } from './use-mock-server.ts';

export type { Actor } from '../sandbox/client-side.ts';
export type { FaultRequest } from '../sandbox/faults/fault-request.ts';
export type { JournalEntry, RequestPattern } from '../sandbox/journal/verify.ts';
export type { FixtureDocument } from '../vocabulary/fixture-document.ts';
export type { UserName } from '../vocabulary/names.ts';
export type { OperationId } from '../vocabulary/operations.ts';
export type { StateDocument } from '../vocabulary/state-document.ts';
export { matchers, type ReceivedOptions } from './matchers.ts';
export type { TestServer } from './test-server.ts';
export type { UseMockServer, UseMockServerOptions } from './use-mock-server.ts';

/** Called at the top of a test file or in a `describe`; see its type. */
export const useMockServer: UseMockServer = createUseMockServer({
  beforeAll,
  beforeEach,
  afterEach,
  afterAll,
  extend: (added: typeof matchers) => expect.extend({ ...added }),
  claim: (source) => expect(source).toHaveIgnoredNothing(),
  workerVariables: ['JEST_WORKER_ID'],
});

declare module 'expect' {
  interface Matchers<R extends void | Promise<void>, T = unknown> extends RequestMatchers<R, T> {}
}

declare global {
  // The name under which @types/jest has its matchers.
  namespace jest {
    interface Matchers<R, T> extends RequestMatchers<R, T> {}
  }
}
