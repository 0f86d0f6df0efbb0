/** Bends of statuses, headers and bodies, and of what is allowed. */
import type { Asked } from './bending-proxy.ts';
import { answers, type Bend, header, isListOf, isRowOf, json, pathOf } from './bends.ts';

const isRow = isRowOf('payments');
const isGet = ({ method }: Asked): boolean => method === 'GET';
const isOptions = ({ method, path }: Asked): boolean =>
  method === 'OPTIONS' && path === '/api/payments/';
const isVersion = ({ path }: Asked): boolean => path === '/api/version/';
const isNobody = ({ headers }: Asked): boolean => headers.authorization === undefined;

const STATUS = /^status$/;
const STATUS_AND_BODY = /^(status|body.*|header .*)$/;

export const BENT_ANSWERS: readonly Bend[] = [
  {
    name: 'another status of what is not there',
    after: answers(
      (asked, { status }) => isRow(asked) && status === 404,
      (answer) => ({ ...answer, status: 403 }),
    ),
    ...{ rules: /^(payments_retrieve: |languages$)/, places: STATUS_AND_BODY },
  },
  {
    name: 'another status of what is fine',
    after: answers(isVersion, (answer) => ({
      ...answer,
      status: answer.status === 200 ? 203 : answer.status,
    })),
    ...{ rules: /^version_retrieve$/, places: STATUS_AND_BODY },
  },
  {
    name: 'another text of an error',
    after: answers(
      (asked, { status }) => isRow(asked) && status === 404,
      (answer) => ({ ...answer, body: '{"detail":"There is none."}' }),
    ),
    ...{
      rules: /^(payments_retrieve: |languages$)/,
      places: /^(\/detail|body|header content-type)$/,
    },
  },
  {
    name: 'another shape of an error',
    after: answers(
      (asked, { status }) => isGet(asked) && status === 401,
      (answer) => ({ ...answer, body: answer.body.replace('"detail"', '"error"') }),
    ),
    ...{ rules: /./, places: /^\/(detail|error)$/ },
  },
  {
    name: '403 for who has no token',
    after: answers(
      (asked, { status }) => status === 401 && isNobody(asked),
      (answer) => ({ ...answer, status: 403 }),
    ),
    ...{ rules: /./, places: STATUS_AND_BODY },
  },
  {
    name: 'WWW-Authenticate is another',
    after: header(
      (_, { status }) => status === 401,
      'www-authenticate',
      () => 'Bearer',
    ),
    ...{ rules: /./, places: /^header www-authenticate$/ },
  },
  {
    name: 'what nobody may see is seen',
    before: ({ path, headers }) =>
      pathOf({ method: 'GET', path, headers }) === '/api/invoices/' &&
      isNobody({ method: 'GET', path, headers })
        ? { headers: { ...headers, authorization: 'Token YOUR_API_TOKEN' } }
        : {},
    ...{ rules: /^invoices_list/, places: STATUS_AND_BODY },
  },
  {
    name: 'an owner sees all',
    before: ({ path, headers }) =>
      path === '/api/payments/' && headers.authorization === 'Token owner-token'
        ? { headers: { ...headers, authorization: 'Token YOUR_API_TOKEN' } }
        : {},
    ...{ rules: /^payments_list/, places: /^(body|header|\/actions|order)/ },
  },
  {
    name: 'Content-Type has a charset',
    after: header(isListOf('payments'), 'content-type', (type) => `${type}; charset=utf-8`),
    ...{ rules: /^(payments_list|languages|authentication)/, places: /^header content-type$/ },
  },
  {
    name: 'Allow lacks a method',
    after: header(isRow, 'allow', (allow) => allow.replace(', PATCH', '')),
    ...{ rules: /^(payments_retrieve|languages)/, places: /^header allow$/ },
  },
  {
    name: 'Vary is gone',
    after: header(isListOf('payment-profiles'), 'vary', () => undefined),
    ...{ rules: /^payment_profiles_list/, places: /^header vary$/ },
  },
  {
    name: 'no redirect to the slash',
    after: answers(
      ({ path }) => path === '/api/payments',
      (answer) => ({ ...answer, status: 404 }),
    ),
    ...{ rules: /^(payments_list: slash|routing)$/, places: STATUS_AND_BODY },
  },
  {
    name: 'a redirect elsewhere',
    after: header(
      ({ path }) => path === '/api/payments',
      'location',
      () => 'https://elsewhere.example/api/payments/',
    ),
    ...{ rules: /^(payments_list: slash|routing)$/, places: /^header location$/ },
  },
  {
    name: 'an empty body',
    after: answers(isVersion, (answer) => ({ ...answer, body: '' })),
    ...{ rules: /^version_retrieve$/, places: /^body$/ },
  },
  {
    name: 'an HTML page of an error',
    waits: true,
    after: answers(isVersion, (answer) => ({
      ...{ ...answer, status: 502 },
      headers: { 'content-type': 'text/html' },
      body: '<html><h1>Bad Gateway</h1></html>',
    })),
    ...{ rules: /^version_retrieve$/, places: STATUS_AND_BODY },
  },
  {
    name: 'HTML at 200',
    after: answers(isRow, (answer) => ({
      ...answer,
      headers: { 'content-type': 'text/html' },
      body: '<html>Sign in</html>',
    })),
    ...{ rules: /^(payments_retrieve|languages)/, places: STATUS_AND_BODY },
  },
  {
    name: 'JSON that is none',
    after: answers(isRow, (answer) => ({ ...answer, body: answer.body.slice(0, -1) })),
    ...{ rules: /^(payments_retrieve|languages)/, places: /^body$/ },
  },
  {
    name: 'an answer that is cut',
    waits: true,
    after: answers(isVersion, () => 'cut'),
    ...{ rules: /^version_retrieve$/, places: /^answer$/ },
  },
  {
    name: 'an answer that does not come',
    ...{ waits: true, timeoutMs: 15_000 },
    after: answers(
      (asked) => isVersion(asked) && asked.method === 'GET' && isNobody(asked),
      () => 'silence',
    ),
    ...{ rules: /^version_retrieve$/, places: /^answer$/ },
  },
  {
    name: 'metadata has another label',
    after: json(isOptions, (value) => ({ ...Object(value), name: 'Payments' })),
    ...{ rules: /^payments_list: OPTIONS$/, places: /^\/name$/ },
  },
  {
    name: 'metadata has no actions',
    after: json(isOptions, (value) => {
      const { actions: _, ...more } = Object(value);
      return more;
    }),
    ...{ rules: /^payments_list: OPTIONS$/, places: /^\/actions$/ },
  },
  {
    name: 'HEAD is refused',
    after: answers(
      ({ method, path }) => method === 'HEAD' && path === '/api/customers/',
      (answer) => ({ ...answer, status: 405 }),
    ),
    ...{ rules: /^customers_list: HEAD$/, places: STATUS },
  },
  {
    name: 'any format is taken',
    before: ({ path }) => ({ path: path.replace('?format=xml', '') }),
    ...{ rules: /(_list|_retrieve): format$/, places: STATUS_AND_BODY },
  },
  {
    name: 'any media type is accepted',
    before: ({ headers }) =>
      headers.accept === 'application/pdf' ? { headers: { ...headers, accept: '*/*' } } : {},
    ...{ rules: /: Accept$/, places: STATUS_AND_BODY },
  },
  {
    name: 'one language alone',
    before: ({ headers: { 'accept-language': _, ...headers } }) => ({ headers }),
    ...{ rules: /^languages$/, places: /^(\/|header content-language|body)/ },
  },
  {
    name: 'a method that is not there is not found',
    refusals: true,
    after: answers(
      (_, { status }) => status === 405,
      (answer) => ({ ...answer, status: 404 }),
    ),
    ...{ rules: /methods|no such row|permission/, places: STATUS_AND_BODY },
  },
];
