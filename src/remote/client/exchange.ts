/** What is sent to a real server, and what comes back. */
import type { HeaderPair } from '../../values/header-pairs.ts';

export interface RemoteRequest {
  readonly method: string;
  /** Path and query below the base, or a URL of the same origin. */
  readonly path: string;
  /** `Authorization` here stands in the place of the token's. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Another token than the client's; null sends none. */
  readonly token?: string | null;
}

/** As it came: a redirect is an answer like any other. */
export interface RemoteAnswer {
  readonly status: number;
  readonly headers: readonly HeaderPair[];
  readonly body: Uint8Array;
  /** Of the last try. */
  readonly durationMs: number;
}
