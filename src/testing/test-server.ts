/** What a test sees of its server: what the library can do with a sandbox, whether it runs in this process or is shared. */
import type { Capabilities } from '../sandbox/capabilities.ts';

/** The same members, but asked over HTTP, and so to be awaited. What is refused rejects with a ControlPlaneError. */
type Asked<Part, Names extends keyof Part> = {
  readonly [Name in Names]: Part[Name] extends (...given: infer Given) => infer Result
    ? (...given: Given) => Promise<Awaited<Result>>
    : never;
};

/** All but the address and the users go over HTTP, and so are to be awaited. */
export interface TestServer
  extends Pick<Capabilities, 'as'>,
    Asked<Capabilities, 'seed' | 'state' | 'snapshot' | 'restore'> {
  /** Where the API is, without a slash at the end. It may have a path: `http://127.0.0.1:41234/__sandbox/worker-1`. */
  readonly url: string;
  /** Back to the start in all but what is kept: `state`, `journal`, `faults`, `clock`. */
  reset(options?: { readonly keep?: readonly string[] }): Promise<void>;
  readonly requests: Asked<Capabilities['requests'], 'entries' | 'wait' | 'clear' | 'reset'>;
  readonly faults: TestFaults;
  readonly clock: Asked<
    Capabilities['clock'],
    'now' | 'freeze' | 'advance' | 'setOffset' | 'reset'
  >;
  readonly coverage: Asked<Capabilities['coverage'], 'counts' | 'clear' | 'reset'>;
}

/** Errors on demand. */
export interface TestFaults extends Asked<Capabilities['faults'], 'list' | 'clear' | 'reset'> {
  /** From a description such as `{ operation: 'payments_create', respond: …, times: 1 }`; gives its id. */
  add(fault: object): Promise<string>;
  remove(id: string): Promise<void>;
}
