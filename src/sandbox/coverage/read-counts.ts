/** Takes counts out of a document that somebody hands in: counts, or a report, which is counts and more. */
import type { Operation } from '../../drf/operation.ts';
import { isObject } from '../../fixtures/outline.ts';
import { hint, nearestName } from '../../values/nearest-name.ts';
import type { CoverageCounts, Hits, OperationCounts } from './coverage.ts';
import { mergeCounts, mergeHits } from './merge-counts.ts';

/** One thing that is wrong, and where: a JSON pointer, empty for the whole. */
export interface CountsProblem {
  readonly pointer: string;
  readonly message: string;
}

export type CountsRead =
  | { readonly counts: CoverageCounts }
  | { readonly problems: readonly CountsProblem[] };

/**
 * All problems at once. What the contract does not have is one too, for it would be lost in silence: counts of another
 * version of the mock, or of no mock at all.
 */
export function readCounts(content: unknown, operations: readonly Operation[]): CountsRead {
  const problems: CountsProblem[] = [];
  const refuse: Refuse = (path, message) =>
    void problems.push({ pointer: pointerTo(path), message });
  if (!isObject(content) || !isObject(content['operations'])) {
    const message = 'must be coverage counts, such as {"operations": {}}';
    return { problems: [{ pointer: '', message }] };
  }
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  const list = Object.entries(content['operations']).flatMap(([id, source]) => {
    const path = ['operations', id];
    const operation = byId.get(id);
    if (operation) return { operations: { [id]: readOperation(source, operation, path, refuse) } };
    refuse(path, `is no operation${hint(nearestName(id, byId.keys()))}`);
    return [];
  });
  return problems.length > 0 ? { problems } : { counts: mergeCounts(list) };
}

type Path = readonly string[];
type Refuse = (path: Path, message: string) => void;

/** Unexpected statuses stand apart in a report; here they are statuses like all others. */
function readOperation(
  source: unknown,
  { query, fields }: Operation,
  path: Path,
  refuse: Refuse,
): OperationCounts {
  if (!isObject(source)) {
    refuse(path, 'must be an object');
    return { statuses: {}, query: {}, fields: {} };
  }
  const hits = (key: string, isKnown: (name: string) => boolean, what: string): Hits =>
    readHits(source[key], [...path, key], { isKnown, what }, refuse);
  const unexpected = source['unexpected'] === undefined ? {} : hits('unexpected', isStatus, STATUS);
  return {
    statuses: mergeHits([hits('statuses', isStatus, STATUS), unexpected]),
    query: hits('query', (name) => query.includes(name), 'query parameter of this operation'),
    fields: hits('fields', (name) => fields.includes(name), 'writable field of this operation'),
  };
}

const STATUS = 'status';

function isStatus(name: string): boolean {
  return /^[1-5]\d\d$/.test(name);
}

function readHits(
  source: unknown,
  path: Path,
  { isKnown, what }: { readonly isKnown: (name: string) => boolean; readonly what: string },
  refuse: Refuse,
): Hits {
  if (!isObject(source)) {
    refuse(path, source === undefined ? 'is missing' : 'must be an object');
    return {};
  }
  const hits = Object.entries(source).flatMap(([name, count]): [string, number][] => {
    const place = [...path, name];
    if (!isKnown(name)) refuse(place, `is no ${what}`);
    else if (!isCount(count)) refuse(place, 'must be a whole number, 0 or more');
    else return [[name, count]];
    return [];
  });
  return Object.fromEntries(hits);
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/** Source: RFC 6901. */
function pointerTo(path: Path): string {
  return path.map((name) => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
