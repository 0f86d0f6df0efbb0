/** The extra operations of an invoice that set a text, and the one that sends it. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { createClient } from '../../client.ts';
import { INVOICE, MISSING } from '../base-world.ts';
import { itRefuses, TEXT } from '../refusals.ts';

const api = createClient();
const path = (action: string, uuid: string = INVOICE.created) => `/api/invoices/${uuid}/${action}/`;

beforeEach(() => api.reset());

const TEXTS = [
  ['set_backend_id', 'backend_id', 'ERP-17', 'Not a valid string.', 255],
  ['set_payment_url', 'payment_url', 'https://pay.example.com/17?a=b', 'Enter a valid URL.', 200],
  ['set_reference_number', 'reference_number', 'RF18 5390 0754 7034', 'Not a valid string.', 300],
] as const;
const TEXT_OF_LIST = {
  non_field_errors: ['Invalid data. Expected a dictionary, but got list.'],
};

describe.each(TEXTS)('POST /api/invoices/{uuid}/%s/', (action, field, value, noText, maxLength) => {
  const tooLong = `Ensure this field has no more than ${maxLength} characters.`;

  it.each(['json', 'form'] as const)(
    'stores the text of a %s body and answers nothing',
    async (kind) => {
      const answer = await api.send({
        method: 'POST',
        path: path(action),
        [kind]: { [field]: value },
      });
      expect([answer.status, answer.text, answer.headers['content-type']]).toEqual([
        200,
        '',
        undefined,
      ]);
      expect((await api.get(`/api/invoices/${INVOICE.created}/`)).json[field]).toBe(value);
    },
  );

  it('takes a blank to clear the text', async () => {
    await api.send({ method: 'POST', path: path(action), json: { [field]: value } });
    const answer = await api.send({ method: 'POST', path: path(action), json: { [field]: '' } });
    expect(answer.status).toBe(200);
    expect((await api.get(`/api/invoices/${INVOICE.created}/`)).json[field]).toBe('');
  });

  it.each([
    ['without a body', {}],
    ['with an empty object', { json: {} }],
    ['with other fields of the invoice alone', { json: { state: 'paid', number: 1, x: [] } }],
    ['with an empty form', { form: {} }],
  ])('changes nothing %s', async (_, body) => {
    await api.send({ method: 'POST', path: path(action), json: { [field]: value } });
    const before = api.state();
    const answer = await api.send({ method: 'POST', path: path(action), ...body });
    expect([answer.status, answer.text]).toEqual([200, '']);
    expect(api.state()).toEqual(before);
  });

  it.each(['pending', 'canceled', 'october'] as const)(
    'takes an invoice that is %s',
    async (state) => {
      const of = path(action, INVOICE[state]);
      const answer = await api.send({ method: 'POST', path: of, json: { [field]: ` ${value} ` } });
      expect(answer.status).toBe(200);
      expect((await api.get(`/api/invoices/${INVOICE[state]}/`)).json[field]).toBe(value);
    },
  );

  itRefuses(api, { method: 'POST', path: path(action) }, [
    ['a caller without a token', { as: 'anonymous' }, 401, TEXT.notAuthenticated],
    ['an owner', { as: 'owner', json: { [field]: value } }, 403, TEXT.denied],
    ['support', { as: 'support', json: { [field]: value } }, 403, TEXT.denied],
    [
      'an unknown invoice',
      { path: path(action, MISSING), json: { [field]: value } },
      404,
      { detail: 'No Invoice matches the given query.' },
    ],
    ['null', { json: { [field]: null } }, 400, { [field]: TEXT.null }],
    ['a list', { json: { [field]: [] } }, 400, { [field]: [noText] }],
    ['a boolean', { json: { [field]: true } }, 400, { [field]: [noText] }],
    ['a list as the body', { json: [] }, 400, TEXT_OF_LIST],
    [
      'too long a text with a NUL in it',
      { json: { [field]: `http://x.example/\0${'x'.repeat(300)}` } },
      400,
      { [field]: [tooLong, 'Null characters are not allowed.'] },
    ],
    [
      'an invoice that a filter takes away',
      { path: `${path(action)}?state=pending`, json: { [field]: [] } },
      404,
      { detail: 'No Invoice matches the given query.' },
    ],
    [
      'a bad filter before the body',
      { path: `${path(action)}?customer_uuid=x`, json: { [field]: [] } },
      400,
      { customer_uuid: ['Enter a valid UUID.'] },
    ],
    ['GET', { method: 'GET' }, 405, { detail: 'Method "GET" not allowed.' }],
  ]);
});

describe('POST /api/invoices/{uuid}/set_payment_url/', () => {
  it.each(['nonsense', 'http://', 'javascript:alert(1)', 'http://a b/', 'ftp:/x'])(
    'refuses %s',
    async (payment_url) => {
      const answer = await api.send({
        method: 'POST',
        path: path('set_payment_url'),
        json: { payment_url },
      });
      expect([answer.status, answer.json]).toEqual([400, { payment_url: ['Enter a valid URL.'] }]);
    },
  );
});

describe('POST /api/invoices/{uuid}/send_notification/', () => {
  it('answers that it is scheduled, and changes nothing', async () => {
    const before = api.state();
    const answer = await api.send({ method: 'POST', path: path('send_notification') });
    expect([answer.status, answer.json]).toEqual([
      200,
      { detail: 'Invoice notification sending has been successfully scheduled.' },
    ]);
    expect(api.state()).toEqual(before);
  });

  itRefuses(api, { method: 'POST', path: path('send_notification') }, [
    ['an owner', { as: 'owner' }, 403, TEXT.denied],
    ...(['pending', 'canceled', 'october'] as const).map(
      (state) =>
        [
          `an invoice that is not created (${state})`,
          { path: path('send_notification', INVOICE[state]) },
          400,
          ['Notification only for the created invoice can be sent.'],
        ] as const,
    ),
  ]);
});
