/** The tables of the state: looked into page by page, edited row by row, and held against what a reset makes of them. */
import { emptyReply, type Reply } from '../drf/reply.ts';
import type { TableName } from '../sandbox/tables/tables.ts';
import { vouched } from '../values/vouched.ts';
import { type AdminCall, type AdminRoute, answers, pieceReply, plainReply } from './admin-route.ts';
import {
  changesParameters,
  EDITED,
  PAGE,
  pageParameters,
  ROW_WITH_SEED,
  STATE_CHANGES,
  TABLES,
  USERS,
  usersParameters,
} from './table-schemas.ts';

const TABLE_PATH = '/tables/:table';
const ROW_PATH = '/tables/:table/:key';

const TABLE = { table: 'customers' } as const;
const ROW = { table: 'payments', key: 'ba000000-0000-4000-8000-000000000006' } as const;

export const tableRoutes: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: '/tables',
    body: 'none',
    schema: {
      id: 'admin_tables',
      summary: 'The tables, with their columns and how much was changed',
      answers: () => answers(200, TABLES),
    },
    act: ({ sandbox }) => plainReply({ tables: sandbox.tables.list() }),
  },
  {
    method: 'GET',
    path: TABLE_PATH,
    body: 'none',
    schema: {
      id: 'admin_table',
      names: TABLE,
      summary: 'Rows of a table, sought by any column, in any order',
      query: pageParameters,
      answers: () => answers(200, PAGE),
      refuses: [400, 404],
    },
    act: page,
  },
  {
    method: 'POST',
    path: TABLE_PATH,
    body: 'required',
    schema: {
      id: 'admin_row_add',
      names: TABLE,
      summary: 'Add a row by the rules of fixtures',
      body: () => ({ type: 'object' }),
      example: { name: 'Acme' },
      answers: () => answers(201, EDITED),
      refuses: [400, 404, 429],
    },
    act: add,
  },
  {
    method: 'GET',
    path: ROW_PATH,
    body: 'none',
    schema: {
      id: 'admin_row',
      names: ROW,
      summary: 'One row, and what a reset makes of it',
      answers: () => answers(200, ROW_WITH_SEED),
      refuses: [404],
    },
    act: row,
  },
  {
    method: 'PATCH',
    path: ROW_PATH,
    body: 'required',
    schema: {
      id: 'admin_row_change',
      names: ROW,
      summary: 'Change members of a row by the rules of fixtures',
      body: () => ({ type: 'object' }),
      example: { sum: '12.00' },
      answers: () => answers(200, EDITED),
      refuses: [400, 404, 409, 429],
    },
    act: change,
  },
  {
    method: 'DELETE',
    path: ROW_PATH,
    body: 'none',
    schema: {
      id: 'admin_row_remove',
      names: ROW,
      summary: 'Delete a row, unless others hold on to it',
      answers: () => answers(204),
      refuses: [404, 409],
    },
    act: remove,
  },
  {
    method: 'GET',
    path: '/changes',
    body: 'none',
    tellsOfPast: true,
    schema: {
      id: 'admin_changes',
      summary: 'All in which the state is otherwise than a reset makes it',
      query: changesParameters,
      answers: () => answers(200, STATE_CHANGES),
      refuses: [400],
    },
    act: ({ sandbox, query }) => pieceReply(sandbox.tables.changes(vouched(query.lists()))),
  },
  {
    method: 'GET',
    path: '/users',
    body: 'none',
    schema: {
      id: 'admin_users',
      summary: 'Who can call, with their tokens and roles',
      query: usersParameters,
      answers: () => answers(200, USERS),
      refuses: [400],
    },
    act: ({ sandbox, query }) => plainReply(sandbox.tables.users(query.lists())),
  },
];

function page(call: AdminCall): Reply {
  const { sandbox, query } = call;
  return pieceReply(sandbox.tables.rows(tableOf(call), vouched(query.lists())));
}

function add(call: AdminCall): Reply {
  return plainReply(call.sandbox.tables.add(tableOf(call), vouched(call.body)), 201);
}

function row(call: AdminCall): Reply {
  return pieceReply(call.sandbox.tables.row(tableOf(call), keyOf(call)));
}

function change(call: AdminCall): Reply {
  const { sandbox, body } = call;
  return pieceReply(sandbox.tables.change(tableOf(call), keyOf(call), vouched(body)));
}

function remove(call: AdminCall): Reply {
  call.sandbox.tables.remove(tableOf(call), keyOf(call));
  return emptyReply(204);
}

/** Whether there is such a table, the sandbox says. */
function tableOf({ parameters: { table = '' } }: AdminCall): TableName {
  return vouched<TableName>(table);
}

function keyOf({ parameters: { key = '' } }: AdminCall): string {
  return key;
}
