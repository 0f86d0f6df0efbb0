/** The schema of HTTP archives, written down from the published one. Source: HAR 1.2; JSON Schemas of the package har-schema 2.0. */

const text = { type: 'string' } as const;
const whole = { type: 'integer' } as const;
const duration = { type: 'number', minimum: -1 } as const;

function members(properties: Readonly<Record<string, object>>, optional: readonly string[] = []) {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  const patternProperties = { '^_': {} };
  return { type: 'object', properties, required, patternProperties, additionalProperties: false };
}
const listOf = (items: object) => ({ type: 'array', items });

const pair = members({ name: text, value: text, comment: text }, ['comment']);
const cookie = members(
  {
    ...{ name: text, value: text, path: text, domain: text },
    expires: { type: ['string', 'null'], format: 'date-time' },
    httpOnly: { type: 'boolean' },
    secure: { type: 'boolean' },
    comment: text,
  },
  ['path', 'domain', 'expires', 'httpOnly', 'secure', 'comment'],
);
const parameter = members({ name: text, value: text, fileName: text, contentType: text }, [
  ...['value', 'fileName', 'contentType'],
]);
const message = {
  ...{ httpVersion: text, cookies: listOf(cookie), headers: listOf(pair) },
  ...{ headersSize: whole, bodySize: whole },
};
const request = members(
  {
    method: text,
    url: { type: 'string', format: 'uri' },
    ...message,
    queryString: listOf(pair),
    postData: members({ mimeType: text, text, params: listOf(parameter) }, ['text', 'params']),
  },
  ['postData'],
);
const response = members({
  ...{ status: whole, statusText: text, ...message, redirectURL: text },
  content: members({ size: whole, mimeType: text, text, encoding: text, compression: whole }, [
    ...['text', 'encoding', 'compression'],
  ]),
});
const timings = members(
  {
    ...{ dns: duration, connect: duration, blocked: duration, ssl: duration },
    ...{ send: duration, wait: duration, receive: duration },
  },
  ['dns', 'connect', 'blocked', 'ssl'],
);
const entry = members(
  {
    pageref: text,
    startedDateTime: {
      type: 'string',
      format: 'date-time',
      pattern:
        '^([0-9]{4})(-)?([0-9]{2})(-)?([0-9]{2})(T)?([0-9]{2})(:)?([0-9]{2})(:)?([0-9]{2})(\\.[0-9]+)?(Z|([+-])([0-9]{2})(:)?([0-9]{2}))',
    },
    time: { type: 'number', minimum: 0 },
    request,
    response,
    cache: members({ beforeRequest: {}, afterRequest: {}, comment: text }, [
      ...['beforeRequest', 'afterRequest', 'comment'],
    ]),
    timings,
    serverIPAddress: text,
    connection: text,
    comment: text,
  },
  ['pageref', 'serverIPAddress', 'connection', 'comment'],
);

export const HAR_SCHEMA = members({
  log: members(
    {
      version: { type: 'string', const: '1.2' },
      creator: members({ name: text, version: text }),
      browser: members({ name: text, version: text }),
      pages: listOf({}),
      entries: listOf(entry),
      comment: text,
    },
    ['browser', 'pages', 'comment'],
  ),
});
