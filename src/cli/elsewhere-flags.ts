/** The flags that say who answers what the mock does not serve itself. */
import { UPSTREAM } from '../server/elsewhere-options.ts';
import type { Flag } from './flag.ts';

export const ELSEWHERE_FLAGS = [
  {
    name: 'stubs',
    kind: 'value',
    variable: 'WALDUR_MOCK_STUBS',
    placeholder: '<path>',
    help: 'file with answers to what the mock does not serve, {"stubs": [...]}',
  },
  {
    name: 'upstream',
    kind: 'value',
    variable: 'WALDUR_MOCK_UPSTREAM',
    placeholder: '<url>',
    reads: UPSTREAM,
    help: 'Waldur that is asked what neither the mock nor a stub answers (none)',
  },
  {
    name: 'upstream-token-env',
    kind: 'value',
    variable: 'WALDUR_MOCK_UPSTREAM_TOKEN_ENV',
    placeholder: '<name>',
    help: "variable with the token it is asked with (the client's own goes on)",
  },
] as const satisfies readonly Flag[];
