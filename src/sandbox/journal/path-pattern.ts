/** The path of a pattern: what is not written as the journal has it, or is none of the operation's, would never be found. */
import { site } from '../../resources/index.ts';
import { ADMIN_PATH, SANDBOX_PATH } from '../../values/own-paths.ts';
import { type LinearPattern, linearPattern } from '../../values/pattern/linear-pattern.ts';
import { refined } from '../../values/schema/changes.ts';
import type { RawMembers } from '../../values/schema/composites.ts';
import { text } from '../../values/schema/scalars.ts';
import type { Problem } from '../../values/schema/schema.ts';

const ANY_REST = '*';

export const PATH = refined(text(), (path) => {
  if (path === ANY_REST) return undefined;
  if (path.startsWith(`${SANDBOX_PATH}/`)) return 'is without the prefix of a sandbox';
  if (/^https?:/i.test(path)) return 'is without scheme and host';
  // Nothing of a path is repeated here, where nobody knows which of its words are secrets.
  if (!path.startsWith('/')) return 'begins with a slash, which is missing here';
  if (path === ADMIN_PATH || path.startsWith(`${ADMIN_PATH}/`))
    return 'is one of the control plane, of which the journal has no requests';
  if (path.includes('?'))
    return 'is without a query, which is asked for by query; a question mark of the path by { matches }';
  if (path.slice(0, -1).includes(ANY_REST))
    return 'has a * at its end alone, where it stands for any rest; elsewhere it takes { matches }';
  return decoded(path) === path
    ? undefined
    : 'is without escapes: write what they stand for (%C3%A9 is é). A percent sign of the path is asked for by { matches }';
});

/** What is no escape stays, in the journal too. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** What no request of the operation has that a pattern names: another method, or another path. */
export function strangeTo({ operation, method, path }: RawMembers): readonly Problem[] {
  const all = site.operations.filter(({ id }) => id === operation);
  if (all.length === 0) return [];
  const methods = all.flatMap((each) => (each.method === 'GET' ? ['GET', 'HEAD'] : [each.method]));
  const paths = all.map((each) => each.path);
  const isMethod = typeof method !== 'string' || methods.includes(method.toUpperCase());
  const expression = expressionIn(method);
  const isFound = expression === undefined || methods.some((each) => expression.test(each));
  const isPath = typeof path !== 'string' || paths.some((template) => mayBe(path, template));
  return [
    ...(isMethod && isFound ? [] : [noneOf('method', operation, methods)]),
    ...(isPath ? [] : [noneOf('path', operation, paths)]),
  ];
}

/** A text is none, and one that is wrong is told elsewhere. */
function expressionIn(asked: unknown): LinearPattern | undefined {
  const { matches }: { readonly matches?: unknown } = Object(asked);
  const pattern = typeof matches === 'string' ? linearPattern(matches) : undefined;
  return pattern && !('fault' in pattern) ? pattern : undefined;
}

function noneOf(name: string, operation: unknown, those: readonly string[]): Problem {
  return { pointer: `/${name}`, message: `is none of ${operation}, which has ${those.join(', ')}` };
}

/** Whether a path, or one that begins so, is one of a template: `/api/payments/{uuid}/`. */
function mayBe(path: string, template: string): boolean {
  const isStart = path.endsWith(ANY_REST);
  const given = (isStart ? path.slice(0, -1) : path).split('/');
  const wanted = template.split('/');
  if (isStart ? given.length > wanted.length : given.length !== wanted.length) return false;
  return given.every((part, at) => {
    const step = wanted[at] ?? '';
    if (step.startsWith('{')) return part !== '' || (isStart && at === given.length - 1);
    return isStart && at === given.length - 1 ? step.startsWith(part) : step === part;
  });
}
