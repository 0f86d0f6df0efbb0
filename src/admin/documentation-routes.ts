/** The contract as a document: OpenAPI, and a page that shows it. */
import { HTML, type Reply } from '../drf/reply.ts';
import { constant, type Schema } from '../drf/schema.ts';
import { oneOf } from '../values/schema/scalars.ts';
import { CONTRACT_NAMES } from '../waldur/contract.ts';
import {
  type AdminCall,
  type AdminRoute,
  adminError,
  answers,
  plainReply,
  readChoice,
} from './admin-route.ts';
import { builtFile, noSuchFile } from './built-file.ts';
import { DOCUMENT_PARTS } from './document-order.ts';
import { VIEWER_FILES, VIEWER_FOLDER, viewerPage } from './viewer.ts';

const DOCUMENT: Schema = {
  description: 'An OpenAPI document: this one.',
  type: 'object',
  required: ['openapi', 'info', 'servers', 'paths', 'components'],
  properties: { openapi: { type: 'string', const: '3.1.0' } },
};

const CONTRACT = oneOf(CONTRACT_NAMES);
const PART = oneOf(DOCUMENT_PARTS);

/** Which document. */
const which = () =>
  [
    {
      name: 'contract',
      in: 'query',
      description: "The server's own unless told otherwise.",
      schema: CONTRACT.json(),
    },
    {
      name: 'part',
      in: 'query',
      description: 'The API unless told otherwise; `all` has both.',
      schema: PART.json(),
    },
  ] as const;

export const documentationRoutes: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: '/openapi.json',
    body: 'none',
    isOpen: true,
    schema: {
      id: 'admin_openapi',
      summary: 'The API or the control plane, as OpenAPI',
      query: which,
      answers: () => answers(200, DOCUMENT),
      refuses: [400],
    },
    act: document,
  },
  {
    method: 'GET',
    path: '/docs',
    body: 'none',
    isOpen: true,
    schema: {
      id: 'admin_docs',
      summary: 'The same as a page',
      answers: () => [
        {
          status: 200,
          description: 'A page that needs no network.',
          content: { 'text/html': { type: 'string', pattern: '^<!doctype html>' } },
        },
      ],
    },
    act: ({ prefix, query }) =>
      text(HTML, viewerPage(prefix, { contract: query.get('contract'), part: query.get('part') })),
  },
  {
    method: 'GET',
    path: '/docs/:file',
    body: 'none',
    isOpen: true,
    schema: {
      id: 'admin_docs_file',
      names: { file: 'swagger-ui.css' },
      summary: 'What the page is made of',
      answers: () => [
        {
          status: 200,
          description: 'A file of the viewer.',
          content: Object.fromEntries(
            Object.values(VIEWER_FILES).map((type) => [
              type.replace(/;.*/, ''),
              { type: 'string', minLength: 1 },
            ]),
          ),
          headers: { 'X-Content-Type-Options': { schema: constant('nosniff'), required: true } },
        },
      ],
      refuses: [404],
    },
    act: file,
  },
];

async function document({ sandbox, openApi, query, base }: AdminCall): Promise<Reply> {
  const own = sandbox.world.contract;
  const contract = readChoice(query, 'contract', CONTRACT, own.name);
  const part = readChoice(query, 'part', PART, 'api');
  if (contract.valid && part.valid) {
    const choice = query.get('contract') === undefined ? own.choice : contract.value;
    return plainReply(await openApi({ part: part.value, contract: choice, base }));
  }
  return adminError(
    400,
    [contract, part].flatMap((each) => (each.valid ? [] : each.problems)),
  );
}

function file({ parameters: { file: name = '' } }: AdminCall): Reply {
  return builtFile(VIEWER_FOLDER, name, VIEWER_FILES) ?? noSuchFile(name, VIEWER_FILES);
}

function text(headers: Reply['headers'], content: string): Reply {
  return { status: 200, headers, body: { kind: 'text', text: content } };
}
