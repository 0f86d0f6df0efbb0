/** Which stubs meet a request, the one first that fits it best. */

import type { Request } from '../../drf/request.ts';
import type { Selection } from '../../store/selection.ts';
import { methodOf } from '../../waldur/view-set/route.ts';
import type { Stub } from './fields.ts';
import { fits, hasParameters } from './stub-path.ts';

/** Those whose path is that of a request: literal ones first, then by how far from the left they are. */
export function stubsAt(stubs: Selection<Stub>, path: string): readonly Stub[] {
  const found = [...stubs.where('path', path)];
  // Those with parameters stand before all others.
  for (const stub of stubs) {
    if (!hasParameters(stub.path)) break;
    if (fits(stub.path, path)) found.push(stub);
  }
  return found;
}

/**
 * Those of them that answer a method and a query: of one path those first that ask for more of the query, then those for a role,
 * then the older ones. Other parameters of the query do not matter.
 */
export function stubsFor(here: readonly Stub[], request: Request): readonly Stub[] {
  const paths = [...new Set(here.map(({ path }) => path))];
  return here
    .filter((stub) => stub.method === methodOf(request) && hasQuery(stub, request))
    .toSorted(
      (one, other) =>
        paths.indexOf(one.path) - paths.indexOf(other.path) ||
        Object.keys(other.query).length - Object.keys(one.query).length ||
        rankOf(one) - rankOf(other),
    );
}

function hasQuery({ query }: Stub, request: Request): boolean {
  return Object.entries(query).every(([name, value]) =>
    request.query.getList(name).includes(value),
  );
}

/** One for some users is meant for them rather than one for all. */
function rankOf({ role }: Stub): number {
  if (role === null) return 1;
  return role === 'everybody' ? 2 : 0;
}
