/** The HTTP server's messages are the app's own from the start. */
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import express from 'express';
import supertest from 'supertest';
import { createHttpServer } from '../../src/http/http-server.ts';

describe('createHttpServer', () => {
  it('gives an Express app requests and responses whose prototypes it need not change', async () => {
    const app = express();
    const seen: object[] = [];
    app.use((req, res) => {
      seen.push(Object.getPrototypeOf(req), Object.getPrototypeOf(res));
      res.json({
        app: req.app === app && res.app === app,
        query: req.query,
        type: res.get('Content-Type') ?? null,
      });
    });
    const before = [app.request, app.response];
    const answer = await supertest(createHttpServer(app, () => undefined)).get('/?a=1');
    expect(answer.body).toEqual({ app: true, query: { a: '1' }, type: null });
    expect(seen).toEqual([app.request, app.response]);
    expect(before).not.toContain(app.request);
  });

  it('leaves the app as useful on any other server, and inside another app', async () => {
    const app = express();
    app.use((req, res) => void res.json({ path: req.path, mount: req.baseUrl }));
    createHttpServer(app, () => undefined);
    const outer = express().use('/mock', app);
    expect((await supertest(createServer(app)).get('/a')).body).toEqual({ path: '/a', mount: '' });
    expect((await supertest(outer).get('/mock/a')).body).toEqual({ path: '/a', mount: '/mock' });
  });

  it('hands on a request that expects what nobody knows', async () => {
    const server = createHttpServer(
      (req, res) => void res.end(req.headers.expect),
      () => undefined,
    );
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = Object(server.address());
    const sent = request({ host: '127.0.0.1', port, headers: { Expect: '200-ok' } }).end();
    const [answer] = await once(sent, 'response');
    const [text] = await once(answer, 'data');
    server.close();
    expect([answer.statusCode, String(text)]).toEqual([200, '200-ok']);
  });

  it('serves a plain listener too', async () => {
    const server = createHttpServer(
      (_req, res) => void res.end('plain'),
      () => undefined,
    );
    expect((await supertest(server).get('/')).text).toBe('plain');
  });
});
