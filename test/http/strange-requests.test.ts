/** Requests of which less would reach the mock than was sent, were they not looked after. */
import { describe, expect, it } from '@jest/globals';
import express from 'express';
import supertest from 'supertest';
import { createMockServer, startMockServer } from '../../src/index.ts';
import { exchangeAt } from './serve.ts';

const TOKEN = 'Authorization: Token YOUR_API_TOKEN';
const PAYMENTS = '/api/payments/';
const TAKEN =
  'the body was read before it came to the mock: mount the mock before whatever parses bodies, such as express.json()';

describe('a request', () => {
  it.each([1021, 3000])('has all of its headers, be they %j and more', async (others) => {
    await using server = await startMockServer();
    const lines = ['Host: a', 'Connection: close', ...Array.from({ length: others }, () => 'a:')];
    const head = [`GET ${PAYMENTS} HTTP/1.1`, ...lines, TOKEN, 'X-Marker: 1', '', ''].join('\r\n');
    const answer = await exchangeAt(server.port, head);
    // Node 24 has a limit of its own, and says so.
    expect(answer).toMatch(/^HTTP\/1\.1 (?:200 OK|431 Request Header Fields Too Large)/);
    const told = server.requests.verify({ matches: { headers: { 'x-marker': '1' } }, times: 0 });
    expect(told.verified).toBe(false);
  });

  it('whose body another parser has read is told what to do, and says nothing of its body', async () => {
    const mock = createMockServer();
    const app = express().disable('x-powered-by').use(express.json(), mock.app);
    const asked = supertest(app).post(PAYMENTS).set(mock.as('staff').headers).send({ sum: '9' });
    const { status, body } = await asked;
    expect([status, body]).toEqual([503, { errors: [{ pointer: '', message: TAKEN }] }]);
    for (const matches of [{ body: { sum: '9' } }, { wholeBody: {} }, { wholeBody: null }]) {
      for (const times of [0, 1]) {
        expect(mock.requests.verify({ matches, times })).toMatchObject({ undecided: true });
      }
    }
    const reset = await supertest(app).post('/__admin/reset').send({ keep: [] });
    expect(reset.status).toBe(503);
    // Without a body there is nothing to miss.
    const listed = await supertest(app).get(PAYMENTS).set(mock.as('staff').headers);
    expect(listed.status).toBe(200);
  });

  it('whose body cannot be read has one all the same', async () => {
    await using server = await startMockServer();
    const headers = { ...server.as('staff').headers, 'Content-Type': 'application/json' };
    for (const body of ['{"sum": ', 'null']) {
      await fetch(server.url + PAYMENTS, { method: 'POST', headers, body });
    }
    const matches = { operation: 'payments_create', wholeBody: null } as const;
    expect(server.requests.verify({ matches, times: 1 })).toEqual({ verified: true });
  });

  it('that Node cannot read has no method that was the beginning of a body', async () => {
    await using server = await startMockServer();
    const line = '{"password":"S3cret-0815", "note":"sent by HTTP/1.1"}';
    await exchangeAt(server.port, `POST ${PAYMENTS} HTTP/1.1\r\nHost: a\r\n\r\n${line}\r\n\r\n`);
    expect(server.requests.entries().map(({ method }) => method)).toEqual(['POST', '']);
    expect(JSON.stringify(server.requests.entries())).not.toContain('S3cret');
  });
});
