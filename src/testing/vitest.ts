/** What `waldur-payments-mock/vitest` exports. */
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
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
  workerVariables: ['VITEST_POOL_ID', 'VITEST_WORKER_ID'],
});

declare module 'vitest' {
  interface Matchers<T> extends RequestMatchers<void, T> {}
}
