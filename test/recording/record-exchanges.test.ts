/** The recorder tells of what a mock server answers, whatever way the answer goes out, and of nothing else. */
import { createServer, type RequestListener } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import express from 'express';
import supertest from 'supertest';
import { createMockServer } from '../../src/index.ts';
import { type Exchange, fromLine, toLine } from './exchange.ts';
import { recordExchanges } from './record-exchanges.ts';

const told: Exchange[] = [];
let stop: () => void;

beforeEach(() => {
  told.length = 0;
  stop = recordExchanges((exchange) => void told.push(exchange));
});

afterEach(() => stop());

/** An app like the mock's own, which answers in a way of its own. */
function fake(answer: RequestListener) {
  const app = express();
  app.locals['contract'] = 'fake';
  return app.use((req, res) => void answer(req, res));
}

describe('the recorder', () => {
  it('tells of a request to a mock server and its answer', async () => {
    const { app, as } = createMockServer({ contract: 'deployed' });
    const { text } = await supertest(app)
      .get('/api/payments/?page_size=1')
      .set(as('staff').headers);
    const [exchange] = told;
    expect(told).toHaveLength(1);
    expect(exchange).toMatchObject({
      contract: 'deployed',
      mount: '',
      method: 'GET',
      target: '/api/payments/?page_size=1',
      requestHeaders: { authorization: `Token ${as('staff').token}` },
      status: 200,
      headers: { 'content-type': 'application/json', allow: 'GET, POST, HEAD, OPTIONS' },
    });
    expect(exchange?.body.toString()).toBe(text);
  });

  it('tells where the server was mounted, and what another app set before it', async () => {
    const outer = express();
    outer.use((_req, res, next) => {
      res.setHeader('X-Outer', ['a', 'b']);
      next();
    });
    outer.use('/mock/waldur', createMockServer().app);
    await supertest(outer).get('/mock/waldur/api/configuration/').expect(200);
    expect(told).toMatchObject([
      {
        mount: '/mock/waldur',
        target: '/mock/waldur/api/configuration/',
        headers: { 'x-outer': 'a, b', 'x-frame-options': 'DENY' },
      },
    ]);
  });

  it.each<[string, RequestListener]>([
    ['at once', (_req, res) => void res.writeHead(201, { 'X-A': 'b' }).end('text')],
    [
      'with a word for the status',
      (_req, res) => void res.writeHead(201, 'Ok', { 'x-a': 'b' }).end('text'),
    ],
    ['with headers in a list', (_req, res) => void res.writeHead(201, ['x-a', 'b']).end('text')],
    [
      'without a head of its own',
      (_req, res) => {
        res.statusCode = 201;
        res.setHeader('x-a', 'b').end('text');
      },
    ],
    [
      'piece by piece',
      (_req, res) => {
        res.writeHead(201, { 'x-a': 'b' });
        res.write('te');
        res.write(Uint8Array.of(120));
        res.end(Buffer.from('t'));
      },
    ],
  ])('tells of an answer that goes out %s', async (_way, answer) => {
    await supertest(fake(answer)).get('/').expect(201);
    expect(told).toMatchObject([{ contract: 'fake', status: 201, headers: { 'x-a': 'b' } }]);
    expect(told[0]?.body.toString()).toBe('text');
  });

  it('passes over an answer that breaks off', async () => {
    const app = fake((_req, res) => void res.write('half', () => res.destroy()));
    await expect(supertest(app).get('/')).rejects.toThrow();
    expect(told).toEqual([]);
  });

  it('passes over servers that are no mock servers', async () => {
    await supertest(express()).get('/').expect(404);
    await supertest(createServer((_req, res) => void res.end()))
      .get('/')
      .expect(200);
    expect(told).toEqual([]);
  });

  it('tells no more when it has been stopped', async () => {
    stop();
    await supertest(createMockServer().app).get('/api/configuration/').expect(200);
    expect(told).toEqual([]);
  });
});

describe('an exchange', () => {
  it('is the same after its way through a file', async () => {
    await supertest(createMockServer().app).get('/api/media/x/').expect(404);
    const [exchange] = told;
    expect(exchange && fromLine(toLine(exchange))).toEqual(exchange);
  });
});
