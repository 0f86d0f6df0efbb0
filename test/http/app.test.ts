/** The Express app over stub handlers: what goes out, and what a request becomes. Source: BEHAVIOUR 1, 4, 10 and 11. */
import { describe, expect, it } from '@jest/globals';
import express from 'express';
import request from 'supertest';
import { emptyReply, jsonReply, type Reply } from '../../src/drf/reply.ts';
import type { Request } from '../../src/drf/request.ts';
import { answerJson, makeApp, serve, tellSize } from './serve.ts';

const text = (body: string, headers = {}): Reply => ({
  status: 200,
  headers,
  body: { kind: 'text', text: body },
});

/** Answers with what the request said. */
const tell = ({ method, path, queryString, base, prefix }: Request): Reply =>
  answerJson({ method, path, queryString, base, prefix });

describe('an answer', () => {
  const bodies = {
    json: jsonReply({ a: 'õ' }, 201, { Location: '/x/' }),
    text: text('õ', { 'Content-Type': 'application/json' }),
    bytes: { status: 200, headers: {}, body: { kind: 'bytes', bytes: Uint8Array.of(0, 255) } },
    none: emptyReply(204),
  } as const satisfies Record<string, Reply>;

  it.each([
    ['json', 201, '10', '{"a":"õ"}'],
    ['text', 200, '2', 'õ'],
    ['bytes', 200, '2', '\0\ufffd'],
    ['none', 204, '0', ''],
  ] as const)(
    'of %s has its status, its length and its body',
    async (kind, status, length, body) => {
      const served = await serve(makeApp(() => bodies[kind]).app);
      const answer = await served.exchange(
        'GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n',
      );
      await served.close();
      const [head = '', sent = ''] = answer.split('\r\n\r\n');
      expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
      expect(head).toContain(`\r\nContent-Length: ${length}\r\n`);
      expect(Buffer.from(sent, 'latin1').toString()).toBe(body);
    },
  );

  it('carries the headers of the reply, and none of Express', async () => {
    const { app } = makeApp(() => text('x', { Allow: 'GET', 'Content-Type': 'text/plain' }));
    const { headers } = await request(app).get('/');
    expect(headers).toMatchObject({ allow: 'GET', 'content-type': 'text/plain' });
    expect(Object.keys(headers).sort()).toEqual([
      'allow',
      'connection',
      'content-length',
      'content-type',
      'date',
    ]);
  });

  it('ignores conditions', async () => {
    const { app } = makeApp(() => text('x'));
    const { status } = await request(app)
      .get('/')
      .set('If-None-Match', '*')
      .set('Range', 'bytes=0-0');
    expect(status).toBe(200);
  });

  it('to HEAD has the headers of GET and no body', async () => {
    const served = await serve(makeApp(() => text('12345', { 'X-Result-Count': '5' })).app);
    const answer = await served.exchange('HEAD / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n');
    await served.close();
    expect(answer).toMatch(/\r\nX-Result-Count: 5\r\nContent-Length: 5\r\n[\s\S]*\r\n\r\n$/);
  });

  it.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'REPORT'])(
    'to %s comes from the handler',
    async (method) => {
      const served = await serve(makeApp(tell).app);
      const answer = await served.exchange(
        `${method} /nowhere?x HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
      );
      await served.close();
      expect(answer).toContain(`{"method":"${method}","path":"/nowhere","queryString":"x"`);
    },
  );

  it('is told to the journal with its status, once it is out', async () => {
    const { app, told } = makeApp(() => emptyReply(404));
    await request(app).get('/api/x/?y=1');
    await request(app).delete('/z');
    expect(told.answers).toEqual(['GET /api/x/?y=1 404', 'DELETE /z 404']);
  });
});

describe('a request', () => {
  it.each([
    ['/', '/', ''],
    ['/api/payments/?a=1&a=2', '/api/payments/', 'a=1&a=2'],
    ['/api%2Fpayments/%C3%B5/', '/api/payments/õ/', ''],
    ['/a?b?c#d', '/a', 'b?c'],
    ['/a/#b?c', '/a/', ''],
    ['/a?', '/a', ''],
    ['//api//payments/', '//api//payments/', ''],
    ['/%FF/', '/%FF/', ''],
    ['/../a/./b', '/../a/./b', ''],
    ['http://elsewhere.test/api/payments/?a=1', '/api/payments/', 'a=1'],
    ['HTTPS://elsewhere.test:8443/api/', '/api/', ''],
    ['http://elsewhere.test?a=1', '', 'a=1'],
    ['ftp://elsewhere.test/a?b', '/a', 'b'],
  ])('for %s has its path and query', async (target, path, queryString) => {
    const served = await serve(makeApp(tell).app);
    const answer = await served.exchange(
      `GET ${target} HTTP/1.1\r\nHost: mock.test\r\nConnection: close\r\n\r\n`,
    );
    await served.close();
    const [, body = ''] = answer.split('\r\n\r\n');
    const base = 'http://mock.test';
    expect(JSON.parse(Buffer.from(body, 'latin1').toString())).toEqual({
      method: 'GET',
      path,
      queryString,
      base,
      prefix: '',
    });
  });

  it.each([
    [{}, 'http://mock.test:81'],
    [{ 'X-Forwarded-Proto': 'https' }, 'https://mock.test:81'],
    [{ 'X-Forwarded-Proto': ' https , http' }, 'https://mock.test:81'],
    [{ 'X-Forwarded-Proto': 'http, https' }, 'http://mock.test:81'],
    [{ 'X-Forwarded-Proto': 'HTTPS' }, 'http://mock.test:81'],
    [{ 'X-Forwarded-Proto': '' }, 'http://mock.test:81'],
    [
      { 'X-Forwarded-Host': 'evil.test', 'X-Forwarded-Port': '99', Forwarded: 'host=evil' },
      'http://mock.test:81',
    ],
  ])('with %j has its origin from Host', async (headers, base) => {
    const { app } = makeApp(tell);
    const { body } = await request(app).get('/').set('Host', 'mock.test:81').set(headers);
    expect(body).toMatchObject({ base });
  });

  it('has the origin of a public URL, whatever Host says', async () => {
    const { app } = makeApp(tell, { publicUrl: 'https://public.test/base' });
    const { body } = await request(app)
      .get('/')
      .set('Host', 'other')
      .set('X-Forwarded-Proto', 'http');
    expect(body).toMatchObject({ base: 'https://public.test/base', prefix: '' });
  });

  it('without a Host has the address of its socket', async () => {
    const served = await serve(makeApp(tell).app);
    const answer = await served.exchange('GET / HTTP/1.0\r\n\r\n');
    await served.close();
    expect(answer).toMatch(/"base":"http:\/\/127\.0\.0\.1:\d+"/);
  });

  it('to an app under a path has that path for its prefix, and not in its path', async () => {
    const parent = express().use('/mocks/one', makeApp(tell).app);
    const { body } = await request(parent).get('/mocks/one/api/payments/?a=1').set('Host', 'h');
    expect(body).toEqual({
      method: 'GET',
      path: '/api/payments/',
      queryString: 'a=1',
      base: 'http://h/mocks/one',
      prefix: '/mocks/one',
    });
  });

  it('has its headers by lower-case name, repeated ones in one', async () => {
    const { app } = makeApp(({ headers }) =>
      answerJson([
        headers['accept'] ?? '',
        headers['set-cookie'] ?? '',
        headers['constructor'] ?? '',
      ]),
    );
    const served = await serve(app);
    const answer = await served.exchange(
      'GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nAccept: a\r\nACCEPT: b\r\n' +
        'Set-Cookie: c\r\nSet-Cookie: d\r\n\r\n',
    );
    await served.close();
    expect(answer).toContain('["a,b","c,d",""]');
  });

  it.each([
    ['Authorization: Token', 'Authorization: a', 'authorization', 'Token,a'],
    ['Authorization:', 'authorization: Token a', 'authorization', ',Token a'],
    ['Cookie: a=1', 'Cookie: b=2', 'cookie', 'a=1,b=2'],
    ['Accept: a', 'Accept:', 'accept', 'a,'],
    [
      'Content-Type: text/plain',
      'Content-Type: application/json',
      'content-type',
      'application/json',
    ],
  ])('has of %j and %j what gunicorn makes of them', async (first, second, name, joined) => {
    const { app } = makeApp(({ headers }) => answerJson([headers[name] ?? '']));
    const served = await serve(app);
    const answer = await served.exchange(
      `GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n${first}\r\n${second}\r\n\r\n`,
    );
    await served.close();
    expect(answer).toContain(JSON.stringify([joined]));
  });

  it('has its query read, the last value winning', async () => {
    const { app } = makeApp(({ query }) => answerJson([query.get('a') ?? null, query.names()]));
    expect((await request(app).get('/?b&a=1&a=2')).body).toEqual(['2', ['b', 'a']]);
  });
});

describe('the control plane', () => {
  const admin = async ({ path, prefix }: Request) => answerJson({ admin: path, prefix });

  it.each([
    ['/__admin', '/'],
    ['/__admin/', '/'],
    ['/__admin/reset', '/reset'],
  ])('is served under %s', async (url, path) => {
    const { app, told } = makeApp(tell, { admin });
    expect((await request(app).get(url)).body).toEqual({ admin: path, prefix: '/__admin' });
    expect(told.answers).toEqual([]);
  });

  it.each(['/__administration', '/api/__admin/', '/'])('is not served under %s', async (url) => {
    const { app } = makeApp(tell, { admin });
    expect((await request(app).get(url)).body).toMatchObject({ path: url });
  });

  it('is not there unless it is given', async () => {
    const { app } = makeApp(tell);
    expect((await request(app).get('/__admin/reset')).body).toMatchObject({
      path: '/__admin/reset',
    });
  });
});

describe('cross-origin access', () => {
  const EXPOSED = 'Link, X-Result-Count, X-Mock-Note';

  it('is granted to browsers of another origin', async () => {
    const { app } = makeApp(tell, { cors: true });
    const { headers } = await request(app).get('/').set('Origin', 'http://app.test');
    expect(headers).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-expose-headers': EXPOSED,
    });
    expect(headers).not.toHaveProperty('access-control-allow-methods');
  });

  it('tells OPTIONS what may be sent', async () => {
    const { app } = makeApp(() => emptyReply(200), { cors: true });
    const { headers } = await request(app).options('/').set('Origin', 'http://app.test');
    expect(headers).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS',
      'access-control-allow-headers':
        'DNT, User-Agent, X-Requested-With, X-CSRFToken, If-Modified-Since, Cache-Control, Content-Type, Range, ' +
        'Authorization, Keep-Alive, X-Impersonated-User-Uuid, sentry-trace, baggage, Accept-Language, X-Mock-Sandbox',
    });
  });

  it.each([
    ['nobody asks', true, {}],
    ['it is off', false, { Origin: 'http://app.test' }],
  ])('is not granted where %s', async (_, cors, sent) => {
    const { app } = makeApp(tell, { cors });
    const { headers } = await request(app).options('/').set(sent);
    expect(Object.keys(headers).join()).not.toMatch(/access-control/);
  });
});

describe('a fault of the mock', () => {
  const NOTE = 'A fault of the mock itself, not of the API. Please report it.';
  const fault = new Error('boom');

  it.each([
    ['throws', () => Promise.reject(fault)],
    [
      'throws at once',
      () => {
        throw fault;
      },
    ],
  ])('where the handler %s is a 500 page with a note, and told', async (_, handle) => {
    const { app, told } = makeApp(handle);
    const answer = await request(app).get('/');
    expect(answer.status).toBe(500);
    expect(answer.headers).toMatchObject({
      'x-mock-note': NOTE,
      'content-type': 'text/html; charset=utf-8',
    });
    expect(answer.text).toContain('<h1>Server Error (500)</h1>');
    expect(told.errors).toEqual([fault]);
  });

  it('where a reply has a header that no socket takes is a 500 page too', async () => {
    const { app, told } = makeApp(() => text('x', { 'No name': 'x' }));
    expect((await request(app).get('/')).status).toBe(500);
    expect(told.errors).toHaveLength(1);
  });

  it('leaves the app at work', async () => {
    let calls = 0;
    const { app } = makeApp(() => {
      calls += 1;
      if (calls === 1) throw fault;
      return text('well');
    });
    expect((await request(app).get('/')).status).toBe(500);
    expect((await request(app).get('/')).text).toBe('well');
  });
});

describe('a body', () => {
  it.each([
    ['none', '', 0],
    ['short', 'x', 1],
    ['not ASCII', 'õ', 2],
    ['of the size allowed', 'x'.repeat(1_000_000), 1_000_000],
  ])('that is %s is read whole', async (_, sent, bytes) => {
    const { app } = makeApp(tellSize);
    const answer = await request(app).post('/').set('Content-Type', 'text/plain').send(sent);
    expect(answer.body).toEqual({ bytes });
  });

  it('is read once, however often it is asked for', async () => {
    const { app } = makeApp(async ({ body }) => {
      const [a, b] = await Promise.all([body.bytes(), body.bytes()]);
      return answerJson([a === b, (await body.bytes()).length]);
    });
    const answer = await request(app).post('/').set('Content-Type', 'text/plain').send('abc');
    expect(answer.body).toEqual([true, 3]);
  });

  it('that nobody reads hinders nobody', async () => {
    const { app, told } = makeApp(() => emptyReply(204));
    expect(
      (
        await request(app)
          .delete('/')
          .send({ a: 'x'.repeat(200_000) })
      ).status,
    ).toBe(204);
    expect(told.errors).toEqual([]);
  });
});
