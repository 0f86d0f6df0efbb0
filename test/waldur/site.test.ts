import { beforeEach, describe, expect, it } from '@jest/globals';
import { createClient, type Method, ORIGIN } from '../client.ts';
import { INVOICE, PAYMENT } from '../resources/base-world.ts';
import { TEXT } from '../resources/refusals.ts';

const METHODS: readonly Method[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const PATHS = [
  '/api/payments',
  `/api/payments/${PAYMENT.unlinked}`,
  `/api/payments/${PAYMENT.unlinked}/link_to_invoice`,
  `/api/payments/${PAYMENT.linked}/unlink_from_invoice`,
  '/api/payment-profiles',
  `/api/invoices/${INVOICE.created}/paid`,
];
const NO_PAGE = `
<!doctype html>
<html lang="en">
<head>
  <title>Not Found</title>
</head>
<body>
  ${TEXT.notFoundPage}
</body>
</html>
`;

describe('the site', () => {
  const api = createClient();

  beforeEach(() => api.reset());

  it.each(PATHS.flatMap((path) => METHODS.map((method) => [method, path] as const)))(
    'redirects %s %s to its final slash, and does nothing',
    async (method, path) => {
      const before = api.state();
      const json = ['GET', 'HEAD', 'OPTIONS'].includes(method) ? undefined : { sum: '9' };
      const { status, headers, bytes } = await api.send({
        method,
        path: `${path}?a=1&b=%20`,
        json,
      });
      expect([status, headers['location'], bytes.length]).toEqual([301, `${path}/?a=1&b=%20`, 0]);
      expect(headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        vary: 'Accept-Language, Cookie',
        'content-language': 'en',
      });
      expect(headers['allow'] ?? headers['x-frame-options']).toBeUndefined();
      expect(api.state()).toEqual(before);
    },
  );

  it.each([
    ['/api/payments/a%20b', '/api/payments/a%20b/'],
    ['/api/payments/t%C3%B5end', '/api/payments/t%C3%B5end/'],
    ['/api/payments/a%5Bb%3F', '/api/payments/a%5Bb%3F/'],
  ])('redirects %s to %s', async (path, location) => {
    const { status, headers } = await api.get(path, 'anonymous');
    expect([status, headers['location']]).toEqual([301, location]);
  });

  it.each([
    '/nowhere',
    '/nowhere/',
    '/api/nowhere/',
    '/api//payments/',
    '//api/payments/',
    '/api/payments//',
    '/API/payments/',
    '/api/Payments/',
    `/api/payments/${PAYMENT.unlinked}/nothing/`,
    `/api/payments/${PAYMENT.unlinked}/link-to-invoice/`,
    `/api/payments/${PAYMENT.unlinked}/link_to_invoice/more/`,
    '/api/payments/a/b/c/d/',
    '/api/payments/a.b.c/',
    '/api/payments/../payments/',
    '/api/media/',
    '/api/payments/%00/x/y/',
  ])('has no page at %s', async (path) => {
    const { status, headers, text } = await api.get(path);
    expect([status, text]).toEqual([404, NO_PAGE]);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'x-frame-options': 'DENY',
    });
    expect(headers['allow']).toBeUndefined();
  });

  it.each(METHODS.slice(2))('has no page for %s either', async (method) => {
    const { status, text } = await api.send({ method, path: '/api/nowhere/', json: {} });
    expect([status, text]).toEqual([404, NO_PAGE]);
  });

  it.each([
    '/api%2Fpayments%2F',
    '/api/payment%73/',
    `/api/payments/${PAYMENT.unlinked.replace('-', '%2D')}/`,
  ])('undoes percent-encoding: %s', async (path) => {
    expect((await api.get(path)).status).toBe(200);
  });

  it.each([
    '/api/payments.json',
    '/api/payments.json/',
    '/api/payments/?format=json',
    '/api/payments.json?format=xml',
  ])('answers %s as JSON', async (path) => {
    const { status, headers } = await api.get(
      `${path}${path.includes('?') ? '&' : '?'}page_size=1`,
    );
    expect([status, headers['content-type']]).toEqual([200, 'application/json']);
  });

  it.each(['/api/payments.xml', '/api/payments.api', '/api/payments/?format=xml'])(
    'has no format %s',
    async (path) => {
      const { status, json } = await api.get(path);
      expect([status, json]).toEqual([404, { detail: 'Not found.' }]);
    },
  );

  it.each(['a_b', 'a b', 'waldur.test:port', 'a/b', '[::1', 'ä.test'])(
    'refuses the Host %j',
    async (host) => {
      const headers = { Host: Buffer.from(host).toString('latin1') };
      const answer = await api.send({ path: '/api/payments/', headers });
      expect([answer.status, answer.headers['content-type']]).toEqual([
        400,
        'text/html; charset=utf-8',
      ]);
      expect(answer.text).toContain('<h1>Bad Request (400)</h1>');
      expect(answer.headers['x-mock-note']).toMatch(/Host/);
    },
  );

  it.each(['localhost', '127.0.0.1:8000', '[::1]:8000', 'Waldur.TEST', 'a-b.c'])(
    'takes the Host %s',
    async (host) => {
      const { status, headers } = await api.send({
        path: '/api/payments/',
        headers: { Host: host },
      });
      expect(status).toBe(200);
      expect(headers['link']).toContain(`<http://${host}/api/payments/>`);
    },
  );

  it.each(['/api/payments/', `/api/payments/${PAYMENT.unlinked}/`, '/nowhere/', '/'])(
    'answers a preflight of %s to everybody',
    async (path) => {
      const headers = { 'Access-Control-Request-Method': 'POST', Origin: 'https://app.test' };
      const answer = await api.send({ as: 'anonymous', method: 'OPTIONS', path, headers });
      expect([answer.status, answer.bytes.length]).toEqual([200, 0]);
      expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    },
  );

  it.each([
    [1000, 200],
    [1001, 400],
  ])('reads %i parameters: %i', async (count, status) => {
    const query = Array.from({ length: count }, (_none, index) => `a${index}=1`).join('&');
    const answer = await api.get(`/api/payments/${PAYMENT.unlinked}/?${query}`);
    expect(answer.status).toBe(status);
    if (status === 400) expect(answer.text).toContain('<h1>Bad Request (400)</h1>');
  });

  it('says nothing of a method that there is not', async () => {
    const headers = { 'X-HTTP-Method-Override': 'DELETE' };
    const path = `/api/payments/${PAYMENT.unlinked}/`;
    const { status, json } = await api.send({
      method: 'POST',
      path,
      headers,
      form: { _method: 'DELETE' },
    });
    expect([status, json]).toEqual([405, { detail: 'Method "POST" not allowed.' }]);
  });

  it('keeps the origin of hyperlinks to itself in redirects', async () => {
    const { headers } = await api.get('/api/payments');
    expect(headers['location']).not.toContain(ORIGIN);
  });
});
