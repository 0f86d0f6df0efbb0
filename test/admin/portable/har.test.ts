/** The journal as an HTTP archive. */
import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { type StartedMockServer, startMockServer } from '../../../src/index.ts';
import { openSandbox } from '../../../src/testing/test-server.ts';
import { HAR_SCHEMA } from './har-schema.ts';

const ajv = new Ajv2020({ allErrors: true, strict: false });
formats.default(ajv);
const isHar = ajv.compile(HAR_SCHEMA);
const EXAMPLE = 'a1b2c3d4-e5f6-7890-abcd-ef1234567890';

async function asked(server: StartedMockServer): Promise<void> {
  const { headers } = server.as('staff');
  const payments = `${server.url}/api/payments/`;
  const profile = `${server.url}/api/payment-profiles/${EXAMPLE}/`;
  const json = {
    ...headers,
    'Content-Type': 'application/json',
    Cookie: 'a=1; csrftoken=secret-one',
  };
  const fields = { profile, date_of_payment: '2023-10-01', sum: '5.00' };
  const upload = new FormData();
  for (const [name, value] of Object.entries(fields)) upload.set(name, value);
  upload.set(
    'proof',
    new Blob([new Uint8Array([255, 0, 254])], { type: 'image/png' }),
    'proof.png',
  );
  server.faults.add({ operation: 'payments_create', respond: 'service_unavailable', times: 1 });
  for (const body of [
    JSON.stringify(fields),
    new URLSearchParams(fields),
    upload,
    '{"sum":',
  ] as const) {
    const own = typeof body === 'string' ? json : headers;
    await (await fetch(payments, { method: 'POST', headers: own, body })).text();
  }
  await (await fetch(`${payments}?page_size=2&nonsense=%C3%A4&nonsense=b`, { headers })).text();
  await (await fetch(payments, { method: 'HEAD', headers })).text();
  await (
    await fetch(`${server.url}/api/media/ed000000-0000-4000-8000-000000000001/`, { headers })
  ).text();
  await (await fetch(`${server.url}/nowhere`)).text();
}

describe('GET /__admin/requests/har', () => {
  it('is an archive by the published schema, whatever was asked', async () => {
    await using server = await startMockServer();
    await asked(server);
    const har = server.requests.har();
    isHar(JSON.parse(JSON.stringify(har)));
    expect(isHar.errors).toBeNull();
    expect(har.log.entries).toHaveLength(server.requests.entries().length);
    expect(await (await fetch(`${server.url}/__admin/requests/har`)).json()).toEqual(har);
  });

  it('tells addresses, forms, files, what was ignored and which fault struck', async () => {
    await using server = await startMockServer();
    await asked(server);
    const [json, form, upload, , list] = server.requests.har().log.entries;
    expect(json).toMatchObject({
      _fault: expect.any(String),
      _operation: 'payments_create',
      _sandbox: 'default',
      request: {
        url: `${server.url}/api/payments/`,
        cookies: [{ name: 'a' }, { name: 'csrftoken' }],
      },
      response: { status: 503 },
    });
    expect(JSON.stringify(server.requests.har())).not.toContain('secret-one');
    expect(form?.request.postData?.params).toContainEqual({ name: 'sum', value: '5.00' });
    expect(upload?.request.postData?._encoding).toBe('base64');
    expect(upload?.request.postData?.params).toContainEqual({
      ...{ name: 'proof', fileName: 'proof.png', contentType: 'image/png' },
    });
    expect(list?._ignored.query).toEqual(['nonsense']);
    expect(list?.request.queryString).toEqual([
      ...[
        { name: 'page_size', value: '2' },
        { name: 'nonsense', value: 'ä' },
      ],
      { name: 'nonsense', value: 'b' },
    ]);
  });

  it('gives what a pattern or filters select, and refuses what is none', async () => {
    await using server = await startMockServer();
    await asked(server);
    const counted = (har: { log: { entries: readonly unknown[] } }) => har.log.entries.length;
    expect(counted(server.requests.har({ operation: 'payments_create' }))).toBe(4);
    const test = await openSandbox(server.url);
    expect(counted(await test.requests.har({ operation: 'payments_create', status: 201 }))).toBe(2);
    const filtered = await fetch(`${server.url}/__admin/requests/har?operation=payments_list`);
    expect(await filtered.json()).toMatchObject({
      log: { entries: [{ _operation: 'payments_list' }, {}] },
    });
    expect((await fetch(`${server.url}/__admin/requests/har?status=x`)).status).toBe(400);
    expect(() => server.requests.har(JSON.parse('{"metod": "GET"}'))).toThrow(
      'did you mean "method"',
    );
  });
});
