/** Which requests are shown: by a text, a status or a class of them, an operation, a user and a mark. */
import type { Summary } from '../client/shapes.ts';
import { keyOf } from './summary.ts';

export interface RequestFilter {
  /** Part of the path, the operation, the user or the method; any case. All words must be there. */
  readonly text: string;
  /** `404`, `4xx`, or `none` for what was not answered. */
  readonly status: string;
  readonly operation: string;
  /** A username; `-` for anonymous. */
  readonly actor: string;
  /** `fault`, `ignored` or `aborted`. */
  readonly mark: string;
  /** A field of the body. */
  readonly field: string;
  /** A parameter of the query. */
  readonly param: string;
  /** Its id. */
  readonly fault: string;
}

export const NO_FILTER: RequestFilter = {
  text: '',
  status: '',
  operation: '',
  actor: '',
  mark: '',
  field: '',
  param: '',
  fault: '',
};
export const ANONYMOUS = '-';
export const MARKS = ['fault', 'ignored', 'aborted'] as const;
export const STATUS_CLASSES = ['2xx', '3xx', '4xx', '5xx', 'none'] as const;

export function readFilter(query: Readonly<Record<string, string>>): RequestFilter {
  const {
    q = '',
    status = '',
    operation = '',
    actor = '',
    mark = '',
    field = '',
    param = '',
    fault = '',
  } = query;
  return { text: q, status, operation, actor, mark, field, param, fault };
}

/** As it stands in the URL of the view. */
export function filterQuery({ text, ...rest }: RequestFilter): Readonly<Record<string, string>> {
  return { q: text, ...rest };
}

export function isFiltered(filter: RequestFilter): boolean {
  return Object.values(filter).some((value) => value !== '');
}

/** Which requests have the field and the parameter only the server knows; undefined where none is asked for. */
export function carryingPath({ operation, field, param }: RequestFilter): string | undefined {
  if (field === '' && param === '') return undefined;
  const query = new URLSearchParams({
    ...(operation === '' ? {} : { operation }),
    ...(field === '' ? {} : { field }),
    ...(param === '' ? {} : { matches: JSON.stringify({ query: { [param]: { matches: '^' } } }) }),
  });
  return `/requests/summaries?${query}`;
}

/**
 * Gives all of them, the same list, where nothing is asked for.
 * @param carrying by their keys, those that the server knows to have the field and the parameter
 */
export function filtered(
  all: readonly Summary[],
  filter: RequestFilter,
  carrying?: ReadonlySet<string>,
): readonly Summary[] {
  if (!isFiltered(filter)) return all;
  const words = filter.text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return all.filter(
    (summary) =>
      (carrying === undefined || carrying.has(keyOf(summary))) && isShown(summary, filter, words),
  );
}

function isShown(summary: Summary, filter: RequestFilter, words: readonly string[]): boolean {
  const { status, operation, actor, mark, fault } = filter;
  return (
    (status === '' || hasStatus(summary.status, status)) &&
    (operation === '' || summary.operation === operation) &&
    (actor === '' || (summary.actor ?? ANONYMOUS) === actor) &&
    (fault === '' || summary.fault === fault) &&
    (mark === '' || marksOf(summary).some((each) => each === mark)) &&
    hasWords(summary, words)
  );
}

function hasStatus(status: number | null, wanted: string): boolean {
  if (wanted === 'none') return status === null;
  return wanted.endsWith('xx') ? `${status}`[0] === wanted[0] : `${status}` === wanted;
}

function hasWords(summary: Summary, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const { method, path, operation, actor, status, sandbox } = summary;
  const text = `${method} ${path} ${operation ?? ''} ${actor ?? ''} ${status ?? ''} ${sandbox}`;
  const lower = text.toLowerCase();
  return words.every((word) => lower.includes(word));
}

export function marksOf({
  fault,
  hasIgnored,
  outcome,
}: Summary): readonly (typeof MARKS)[number][] {
  return [
    ...(fault === null ? [] : (['fault'] as const)),
    ...(hasIgnored ? (['ignored'] as const) : []),
    ...(outcome === 'aborted' ? (['aborted'] as const) : []),
  ];
}

/** The values of a member that there are, each once, in order. */
export function valuesOf(
  all: readonly Summary[],
  member: 'operation' | 'actor',
): readonly string[] {
  return [...new Set(all.flatMap((each) => each[member] ?? []))].sort();
}
