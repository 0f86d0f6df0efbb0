/** Which requests `GET /requests` shows. */
import type { QueryDict } from '../../drf/query-dict.ts';
import { type Pattern, readMethod, readOperation, readStatus, readText } from './pattern.ts';
import {
  accepted,
  membersOf,
  type Reader,
  type Reading,
  readCount,
  refused,
  settled,
} from './reading.ts';

export interface Filters {
  readonly pattern: Pattern;
  /** Sequences above this one. */
  readonly since: number;
  /** The newest so many; undefined for all. */
  readonly limit: number | undefined;
}

const NAMES = ['operation', 'method', 'path', 'status', 'actor', 'since', 'limit'] as const;

/** From query parameters. An empty operation, status or actor asks for requests that have none. */
export function readFilters(query: QueryDict, operations: readonly string[]): Reading<Filters> {
  const given = query.names().map((name) => [name, query.getList(name)] as const);
  const members = membersOf(Object.fromEntries(given), NAMES);
  if (members === undefined) return refused('must be a query');
  const operation = members.read('operation', once(orNone(readOperation(operations))));
  const method = members.read('method', once(readMethod));
  const path = members.read('path', once(readText));
  const status = members.read('status', once(orNone(digits(readStatus))));
  const actor = members.read('actor', once(orNone(readText)));
  const since = members.read('since', once(digits(readCount(0))));
  const limit = members.read('limit', once(digits(readCount(0))));
  const filters: Filters = {
    pattern: {
      operation: operation.value,
      method: method.value,
      path: path.value,
      status: status.value,
      actor: actor.value,
    },
    since: since.value ?? 0,
    limit: limit.value,
  };
  return settled(filters, members, operation, method, path, status, actor, since, limit);
}

/** Reads the only value of a parameter. */
function once<T>(reader: Reader<T>): Reader<T> {
  return (input) => {
    const [value, ...more]: readonly unknown[] = Array.isArray(input) ? input : [input];
    return more.length > 0 ? refused('must be given once') : reader(value);
  };
}

function orNone<T>(reader: Reader<T>): Reader<T | null> {
  return (input) => (input === '' ? accepted(null) : reader(input));
}

function digits(reader: Reader<number>): Reader<number> {
  return (input) =>
    reader(typeof input === 'string' && /^\d+$/.test(input) ? Number(input) : undefined);
}
