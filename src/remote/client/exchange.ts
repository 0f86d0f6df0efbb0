/** What is sent to a real server, and what comes back. */

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
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
  /** Of the last try. */
  readonly durationMs: number;
}
