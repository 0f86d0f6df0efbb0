/** Remembered states, by name. */
import { emptyReply, type Reply } from '../drf/reply.ts';
import { objectSchema } from '../drf/schema.ts';
import {
  type AdminCall,
  type AdminRoute,
  adminError,
  answers,
  pieceReply,
  plainReply,
} from './admin-route.ts';
import { documentSchema } from './document-schema.ts';

const NAME_PATH = '/snapshots/:name';

const EXAMPLE = { name: 'before-checkout' } as const;

export const snapshotRoutes: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: '/snapshots',
    body: 'none',
    schema: {
      id: 'admin_snapshots',
      summary: 'The names of all snapshots',
      answers: () =>
        answers(200, objectSchema({ snapshots: { type: 'array', items: { type: 'string' } } })),
    },
    act: ({ sandbox }) => plainReply({ snapshots: sandbox.snapshots.names() }),
  },
  {
    method: 'PUT',
    path: NAME_PATH,
    body: 'none',
    schema: {
      id: 'admin_snapshot_take',
      names: EXAMPLE,
      summary: 'Remember the state',
      answers: () => answers(204),
      refuses: [413, 429],
    },
    act: take,
  },
  {
    method: 'GET',
    path: NAME_PATH,
    body: 'none',
    schema: {
      id: 'admin_snapshot',
      names: EXAMPLE,
      summary: 'Export a remembered state',
      answers: () => answers(200, documentSchema()),
      refuses: [404],
    },
    act: show,
  },
  {
    method: 'DELETE',
    path: NAME_PATH,
    body: 'none',
    schema: {
      id: 'admin_snapshot_drop',
      names: EXAMPLE,
      summary: 'Forget a remembered state',
      answers: () => answers(204),
      refuses: [404],
    },
    act: drop,
  },
  {
    method: 'POST',
    path: `${NAME_PATH}/restore`,
    body: 'none',
    schema: {
      id: 'admin_snapshot_restore',
      names: EXAMPLE,
      summary: 'Come back to a remembered state',
      answers: () => answers(204),
      refuses: [404],
    },
    act: restore,
  },
];

function take({ sandbox, parameters: { name = '' } }: AdminCall): Reply {
  sandbox.snapshots.take(name);
  return emptyReply(204);
}

function show(call: AdminCall): Reply {
  const { sandbox } = call;
  const moment = sandbox.snapshots.get(nameOf(call));
  return moment ? pieceReply(sandbox.stateToWrite(moment)) : unknown(call);
}

function drop(call: AdminCall): Reply {
  return call.sandbox.snapshots.drop(nameOf(call)) ? emptyReply(204) : unknown(call);
}

function restore(call: AdminCall): Reply {
  const { sandbox } = call;
  const moment = sandbox.snapshots.get(nameOf(call));
  if (!moment) return unknown(call);
  sandbox.restore(moment);
  return emptyReply(204);
}

function nameOf({ parameters: { name = '' } }: AdminCall): string {
  return name;
}

function unknown(call: AdminCall): Reply {
  const known = call.sandbox.snapshots.known();
  const message = `there is no snapshot "${nameOf(call)}": there are ${known}`;
  return adminError(404, [{ pointer: '', message }]);
}
