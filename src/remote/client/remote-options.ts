/** How a real server is asked, as whoever calls may say it: the same for a client, a pull and a comparison. */

import { UPSTREAM, UPSTREAM_TOKEN } from '../../server/elsewhere-options.ts';
import { allOptional } from '../../values/schema/changes.ts';
import { record } from '../../values/schema/composites.ts';
import { FLAG, guarded, NUMBER, whole } from '../../values/schema/scalars.ts';
import type { Schema } from '../../values/schema/schema.ts';

export interface RemoteOptions {
  /** True takes any certificate. Default false. */
  readonly insecure?: boolean;
  /** Most requests a second, further tries too. Default: no limit; two at one moment in any case. */
  readonly rate?: number;
  /** How long one try of a request may take, in milliseconds. Default 30,000. */
  readonly timeoutMs?: number;
  /** Stops it. */
  readonly signal?: AbortSignal;
  /** Where `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY` are looked for, such as `process.env`. Default: nowhere. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/** Where a server is. */
export const REMOTE_ADDRESS: Schema<string> = UPSTREAM;
/** By which it knows who asks. */
export const REMOTE_TOKEN: Schema<string> = UPSTREAM_TOKEN;
export const REMOTE_RATE: Schema<number> = guarded(
  (input): input is number => NUMBER.read(input).valid && Number(input) > 0,
  'a number above 0',
  { type: 'number' },
);

const isSignal = (input: unknown): input is AbortSignal => Object(input) === input;
const isText = (input: unknown): input is string | undefined =>
  input === undefined || typeof input === 'string';

/** What each may be. */
export const REMOTE_MEMBERS = allOptional({
  insecure: FLAG,
  rate: REMOTE_RATE,
  timeoutMs: whole({ min: 1, max: 2 ** 31 - 1 }),
  signal: guarded(isSignal, 'an AbortSignal', {}),
  environment: record(guarded(isText, 'text', {})),
});

/** Those of them that are said. */
export function remoteOptionsIn(options: RemoteOptions): RemoteOptions {
  const { insecure, rate, timeoutMs, signal, environment } = options;
  return {
    ...(insecure === undefined ? {} : { insecure }),
    ...(rate === undefined ? {} : { rate }),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(signal === undefined ? {} : { signal }),
    ...(environment === undefined ? {} : { environment }),
  };
}
