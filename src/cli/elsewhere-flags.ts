/** The flags that say who answers what the mock does not serve itself. */
import { UPSTREAM, UPSTREAM_TOKEN } from '../server/elsewhere-options.ts';
import type { Flag } from './flag.ts';
import { variableName } from './named-variable.ts';

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

/** The token that a variable holds; undefined where none is named, or it is refused. */
export function tokenIn(
  name: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
  refuse: (problem: string) => void,
): string | undefined {
  if (name === undefined) return undefined;
  const token = environment[name] ?? '';
  if (UPSTREAM_TOKEN.read(token).valid) return token;
  const is = token === '' ? 'is not set' : `must be ${UPSTREAM_TOKEN.words}`;
  refuse(
    `The variable ${variableName(name, environment)}, which --upstream-token-env names, ${is}.`,
  );
  return undefined;
}
