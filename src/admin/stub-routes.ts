/** The routes of the stubs, and what they take and answer. */
import { emptyReply, type Reply } from '../drf/reply.ts';
import { objectSchema, type Schema } from '../drf/schema.ts';
import {
  type AdminCall,
  type AdminRoute,
  adminError,
  answers,
  pieceReply,
  plainReply,
} from './admin-route.ts';
import { rowSchema } from './document-schema.ts';

const stubSchema = (): Schema => rowSchema('stubs');
const stubList = (): Schema => ({ type: 'array', items: stubSchema() });
const told = (): Schema => objectSchema({ stubs: stubList() });

export const stubRoutes: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: '/stubs',
    body: 'none',
    schema: {
      id: 'admin_stubs',
      summary: 'The stubs that there are',
      answers: () => answers(200, told()),
    },
    act: ({ sandbox }) => pieceReply({ stubs: sandbox.stubs.list() }),
  },
  {
    method: 'POST',
    path: '/stubs',
    body: 'required',
    schema: {
      id: 'admin_stub_add',
      summary: 'Add a stub, or several',
      body: () => ({ anyOf: [stubSchema(), stubList()] }),
      example: { path: '/api/hooks-web/', body: [] },
      answers: () => answers(201, { anyOf: [stubSchema(), told()] }),
      refuses: [400, 429],
    },
    act: add,
  },
  {
    method: 'PUT',
    path: '/stubs',
    body: 'required',
    schema: {
      id: 'admin_stubs_replace',
      summary: 'Put stubs in the place of all that there are',
      body: stubList,
      example: [{ path: '/api/hooks-web/', body: [] }],
      answers: () => answers(200, told()),
      refuses: [400, 429],
    },
    act: ({ sandbox, body }) => plainReply({ stubs: sandbox.stubs.replace(body) }),
  },
  {
    method: 'DELETE',
    path: '/stubs',
    body: 'none',
    schema: {
      id: 'admin_stubs_clear',
      summary: 'Take all stubs away',
      answers: () => answers(204),
    },
    act: clear,
  },
  {
    method: 'DELETE',
    path: '/stubs/:uuid',
    body: 'none',
    schema: {
      id: 'admin_stub_remove',
      names: { uuid: '57000000-0000-4000-8000-000000000001' },
      summary: 'Take a stub away',
      answers: () => answers(204),
      refuses: [404],
    },
    act: remove,
  },
];

/** One, or a list of them, of which all are added or none. */
function add({ sandbox: { stubs }, body }: AdminCall): Reply {
  if (Array.isArray(body)) return plainReply({ stubs: stubs.addAll(body) }, 201);
  return plainReply(stubs.add(body), 201);
}

function clear({ sandbox }: AdminCall): Reply {
  sandbox.stubs.clear();
  return emptyReply(204);
}

function remove({ sandbox, parameters: { uuid = '' } }: AdminCall): Reply {
  const absence = sandbox.stubs.absence(uuid);
  if (absence !== undefined) return adminError(404, [absence]);
  sandbox.stubs.remove(uuid);
  return emptyReply(204);
}
