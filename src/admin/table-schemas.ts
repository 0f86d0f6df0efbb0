/** What the routes of the tables answer, and what their lists can be narrowed by. */
import { nullable, objectSchema, type ParameterSchema, type Schema } from '../drf/schema.ts';
import { USERS_QUERY } from '../sandbox/tables/known-users.ts';
import { CHANGES_QUERY } from '../sandbox/tables/state-changes.ts';
import { PAGE_QUERY } from '../sandbox/tables/table-query.ts';
import { parametersOf } from './query-parameters.ts';

const TEXT: Schema = { type: 'string' };
const NAME: Schema = { type: 'string', minLength: 1 };
const COUNT: Schema = { type: 'integer', minimum: 0 };
const TRUTH: Schema = { type: 'boolean' };
const KEY: Schema = { type: 'string', pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' };
/** As a document of this table has it. */
const ROW: Schema = {
  title: 'TableRow',
  type: 'object',
  required: ['uuid'],
  properties: { uuid: KEY },
};
const CHANGE: Schema = nullable({ type: 'string', enum: ['added', 'changed'] });

export const TABLES: Schema = objectSchema({
  tables: {
    type: 'array',
    minItems: 1,
    items: {
      title: 'Table',
      ...objectSchema({
        name: NAME,
        rows: COUNT,
        changed: {
          description: 'How many rows since the reset.',
          ...objectSchema({ added: COUNT, changed: COUNT, removed: COUNT }),
        },
        columns: {
          type: 'array',
          items: {
            title: 'Column',
            ...objectSchema(
              {
                name: NAME,
                kind: {
                  description: '`uuid`, `relation`, or what OPTIONS calls it.',
                  ...NAME,
                },
                relation: { description: 'The table that it refers to.', ...NAME },
                choices: { type: 'array' },
                isText: { description: 'Whether it is free text.', ...TRUTH },
                required: TRUTH,
                isSortable: TRUTH,
                isBinary: { description: 'Bytes in Base64, which pages leave out.', ...TRUTH },
                isOccasional: {
                  description: 'Whether rows have it only where it says something.',
                  ...TRUTH,
                },
              },
              ['relation', 'choices'],
            ),
          },
        },
      }),
    },
  },
});

export const PAGE: Schema = {
  title: 'TablePage',
  ...objectSchema({
    total: COUNT,
    offset: COUNT,
    rows: { type: 'array', items: objectSchema({ key: KEY, change: CHANGE, row: ROW }) },
  }),
};

export const ROW_WITH_SEED: Schema = objectSchema({
  key: KEY,
  change: CHANGE,
  row: ROW,
  seed: { description: 'As a reset will make it; null where it takes it away.', ...nullable(ROW) },
});

export const EDITED: Schema = { title: 'EditedRow', ...objectSchema({ key: KEY, row: ROW }) };

const ROWS: Schema = { type: 'array', items: ROW };

export const STATE_CHANGES: Schema = {
  title: 'StateChanges',
  ...objectSchema({
    tables: {
      type: 'object',
      additionalProperties: objectSchema({
        added: ROWS,
        changed: { type: 'array', items: objectSchema({ key: KEY, before: ROW, after: ROW }) },
        removed: ROWS,
      }),
    },
    isCut: { description: 'Whether there are more than the limit.', ...TRUTH },
  }),
};

export const USERS: Schema = objectSchema({
  users: {
    type: 'array',
    items: {
      title: 'KnownUser',
      ...objectSchema({
        username: TEXT,
        token: nullable(TEXT),
        isStaff: TRUTH,
        isSupport: TRUTH,
        isActive: TRUTH,
        isExpired: TRUTH,
        roles: {
          type: 'array',
          items: objectSchema({ role: NAME, customer: KEY, project: KEY }, ['project']),
        },
      }),
    },
  },
  total: COUNT,
});

export const pageParameters = (): readonly ParameterSchema[] => parametersOf(PAGE_QUERY.json());
export const changesParameters = (): readonly ParameterSchema[] =>
  parametersOf(CHANGES_QUERY.json());
export const usersParameters = (): readonly ParameterSchema[] => parametersOf(USERS_QUERY.json());
