/** The filters of lists of requests: what a pattern says, in a query. */
import type { QueryDict } from '../../drf/query-dict.ts';
import { syntaxFaultOf } from '../../fixtures/json-syntax.ts';
import { isMembers } from '../../values/plain-json.ts';
import { digits, once, optional, told, withDefault } from '../../values/schema/changes.ts';
import { object } from '../../values/schema/composites.ts';
import type { JsonSchema } from '../../values/schema/json-schema.ts';
import { oneOf, text, whole } from '../../values/schema/scalars.ts';
import {
  accepted,
  type Output,
  type Read,
  refused,
  type Schema,
} from '../../values/schema/schema.ts';
import { ANSWERERS, type JournalEntry } from './entry.ts';
import { matches } from './match-pattern.ts';
import { PATH } from './path-pattern.ts';
import { METHOD, OUTCOME, operationId, refusalName, requestPattern, STATUS } from './pattern.ts';

const COUNT = whole({ min: 0 });
const OR_NONE = 'Empty for requests that have none.';

/** Those that are members of a pattern, by name. An empty operation, status or actor asks for requests that have none. */
export function patternFilters(operations?: readonly string[]) {
  return {
    operation: orNone(operationId(operations)),
    method: optional(once(METHOD)),
    path: told(optional(once(PATH)), { description: 'A trailing `*` stands for any rest.' }),
    status: orNone(digits(STATUS)),
    actor: orNone(text()),
    sandbox: optional(once(text())),
    outcome: orNone(OUTCOME),
    answeredBy: orNone(oneOf(ANSWERERS)),
    fault: orNone(text()),
    refusal: orNone(refusalName(operations)),
    matches: told(optional(once(jsonText(requestPattern(operations)))), {
      description:
        'A whole pattern as JSON, for what has no parameter of its own: headers, query, body, duration.',
    }),
  };
}

/** Query parameters by name. */
export function requestFilters(operations?: readonly string[]) {
  return object({
    ...patternFilters(operations),
    field: told(optional(once(text())), {
      description: 'Those whose body has this field, whatever it is.',
    }),
    since: told(withDefault(once(digits(COUNT)), 0), { description: 'Sequences above this one.' }),
    limit: told(optional(once(digits(COUNT))), { description: 'The newest so many.' }),
  });
}

/** `since`: sequences above it. `limit`: the newest so many, undefined for all. `field`: in the body. The others are members of a pattern. */
export type Filters = Output<ReturnType<typeof requestFilters>>;

/** Reads the filters of a query. */
export function readFilters(query: QueryDict, operations: readonly string[]): Read<Filters> {
  return requestFilters(operations).read(query.lists());
}

type PatternFilters = Omit<Filters, 'since' | 'limit' | 'field'>;

/** Whether an entry is what is asked for. @throws ProblemError as `matches` */
export function isLike(
  entry: JournalEntry,
  { matches: whole = {}, ...own }: PatternFilters,
): boolean {
  return matches(own, entry) && matches(whole, entry);
}

/** Those of the entries that are asked for, and how many there are whatever the limit. @throws ProblemError as `matches` */
export function selected(entries: readonly JournalEntry[], filters: Filters): Selected {
  const { since, limit, field, ...asked } = filters;
  const found = entries.filter((entry) => {
    const isMeant = entry.sequence > since && (field === undefined || hasField(entry, field));
    return isMeant && isLike(entry, asked);
  });
  const first = limit === undefined ? 0 : Math.max(0, found.length - limit);
  return { requests: found.slice(first), total: found.length };
}

function hasField({ body }: JournalEntry, field: string): boolean {
  return isMembers(body) && Object.hasOwn(body, field);
}

export interface Selected {
  readonly requests: readonly JournalEntry[];
  readonly total: number;
}

/** JSON in a text, which the schema reads. */
function jsonText<T>(schema: Schema<T>): Schema<T> {
  const read = (input: unknown): Read<T> => {
    try {
      return schema.read(JSON.parse(String(input)));
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      return refused(`must be JSON: ${syntaxFaultOf(String(input))}`);
    }
  };
  return {
    ...schema,
    read,
    json: () => ({ type: 'string', contentMediaType: 'application/json' }),
  };
}

/** May be empty, which stands for null. */
function orNone<T>(schema: Schema<T>): Schema<T | null | undefined> {
  const read = (input: unknown): Read<T | null> =>
    input === '' ? accepted(null) : schema.read(input);
  const json = (): JsonSchema => {
    const full = schema.json();
    const isText = full['type'] === 'string';
    return isText ? full : { anyOf: [full, { type: 'string', const: '' }] };
  };
  return told(optional(once({ ...schema, read, json })), { description: OR_NONE });
}
