/** What the real server cannot read or send, and what it answers before any view: pages of 500, and answers of no length. */
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { startMockServer } from '../../src/index.ts';
import { type Ask, createClient } from '../client.ts';
import { INVOICE, PROFILE } from '../resources/base-world.ts';

const deployed = createClient({ contract: 'deployed' });
const mended = createClient({ contract: { preset: 'deployed', server_faults: 'mended' } });
beforeEach(() => {
  deployed.reset();
  mended.reset();
});

const payment = { date_of_payment: '2023-10-01', sum: '1' };
const unknown = 'deadbeefdeadbeefdeadbeefdeadbeef';
const PAGE = '<h1>Server Error (500)</h1>';

type Case = readonly [what: string, ask: Ask, mendedStatus: number];

const links = (profile: string): Ask => ({
  method: 'POST',
  path: '/api/payments/',
  json: { ...payment, profile },
});
const choice = (payment_type: unknown): Ask => ({
  method: 'POST',
  path: '/api/payment-profiles/',
  json: { name: 'n', organization: 'x', payment_type },
});

describe('half of a surrogate pair', () => {
  it.each<Case>([
    ['alone', links('\ud800'), 400],
    ['in a path', links(`/api/payment-profiles/${PROFILE.active}/\ud83d`), 400],
    ['in the path of a URL', links('http://a/\udfff'), 400],
    ['that a choice would repeat', choice('\ud800'), 400],
  ])('%s cannot be read or sent', async (_, ask, status) => {
    const answer = await deployed.send(ask);
    expect([answer.status, answer.text.includes(PAGE)]).toEqual([500, true]);
    expect((await mended.send(ask)).status).toBe(status);
  });

  it.each<[string, Ask]>([
    ['in the host of a URL', links(`http://\ud800/api/payment-profiles/${unknown}/`)],
    ['in a list, where Python escapes it', choice(['\ud800'])],
  ])('%s does no harm', async (_, ask) => {
    expect((await deployed.send(ask)).status).toBe(400);
  });
});

describe('a filter by link', () => {
  it.each([
    'http://[',
    '//[x',
    '//a]',
    'http://h]/x',
    'ftp://]/',
    'HTTP://[bad/',
    'http://a\u2100b/',
  ])('fails on %j, which is no URL to Python', async (link) => {
    for (const path of [
      'payments/?profile=',
      'payment-profiles/?organization=',
      'invoices/?customer=',
    ]) {
      const ask = { path: `/api/${path}${encodeURIComponent(link)}` };
      expect((await deployed.send(ask)).status).toBe(500);
      expect((await mended.send(ask)).status).toBeLessThan(500);
    }
  });

  it('fails after what is wrong with other filters', async () => {
    const ask = { path: '/api/payments/?profile=//[x&profile_uuid=x' };
    expect((await deployed.send(ask)).status).toBe(400);
    expect((await deployed.send({ ...ask, method: 'OPTIONS' })).status).toBe(200);
  });
});

describe('an action with a suffix', () => {
  it.each([
    `invoices/${unknown}/set_backend_id.json`,
    `invoices/${unknown}/set_payment_url.json`,
    'invoices/nonsense/set_reference_number.json',
    `payment-profiles/${unknown}/enable.json`,
  ])('fails before its row is looked for where no state is checked: %s', async (path) => {
    expect((await deployed.send({ method: 'POST', path: `/api/${path}` })).status).toBe(500);
    expect((await mended.send({ method: 'POST', path: `/api/${path}` })).status).toBe(404);
  });

  it.each([
    `invoices/${unknown}/paid.json`,
    `invoices/${unknown}/send_notification.json`,
    `payments/${unknown}/link_to_invoice.json`,
  ])('finds its row first where one is: %s', async (path) => {
    expect((await deployed.send({ method: 'POST', path: `/api/${path}` })).status).toBe(404);
  });
});

describe('a method that changes nobody', () => {
  it.each(['TRACE', 'PROPFIND', 'COPY', 'POST'])('%s asks staff for no user', async (method) => {
    await using server = await startMockServer({ contract: 'deployed' });
    const { headers } = server.as('staff');
    const sent = request(`${server.url}/api/users/x/`, { method, headers, agent: false }).end();
    const [answer]: readonly IncomingMessage[] = await once(sent, 'response');
    expect([answer?.statusCode, JSON.parse(String(await answer?.toArray()))]).toEqual([
      ...[405, { detail: `Method "${method}" not allowed.` }],
    ]);
  });

  it.each(['PUT', 'PATCH', 'DELETE'] as const)('%s does', async (method) => {
    expect((await deployed.send({ method, path: '/api/users/x/' })).status).toBe(404);
  });
});

describe('what comes before all views', () => {
  it.each(['GET', 'HEAD', 'POST'] as const)('tells no length of a redirect: %s', async (method) => {
    const { status, headers } = await deployed.send({ method, path: '/api/payments' });
    expect([status, headers['content-length'], headers['location']]).toEqual([
      ...[301, undefined, '/api/payments/'],
    ]);
  });

  it('keeps the query of a redirect as a URI may have it', async () => {
    const path = `/api/invoices/${INVOICE.october}?a={}&b=|&c=%7b&d=[x]`;
    const { headers } = await deployed.send({ path });
    expect(headers['location']).toBe(
      `/api/invoices/${INVOICE.october}/?a=%7B%7D&b=%7C&c=%7b&d=[x]`,
    );
  });

  it('tells nothing but the type of a page about a bad host', async () => {
    const { status, headers } = await deployed.send({
      path: '/api/payments/',
      headers: { Host: 'h:x' },
    });
    expect([status, headers['content-type']]).toEqual([400, 'text/html; charset=utf-8']);
    expect([headers['x-frame-options'], headers['content-length']]).toEqual([undefined, undefined]);
  });
});
