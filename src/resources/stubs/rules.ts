/** What a stub must not be: one for a path that the mock serves, one that another hides, one too many. */
import { BODILESS } from '../../drf/reply.ts';
import { MAX_STUBS } from '../../values/limits.ts';
import { byCodeUnit } from '../../values/text-order.ts';
import type { Problem, RowContext } from '../../waldur/fixture/fixture.ts';
import type { Stub } from './fields.ts';
import { filledIn, shapeOf } from './stub-path.ts';

/** Whether the mock serves a path itself, whatever the contract. */
export type Served = (path: string) => boolean;

/** Stands in the place of a parameter: that of a row, which is all that one can be. */
const SOME_KEY = '00000000-0000-4000-8000-000000000000';

/** `stored` are the stubs that there are. */
export function breachesOf(
  stub: Partial<Stub>,
  context: RowContext,
  { served, stored }: { served: Served; stored: Iterable<Stub> },
): readonly Problem[] {
  return [
    ...pathProblems(stub, served),
    ...bodyProblems(stub),
    ...identityProblems(stub, context, () => Array.from(stored, identityOf)),
  ];
}

function pathProblems({ path }: Partial<Stub>, served: Served): readonly Problem[] {
  if (path === undefined || !served(filledIn(path, SOME_KEY))) return [];
  const message =
    'is a path that the mock serves itself, so this stub would never answer: change rows in its place, or set a fault';
  return [{ pointer: '/path', message }];
}

function bodyProblems({ status, body, file }: Partial<Stub>): readonly Problem[] {
  const hasBody = body !== undefined && body !== null;
  const hasFile = file !== undefined && file !== null;
  if (hasBody && hasFile) {
    return [
      { pointer: '/file', message: 'must be left out: there is a body, and an answer has one' },
    ];
  }
  if (!BODILESS.includes(status) || !(hasBody || hasFile)) return [];
  const pointer = hasBody ? '/body' : '/file';
  return [{ pointer, message: `must be left out: ${status} has no body` }];
}

function identityProblems(
  stub: Partial<Stub>,
  context: RowContext,
  identities: () => Iterable<unknown>,
): readonly Problem[] {
  const { stubs } = context.store.sizes();
  if (stubs === MAX_STUBS) {
    return [{ pointer: '', message: `is one too many: there may be ${MAX_STUBS} stubs` }];
  }
  const own = identityOf(stub);
  if (own === undefined) return [];
  const holder = context.claim('stubs.identity', own, identities);
  if (holder === undefined) return [];
  const message = `cannot be told apart from ${holder}: method, path, query and role are the same`;
  return [{ pointer: '/path', message }];
}

/** By what a request is met; undefined where a part of it could not be read. */
function identityOf({ method, path, query, role }: Partial<Stub>): string | undefined {
  if (method === undefined || path === undefined || !query || role === undefined) return undefined;
  const pairs = Object.entries(query).sort(([one], [other]) => byCodeUnit(one, other));
  return JSON.stringify([method, shapeOf(path), role, pairs]);
}
