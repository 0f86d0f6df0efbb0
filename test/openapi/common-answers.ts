/** For each answer that belongs to no operation: requests that get it, and what it says. */
import { expect } from '@jest/globals';
import type { ServerOptions } from '../../src/index.ts';
import type { Ask } from '../client.ts';
import { PAYMENT } from '../resources/base-world.ts';
import { TEXT } from '../resources/refusals.ts';
import { MAX_BODY_BYTES } from './refusals-by-status.ts';

/** Requests one after another, the last of which gets the answer. */
export interface CommonAnswer {
  /** What the server is started with, where it answers so only then. */
  readonly options?: ServerOptions;
  readonly asks: readonly Ask[];
  readonly status: number;
  /** A text is part of a page, an empty one means no body; anything else is JSON. */
  readonly body: string | object;
}

const NO_METHOD: Ask = { method: 'PATCH', path: '/api/payments/' };
const gone: readonly Ask[] = [
  { method: 'POST', path: '/__admin/sandboxes', json: { name: 'brief' } },
  { method: 'DELETE', path: '/__admin/sandboxes/brief' },
];

/** By the names that the document has for them. Source: BEHAVIOUR 3, 6, 9, 10, 11 and 14. */
export const COMMON_ANSWERS: Readonly<Record<string, CommonAnswer>> = {
  Redirect: { asks: [{ path: '/api/payments?page=2' }], status: 301, body: '' },
  Preflight: {
    asks: [
      {
        as: 'anonymous',
        method: 'OPTIONS',
        path: '/anywhere/',
        headers: { 'Access-Control-Request-Method': 'PUT' },
      },
    ],
    status: 200,
    body: '',
  },
  RootPage: { asks: [{ path: '/' }], status: 200, body: 'Waldur payments mock' },
  RootMethods: { asks: [{ method: 'OPTIONS', path: '/' }], status: 200, body: '' },
  CsrfPage: {
    asks: [{ method: 'POST', path: '/' }],
    status: 403,
    body: 'CSRF verification failed. Request aborted.',
  },
  NotInThisMock: {
    asks: [{ path: '/api/marketplace-orders/' }],
    status: 404,
    body: TEXT.notFoundPage,
  },
  NotFoundPage: { asks: [{ path: '/nowhere/' }], status: 404, body: TEXT.notFoundPage },
  BadRequestPage: {
    asks: [{ path: '/api/payments/', headers: { Host: 'a_b' } }],
    status: 400,
    body: '<h1>Bad Request (400)</h1>',
  },
  TooLargePage: {
    asks: [{ method: 'POST', path: '/api/payments/', raw: ' '.repeat(MAX_BODY_BYTES + 1) }],
    status: 413,
    body: '<h1>Request Entity Too Large (413)</h1>',
  },
  NotImpersonated: {
    asks: [
      {
        method: 'PUT',
        path: '/__admin/state',
        json: {
          users: [
            {
              username: 'staff',
              is_staff: true,
              token: '3d48afe9ea4cf9eb331d49de35a453e8ccdbf033',
            },
            { username: 'mute', uuid: '0a000000-0000-4000-8000-0000000000ac', token: null },
          ],
        },
      },
      {
        path: '/api/payments/',
        headers: {
          Authorization: 'Token 3d48afe9ea4cf9eb331d49de35a453e8ccdbf033',
          'X-Impersonated-User-Uuid': '0a000000-0000-4000-8000-0000000000ac',
        },
      },
    ],
    status: 403,
    body: { detail: 'Unable to impersonate user which does not have an active session.' },
  },
  MethodNotAllowed: {
    asks: [NO_METHOD],
    status: 405,
    body: { detail: 'Method "PATCH" not allowed.' },
  },
  NotAuthenticated: {
    asks: [{ ...NO_METHOD, as: 'anonymous' }],
    status: 401,
    body: TEXT.notAuthenticated,
  },
  NotPermitted: {
    asks: [{ method: 'POST', as: 'owner', path: '/api/users/me/' }],
    status: 403,
    body: TEXT.denied,
  },
  NoSuchRow: {
    asks: [{ method: 'PUT', path: '/api/users/ME/' }],
    status: 404,
    body: { detail: 'No User matches the given query.' },
  },
  UnknownFormat: {
    asks: [{ ...NO_METHOD, path: '/api/payments/?format=xml' }],
    status: 404,
    body: { detail: 'Not found.' },
  },
  NotAcceptable: {
    asks: [{ ...NO_METHOD, headers: { Accept: 'image/png' } }],
    status: 406,
    body: TEXT.notAcceptable,
  },
  ServerErrorPage: {
    asks: [{ method: 'POST', path: `/api/payments/${PAYMENT.linked}/unlink_from_invoice.json` }],
    status: 500,
    body: TEXT.serverErrorPage,
  },
  AdminNotFound: {
    asks: [{ path: '/__admin/nowhere' }],
    status: 404,
    body: { errors: [{ pointer: '' }] },
  },
  AdminMethodNotAllowed: {
    asks: [{ method: 'PATCH', path: '/__admin/health' }],
    status: 405,
    body: { errors: [{ message: 'PATCH is not allowed here: use GET' }] },
  },
  AdminPreflight: {
    asks: [
      {
        method: 'OPTIONS',
        path: '/__admin/state',
        headers: { Origin: 'http://localhost:3000', 'Access-Control-Request-Method': 'PUT' },
      },
    ],
    status: 204,
    body: '',
  },
  AdminNoToken: {
    options: { adminToken: 'open-sesame' },
    asks: [{ path: '/__admin/state' }],
    status: 401,
    body: { errors: [{ pointer: '' }] },
  },
  AdminStranger: {
    asks: [{ path: '/__admin/state', headers: { Origin: 'https://evil.example' } }],
    status: 403,
    body: { errors: [{ pointer: '' }] },
  },
  AdminNotJson: {
    asks: [{ method: 'POST', path: '/__admin/reset', form: { keep: 'journal' } }],
    status: 415,
    body: { errors: [{ pointer: '' }] },
  },
  SandboxNotNamed: {
    options: { requireSandbox: true },
    asks: [{ path: '/api/payments/' }],
    status: 421,
    body: { detail: expect.stringMatching(/^The request names no sandbox/) },
  },
  SandboxGone: {
    asks: [...gone, { path: '/__sandbox/brief/api/payments/' }],
    status: 410,
    body: { detail: 'The sandbox "brief" is gone: it was deleted.' },
  },
  SandboxNameUnusable: {
    asks: [{ path: '/api/payments/', headers: { 'X-Mock-Sandbox': 'a b' } }],
    status: 400,
    body: { detail: '"a b" is no name for a sandbox.' },
  },
};
