/** Run by `environment.test.ts` alone: an app that serves a small document of itself, and does not keep to it. */
import { afterAll, expect, it } from '@jest/globals';
import express from 'express';
import supertest from 'supertest';
import { SMALL_DOCUMENT } from '../openapi/small-document.ts';

const app = express();
app.disable('x-powered-by').disable('etag');
app.locals['contract'] = 'documented';
app.get('/__admin/openapi.json', (_req, res) => void res.json(SMALL_DOCUMENT));
app.get('/api/things/', ({ query }, res) => {
  const list = JSON.stringify([{ name: query['name'] === 'wrong' ? 1 : 'one' }]);
  res.writeHead(200, { 'Content-Type': 'application/json', 'X-Result-Count': '1' }).end(list);
});

const ask = (name: string) => supertest(app).get(`/api/things/?name=${name}`).expect(200);

it('asks nothing', () => {
  expect(1).toBe(1);
});

it('is answered as documented', async () => {
  expect((await ask('right')).body).toHaveLength(1);
});

it('is answered what is not documented', async () => {
  expect((await ask('wrong')).body).toHaveLength(1);
});

it('is answered as documented again', async () => {
  expect((await ask('right')).body).toHaveLength(1);
});

if (process.env['LATE'] !== undefined) {
  afterAll(async () => {
    await ask('wrong');
  });
}
