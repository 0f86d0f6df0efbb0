/** What is at the control plane's own path: the inspector for browsers, and for all others an index of what there is. */
import type { Reply } from '../drf/reply.ts';
import { constant, objectSchema, type ResponseSchema, type Schema } from '../drf/schema.ts';
import { wantsPage } from '../drf/wants-page.ts';
import { ADMIN_PATH } from '../values/own-paths.ts';
import { METHODS } from '../waldur/view-set/route.ts';
import { type AdminCall, type AdminRoute, answers, plainReply } from './admin-route.ts';
import { noSuchFile } from './built-file.ts';
import { INSPECTOR_FILES, inspectorFile, inspectorPage, POLICY } from './inspector.ts';

const TEXT: Schema = { type: 'string', minLength: 1 };
const LINK = objectSchema({
  rel: { description: 'The operation, as OpenAPI has it.', ...TEXT },
  href: { description: 'Its path, with `{name}` for what varies.', ...TEXT },
  method: { type: 'string', enum: [...METHODS] },
  summary: TEXT,
});
const INDEX = objectSchema({ links: { type: 'array', minItems: 1, items: LINK } });
const NOSNIFF = { 'X-Content-Type-Options': { schema: constant('nosniff'), required: true } };
const TAGGED = {
  ...NOSNIFF,
  ETag: { schema: { type: 'string', pattern: '^"[\\w-]{22}"$' }, required: true },
  'Cache-Control': { schema: constant('no-cache'), required: true },
  'Content-Security-Policy': { schema: constant(POLICY), required: true },
};
const UNCHANGED: ResponseSchema = {
  ...{ status: 304, description: 'It is the one that the client has.', content: {} },
  headers: TAGGED,
};
const PAGE: Schema = { type: 'string', pattern: '^<!doctype html>' };

/** Whoever has the page has nothing of what is in the server: that it asks for, with the token. */
export const indexRoutes: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: '/',
    body: 'none',
    isOpen: true,
    schema: {
      id: 'admin_index',
      summary: 'What there is: the inspector for a browser, links for all others',
      answers: () => [
        {
          ...{ status: 200, description: 'The inspector.', headers: TAGGED },
          content: { 'text/html': PAGE },
        },
        ...answers(200, INDEX),
        UNCHANGED,
        {
          ...{ status: 302, description: 'For a browser: the same with a slash.', content: {} },
          headers: { Location: { schema: { type: 'string', minLength: 1 }, required: true } },
        },
      ],
    },
    act: index,
  },
  {
    method: 'GET',
    path: '/inspector/:file',
    body: 'none',
    isOpen: true,
    schema: {
      id: 'admin_inspector_file',
      names: { file: 'inspector.js' },
      summary: 'What the inspector is made of',
      answers: () => [
        {
          status: 200,
          description: 'A file of the inspector.',
          content: Object.fromEntries(
            Object.values(INSPECTOR_FILES).map((type) => [type.replace(/;.*/, ''), TEXT]),
          ),
          headers: TAGGED,
        },
        UNCHANGED,
      ],
      refuses: [404],
    },
    act: (call) => {
      const { file = '' } = call.parameters;
      return inspectorFile(file, call) ?? noSuchFile(file, INSPECTOR_FILES);
    },
  },
];

function index(call: AdminCall): Reply {
  const page = wantsPage(call.headers) ? pageAt(call) : undefined;
  if (page) return page;
  const links = call.routes.map(({ method, path, schema: { id, summary } }) => {
    const href = `${call.prefix}${path.replace(/:(\w+)/g, '{$1}')}`;
    return { rel: id, href, method, summary };
  });
  return plainReply({ links });
}

/** What it is made of counts from the path with a slash at its end: a browser that asks without is sent there. */
function pageAt(call: AdminCall): Reply | undefined {
  const [path = '', ...query] = (call.target ?? '/').split('?');
  if (path.endsWith('/')) return inspectorPage(call);
  const Location = [`${ADMIN_PATH.slice(1)}/`, ...query].join('?');
  return { status: 302, headers: { Location }, body: { kind: 'none' } };
}
