/** What a server can be told of what it does not serve itself: who answers that. */
import { guarded } from '../values/schema/scalars.ts';
import type { StubsFixture } from '../vocabulary/fixture-document.ts';
import { ADMIN_TOKEN } from './guard/guard-options.ts';
import { originOf } from './urls.ts';

export interface ElsewhereOptions {
  /** Answers to what the mock does not serve: a list, or the path of a file `{"stubs": […]}`. They join those of the fixtures. */
  readonly stubs?: string | readonly StubsFixture[];
  /** An http or https URL of a Waldur that is asked what neither the mock nor a stub answers. Default: nobody is. */
  readonly upstream?: string;
  /** The token that it is asked with, in the place of the client's credentials. Default: those go on as they came. */
  readonly upstreamToken?: string;
}

const isStubs = (input: unknown): input is NonNullable<ElsewhereOptions['stubs']> =>
  typeof input === 'string' || Array.isArray(input);
const isUpstream = (input: unknown): input is string =>
  typeof input === 'string' && originOf(input) !== undefined && !/^[^/]*\/\/[^/]*@/.test(input);

export const STUBS = guarded(isStubs, 'a list of stubs, or the path of a file with one', {});

export const UPSTREAM = guarded(
  isUpstream,
  'an http or https URL without user, query or fragment',
  {
    type: 'string',
  },
);

/** What a header can hold, as the token of the control plane. */
export const UPSTREAM_TOKEN = ADMIN_TOKEN;
