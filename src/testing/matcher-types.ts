/** The matchers as a test calls them. */
import type { ReceivedOptions } from './matchers.ts';
import type { TestServer } from './test-server.ts';

/** What `useMockServer` gives is asked over HTTP. */
type Asked<R, T> = T extends Pick<TestServer, 'requests'> ? Promise<void> : R;

/** `R` is what the runner's matchers give, `T` what is expected of. */
export interface RequestMatchers<R, T> {
  /**
   * One or more requests of an operation, or as many as `times` says, that are like the rest of the options: members that
   * are named must be there and match. What `useMockServer` gives is to be awaited: a test that does not fails.
   */
  toHaveReceived(operation: string, options?: ReceivedOptions): Asked<R, T>;
  /** No request had a query parameter or a body field of which the API takes no notice. */
  toHaveIgnoredNothing(): Asked<R, T>;
}
