/** Requests to the control plane that nobody should send: examples with something strange in them, or nothing but strange. */
import fc from 'fast-check';

/** All of it happens in this sandbox, so that the other traffic has its peace; some of it drops that. */
export const FUZZED = '/__sandbox/fuzz/';
const PREFIX = FUZZED.slice(0, -1);
/** Longest that a wait or a feed may take, in milliseconds: thousands of them are sent. */
const WAIT_MS = 20;

const NAMES = [
  '__proto__',
  'constructor',
  'toString',
  'keep',
  'mode',
  'now',
  'ms',
  'offsetMs',
  'name',
].concat(
  [
    'operation',
    'respond',
    'status',
    'headers',
    'body',
    'times',
    'skip',
    'when',
    'transport',
    'delayMs',
  ],
  [
    'matches',
    'sequence',
    'exact',
    'timeoutMs',
    'fixtures',
    'scenario',
    'seed',
    'ttlSeconds',
    'payments',
    '',
  ],
);
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(
    '\0',
    '\n',
    '\r\nX: y',
    '\x7f',
    '\ud800',
    '例',
    '%',
    '..',
    '/',
    ' ',
    'default',
    'fuzz',
  ),
  fc.constantFrom(
    '9999-12-31T23:59:59.999999Z',
    '0001-01-01T00:00:00Z',
    '1e999',
    '-0',
    'x'.repeat(3000),
  ),
  fc.constantFrom(...NAMES),
);
const value = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  text,
  fc.constantFrom(0, -1, 0.5, 1e308, -1e15, 2 ** 31, 2 ** 53, null, true, [], {}),
  fc.dictionary(fc.constantFrom(...NAMES), fc.jsonValue({ maxDepth: 1 }), { maxKeys: 4 }),
);
const member = fc.tuple(fc.constantFrom(...NAMES), value);

/** A body for an operation: its example, with up to three of its members changed, cut somewhere, or anything. */
const bodyFor = ({ body = '{}' }) =>
  fc.oneof(
    fc.constant(body),
    fc.array(member, { minLength: 1, maxLength: 3 }).map((members) => withMembers(body, members)),
    fc.tuple(fc.nat(body.length), fc.string()).map(([at, more]) => body.slice(0, at) + more),
    value.map((any) => JSON.stringify(any)),
    fc.dictionary(fc.constantFrom(...NAMES), value).map((any) => JSON.stringify(any)),
    fc.constantFrom('', '[', '"', '['.repeat(5000), '{"a":'.repeat(2000), '\ufeff{}', 'null'),
    fc.uint8Array({ maxLength: 50 }).map((bytes) => Buffer.from(bytes)),
  );

/** Own members, `__proto__` too. */
function withMembers(body, members) {
  const pairs = Object.entries(JSON.parse(body)).concat(members);
  return `{${pairs.map(([name, any]) => `${JSON.stringify(name)}:${JSON.stringify(any)}`).join(',')}}`;
}

const escaped = (any) =>
  encodeURIComponent(any.toWellFormed?.() ?? any.replaceAll(/\p{Cs}/gu, '\ufffd'));
const segment = fc.oneof(
  text.map(escaped),
  fc.constantFrom(
    '%00',
    '%0a',
    '%7f',
    '%E4%BE%8B',
    '%ff',
    '%',
    '%2F',
    '{}',
    'a',
    'before-checkout',
  ),
);
const query = fc
  .array(
    fc.tuple(fc.constantFrom('format', 'contract', 'status', 'since', 'limit', 'path', 'a'), text),
  )
  .map((pairs) => pairs.map(([name, any]) => `${name}=${escaped(any)}`).join('&'));
const prefix = fc.oneof(
  { weight: 20, arbitrary: fc.constant(PREFIX) },
  { weight: 1, arbitrary: segment.map((name) => `/__sandbox/${name}`) },
);
const header = fc.oneof(
  { weight: 20, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: fc
      .string({
        unit: fc.integer({ min: 0x20, max: 0xff }).map((code) => String.fromCharCode(code)),
      })
      .map((name) => ({ 'X-Mock-Sandbox': name.replaceAll('\x7f', '') })),
  },
);
const method = fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS');

/** So many requests, the same ones for the same seed. `operations` are those of the control plane. */
export function controlRequests(operations, { seed, count }) {
  const one = fc.constantFrom(...operations).chain((operation) =>
    fc.record({
      operation: fc.constant(operation),
      method: fc.oneof(
        { weight: 9, arbitrary: fc.constant(operation.method) },
        { weight: 1, arbitrary: method },
      ),
      prefix,
      segment: fc.oneof(fc.constant(undefined), segment),
      query: fc.oneof(fc.constant(''), query),
      headers: header,
      body: bodyFor(operation),
    }),
  );
  return fc.sample(one, { seed, numRuns: count }).map(asRequest);
}

function asRequest({ operation, method, prefix, segment, query, headers, body }) {
  const { pattern, path } = operation;
  const named = segment === undefined ? path : pattern.replace(/\{\w+\}/, segment);
  const search = [query, pattern.endsWith('/events') ? `timeoutMs=${WAIT_MS}` : ''].filter(Boolean);
  return {
    method,
    path: `${prefix}${named}${search.length === 0 ? '' : `?${search.join('&')}`}`,
    headers: { 'Content-Type': 'application/json', ...headers },
    body: method === 'GET' || method === 'HEAD' ? undefined : patient(pattern, body),
  };
}

/** A wait ends soon, whatever else is asked of it. */
function patient(pattern, body) {
  if (!pattern.endsWith('/wait') || typeof body !== 'string') return body;
  return body.endsWith('}') && body.length > 2
    ? `${body.slice(0, -1)},"timeoutMs":${WAIT_MS}}`
    : body;
}
