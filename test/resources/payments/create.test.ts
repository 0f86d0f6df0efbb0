import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Ask, CONTRACTS, createClient } from '../../client.ts';
import { CUSTOMER, MISSING, PAYMENT, PROFILE } from '../base-world.ts';
import { itRefuses, TEXT } from '../refusals.ts';

const PATH = '/api/payments/';
const profile = `/api/payment-profiles/${PROFILE.active}/`;
const good = { profile, date_of_payment: '2023-10-01', sum: '100.00' };
const asJson = { 'Content-Type': 'application/json' };

describe.each(CONTRACTS)('POST /api/payments/ (%s)', (contract) => {
  const api = createClient({ contract, now: '2024-05-06T07:08:09Z' });
  const { wire, url } = api;
  const post = (ask: Partial<Ask>) => api.send({ method: 'POST', path: PATH, ...ask });

  beforeEach(() => api.reset());

  it('answers 201 with the payment in the order of its keys, and where it is', async () => {
    const { status, headers, text, json } = await post({ json: good });
    expect(status).toBe(201);
    expect(json.uuid).toMatch(
      contract === 'documented' ? /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/ : /^[0-9a-f]{32}$/,
    );
    expect(headers).toMatchObject({
      location: `http://waldur.test/api/payments/${json.uuid}/`,
      'content-type': 'application/json',
      allow: 'GET, POST, HEAD, OPTIONS',
    });
    expect(text).toBe(
      JSON.stringify({
        uuid: json.uuid,
        url: headers['location'],
        profile: url('payment-profiles', PROFILE.active),
        date_of_payment: '2023-10-01',
        sum: '100.00',
        proof: null,
        invoice: null,
        ...(contract === 'documented' ? { invoice_uuid: null } : {}),
        invoice_period: null,
        customer_uuid: wire(CUSTOMER.alpha),
      }),
    );
  });

  it('stores one payment more, last in the list, and changes no other', async () => {
    const before = (await api.get(`${PATH}?page_size=300`)).json;
    const created = await post({ json: good });
    expect((await api.get(`${PATH}${created.json.uuid}/`)).text).toBe(created.text);
    expect((await api.get(`${PATH}?page_size=300`)).json).toEqual([...before, created.json]);
  });

  it('stores two payments that are alike under two uuids', async () => {
    const uuids = [(await post({ json: good })).json.uuid, (await post({ json: good })).json.uuid];
    expect(new Set(uuids).size).toBe(2);
    expect((await api.get(PATH)).headers['x-result-count']).toBe('31');
  });

  it('ignores what is read-only or unknown, whatever it is', async () => {
    const { status, json } = await post({
      json: {
        ...good,
        ...{
          uuid: MISSING,
          url: 5,
          invoice: `/api/invoices/${PAYMENT.unlinked}/`,
          invoice_uuid: [],
        },
        ...{ invoice_period: {}, customer_uuid: 'x', created: 'x', nonsense: null, Sum: 'x' },
      },
    });
    expect(status).toBe(201);
    expect(json).toMatchObject({ invoice: null, customer_uuid: wire(CUSTOMER.alpha) });
    expect(json.uuid).not.toBe(wire(MISSING));
  });

  it.each<[string, Partial<Ask>]>([
    ['JSON', { json: good }],
    ['a form', { form: good }],
    ['multipart', { parts: Object.entries(good).map(([name, value]) => ({ name, value })) }],
    [
      'JSON under a wildcard type',
      { raw: JSON.stringify(good), headers: { 'Content-Type': '*/*' } },
    ],
    [
      'JSON in capitals with a charset',
      {
        raw: JSON.stringify(good),
        headers: { 'Content-Type': 'APPLICATION/JSON; charset=latin1' },
      },
    ],
    [
      'JSON with a key twice',
      { raw: JSON.stringify(good).replace('{', '{"sum":"x",'), headers: asJson },
    ],
  ])('takes %s', async (_what, ask) => {
    const { status, json } = await post(ask);
    expect(status).toBe(201);
    expect(json).toMatchObject({ sum: '100.00', date_of_payment: '2023-10-01' });
  });

  it('leaves out a sum: zero as the page says, the server answers its own 500', async () => {
    const { sum: _left, ...json } = good;
    const before = api.state();
    const { status, headers, text } = await post({ json });
    if (contract === 'documented') {
      expect([status, JSON.parse(text).sum]).toEqual([201, '0.00']);
      return;
    }
    expect([status, headers['content-type']]).toEqual([500, 'text/html; charset=utf-8']);
    expect(text).toContain(TEXT.serverErrorPage);
    expect(headers['x-mock-note']).toMatch(/sum/);
    expect(api.state()).toEqual(before);
  });

  it('takes a blank sum of a form for a missing one', async () => {
    const { status } = await post({ form: { ...good, sum: '' } });
    expect(status).toBe(contract === 'documented' ? 201 : 500);
  });

  const created = wire(PAYMENT.unlinked);
  itRefuses(api, { method: 'POST', path: PATH }, [
    [
      'an unknown format',
      { as: 'anonymous', path: `${PATH}?format=xml` },
      404,
      { detail: 'Not found.' },
    ],
    [
      'an Accept without JSON',
      { as: 'anonymous', headers: { Accept: 'text/html' } },
      406,
      TEXT.notAcceptable,
    ],
    ['a request without token', { as: 'anonymous', json: good }, 401, TEXT.notAuthenticated],
    [
      'POST on a payment',
      { as: 'stranger', path: `${PATH}${created}/` },
      405,
      { detail: 'Method "POST" not allowed.' },
    ],
    ['an owner', { as: 'owner', json: good }, 403, TEXT.denied],
    [
      'support, before reading the body',
      { as: 'support', raw: '{', headers: asJson },
      403,
      TEXT.denied,
    ],
    ['malformed JSON', { raw: '{', headers: asJson }, 400, TEXT.badJson],
    [
      'plain text',
      { raw: 'sum=1', headers: { 'Content-Type': 'text/plain' } },
      415,
      TEXT.plainText,
    ],
    [
      'multipart without boundary',
      { raw: 'x', headers: { 'Content-Type': 'multipart/form-data' } },
      400,
      { detail: 'Multipart form parse error - Invalid boundary in multipart: None' },
    ],
    [
      'more than 1000 fields',
      { raw: 'a&'.repeat(1001), headers: { 'Content-Type': 'application/x-www-form-urlencoded' } },
      400,
      '<h1>Bad Request (400)</h1>',
    ],
    ['no body', {}, 400, { profile: TEXT.required, date_of_payment: TEXT.required }],
    [
      'JSON null',
      { raw: 'null', headers: asJson },
      400,
      { non_field_errors: ['No data provided'] },
    ],
    [
      'a list',
      { json: [good] },
      400,
      { non_field_errors: ['Invalid data. Expected a dictionary, but got list.'] },
    ],
    [
      'a number',
      { json: 1.5 },
      400,
      { non_field_errors: ['Invalid data. Expected a dictionary, but got float.'] },
    ],
    [
      'nulls',
      { json: { profile: null, date_of_payment: null, sum: null } },
      400,
      { profile: TEXT.null, date_of_payment: TEXT.null, sum: TEXT.null },
    ],
    [
      'every field at once, in their order',
      { json: { proof: 'x', sum: 'x', date_of_payment: 'x', profile: 'x' } },
      400,
      {
        ...{
          profile: TEXT.noMatch,
          date_of_payment: TEXT.badDate,
          sum: TEXT.badNumber,
          proof: TEXT.notAFile,
        },
      },
    ],
    [
      'a wrong field of a form with its file',
      {
        parts: [
          { name: 'profile', value: 'x' },
          { name: 'date_of_payment', value: '2023-10-01' },
          { name: 'proof', fileName: 'x.txt', value: 'paid' },
        ],
      },
      400,
      { profile: TEXT.noMatch },
    ],
  ]);

  it('names the wrong fields in the order in which the payment has them', async () => {
    const { text } = await post({ json: { proof: 1, sum: '', date_of_payment: 5, profile: [] } });
    expect(Object.keys(JSON.parse(text))).toEqual(['profile', 'date_of_payment', 'sum', 'proof']);
  });
});

describe('the profile of POST /api/payments/', () => {
  const api = createClient();
  const dashed = PROFILE.active;
  const hex = dashed.replaceAll('-', '');

  beforeEach(() => api.reset());

  it.each([
    `http://waldur.test/api/payment-profiles/${dashed}/`,
    `https://elsewhere.example.com:8443/api/payment-profiles/${hex}/?x=1#y`,
    `/api/payment-profiles/${hex}/`,
    `/api/payment-profiles/${dashed.toUpperCase()}/`,
    `/api/payment-profiles/${hex}.json`,
    `/api/%70ayment-profiles/${hex}/`,
  ])('may be %s', async (value) => {
    const { status, json } = await api.send({
      method: 'POST',
      path: PATH,
      json: { ...good, profile: value },
    });
    expect([status, json.profile]).toEqual([201, api.url('payment-profiles', dashed)]);
  });

  it.each([
    [dashed, TEXT.noMatch],
    ['garbage', TEXT.noMatch],
    [`/api/payment-profiles/${hex}`, TEXT.noMatch],
    [`//host/api/payment-profiles/${hex}/`, TEXT.noMatch],
    [`ftp://host/api/payment-profiles/${hex}/`, TEXT.noMatch],
    [`HTTP://host/api/payment-profiles/${hex}/`, TEXT.noMatch],
    [` /api/payment-profiles/${hex}/`, TEXT.noMatch],
    [`/api/payment-profiles/${hex}/ `, TEXT.noMatch],
    [`/api/payment-profiles/${hex}/?x=1`, TEXT.noMatch],
    [`/api/customers/${CUSTOMER.alpha}/`, TEXT.wrongMatch],
    ['/api/payment-profiles/', TEXT.wrongMatch],
    [`/api/payment-profiles/${hex}/enable/`, TEXT.wrongMatch],
    ['/', TEXT.wrongMatch],
    [`/api/payment-profiles/${MISSING}/`, TEXT.missing],
    ['/api/payment-profiles/abc/', TEXT.missing],
    [`/api/payment-profiles/${PROFILE.old}/`, TEXT.missing],
    ['', TEXT.null],
    [null, TEXT.null],
    [5, ['Incorrect type. Expected URL string, received int.']],
    [5.5, ['Incorrect type. Expected URL string, received float.']],
    [true, ['Incorrect type. Expected URL string, received bool.']],
    [[profile], ['Incorrect type. Expected URL string, received list.']],
    [{ url: profile }, ['Incorrect type. Expected URL string, received dict.']],
  ])('may not be %j', async (value, errors) => {
    const { status, json } = await api.send({
      method: 'POST',
      path: PATH,
      json: { ...good, profile: value },
    });
    expect([status, json]).toEqual([400, { profile: errors }]);
  });
});

describe('the date_of_payment of POST /api/payments/', () => {
  const api = createClient();

  beforeEach(() => api.reset());

  it.each([
    ['2023-10-01', '2023-10-01'],
    ['2023-1-5', '2023-01-05'],
    ['20231001', '2023-10-01'],
    ['2023-W40', '2023-10-02'],
    ['2023-W40-7', '2023-10-08'],
    ['2023-10-01\n', '2023-10-01'],
    ['２０２３-10-01', '2023-10-01'],
    ['0001-01-01', '0001-01-01'],
    ['9999-12-31', '9999-12-31'],
  ])('takes %j as %s', async (value, date) => {
    const { status, json } = await api.send({
      method: 'POST',
      path: PATH,
      json: { ...good, date_of_payment: value },
    });
    expect([status, json.date_of_payment]).toEqual([201, date]);
  });

  it.each([
    ...['', ' 2023-10-01', '01.10.2023', '2023/10/01', '2023-274', '2023-02-29', '0000-01-01'],
    ...['2023-10-01T00:00:00Z', '2023-10-01 00:00', '10000-01-01', 20231001, true, [], {}],
  ])('refuses %j', async (value) => {
    const { status, json } = await api.send({
      method: 'POST',
      path: PATH,
      json: { ...good, date_of_payment: value },
    });
    expect([status, json]).toEqual([400, { date_of_payment: TEXT.badDate }]);
  });
});

describe('the sum of POST /api/payments/', () => {
  const api = createClient();
  const send = (sum: string) =>
    api.send({
      method: 'POST',
      path: PATH,
      raw: JSON.stringify(good).replace('"100.00"', sum),
      headers: asJson,
    });
  const places = 'Ensure that there are no more than 2 decimal places.';
  const whole = 'Ensure that there are no more than 8 digits before the decimal point.';
  const total = 'Ensure that there are no more than 10 digits in total.';

  beforeEach(() => api.reset());

  it.each([
    ['5', '5.00'],
    ['0', '0.00'],
    ['-50.25', '-50.25'],
    ['99999999.99', '99999999.99'],
    ['-99999999.99', '-99999999.99'],
    ['1.000', '1.00'],
    ['1e2', '100.00'],
    ['"+3"', '3.00'],
    ['"007.50"', '7.50'],
    ['".5"', '0.50'],
    ['"5."', '5.00'],
    ['"12e-1"', '1.20'],
    ['" \\t12.30\\n\\u00a0"', '12.30'],
    ['"1_000"', '1000.00'],
    ['"٣.٥"', '3.50'],
  ])('takes %s as %s', async (sum, expected) => {
    const { status, json } = await send(sum);
    expect([status, json.sum]).toEqual([201, expected]);
  });

  it.each([
    ['"1.000"', places],
    ['"0.001"', places],
    ['123456789', whole],
    ['"1234567890"', whole],
    ['1e9', total],
    ['"100000000.00"', total],
    ['12345678901', total],
    ['"1.2345678901"', total],
    ['""', 'A valid number is required.'],
    ['"abc"', 'A valid number is required.'],
    ['"1,5"', 'A valid number is required.'],
    ['"NaN"', 'A valid number is required.'],
    ['"Infinity"', 'A valid number is required.'],
    ['1e400', 'A valid number is required.'],
    ['true', 'A valid number is required.'],
    ['[]', 'A valid number is required.'],
    ['{}', 'A valid number is required.'],
    [`"${'1'.repeat(1001)}"`, 'String value too large.'],
  ])('refuses %s', async (sum, error) => {
    const { status, json } = await send(sum);
    expect([status, json]).toEqual([400, { sum: [error] }]);
  });

  it.each(['NaN', 'Infinity', '-Infinity'])('refuses a bare %s as no JSON', async (sum) => {
    const { status, json } = await send(sum);
    const detail = `JSON parse error - Out of range float values are not JSON compliant: '${sum}'`;
    expect([status, json]).toEqual([400, { detail }]);
  });

  it('answers minus zero as it was sent, and keeps it as zero', async () => {
    const { json } = await send('"-0"');
    expect(json.sum).toBe('-0.00');
    expect((await api.get(`${PATH}${json.uuid}/`)).json.sum).toBe('0.00');
  });
});
