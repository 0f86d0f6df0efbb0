import { beforeEach, describe, expect, it } from '@jest/globals';
import { CONTRACTS, createClient } from '../../client.ts';
import { CUSTOMER, INVOICE, MISSING } from '../base-world.ts';
import { itRefuses, TEXT } from '../refusals.ts';

const PATH = '/api/invoices/';
const TOO_LARGE = ['Ensure this value is less than or equal to 1e+50.'];
const ISSUER = {
  company: 'OpenNode',
  address: 'Lille 4-205',
  country: 'Estonia',
  email: 'info@opennodecloud.com',
  postal: '80041',
  phone: { country_code: '372', national_number: '5555555' },
  bank: 'Estonian Bank',
  account: '123456789',
  vat_code: 'EE123456789',
  country_code: 'EE',
};

describe.each(CONTRACTS)('GET /api/invoices/{uuid}/ (%s)', (contract) => {
  const api = createClient({ contract });
  const { wire, url } = api;

  beforeEach(() => api.reset());

  it('answers the eighteen keys in their order', async () => {
    const { status, text } = await api.get(`${PATH}${INVOICE.october}/`);
    expect(status).toBe(200);
    expect(text).toBe(
      JSON.stringify({
        url: url('invoices', INVOICE.october),
        uuid: wire(INVOICE.october),
        number: 100001,
        customer: url('customers', CUSTOMER.alpha),
        price: '0.0000000000',
        tax: '0.0000000000',
        total: '0.0000000000',
        state: 'paid',
        year: 2023,
        month: 10,
        issuer_details: ISSUER,
        invoice_date: '2023-11-01',
        due_date: '2023-12-01',
        customer_details: {
          name: 'Alpha Organization',
          address: 'Ülikooli 18',
          country: 'EE',
          country_name: 'Estonia',
          email: 'alpha@example.com',
          postal: '50090',
          phone_number: '',
          bank_name: '',
          bank_account: '',
        },
        items: [],
        backend_id: '',
        payment_url: '',
        reference_number: 'REF-1',
      }),
    );
  });

  it('has no dates while the invoice is pending', async () => {
    const { json } = await api.get(`${PATH}${INVOICE.pending}/`);
    expect(json).toMatchObject({ state: 'pending', invoice_date: null, due_date: null });
  });

  it('reckons tax and total to ten places', async () => {
    const row = {
      uuid: INVOICE.october,
      customer: CUSTOMER.alpha,
      price: '99.99',
      tax_percent: '7.50',
    };
    api.seed({
      users: [{ username: 'staff', token: 'x', is_staff: true }],
      customers: [{ uuid: CUSTOMER.alpha, name: 'A' }],
      invoices: [{ ...row, state: 'paid', year: 2023, month: 10 }],
    });
    const { json } = await api.get(`${PATH}${INVOICE.october}/`);
    expect(json).toMatchObject({
      price: '99.9900000000',
      tax: '7.4992500000',
      total: '107.4892500000',
    });
  });

  it.each([
    ['field=uuid&field=state', ['uuid', 'state']],
    ['field=state&field=uuid', ['uuid', 'state']],
    ['field=state&field=bogus', ['state']],
    ['field=state&field=state', ['state']],
  ])('?%s selects its keys in their own order', async (query, keys) => {
    const { json } = await api.get(`${PATH}${INVOICE.october}/?${query}`);
    expect(Object.keys(json)).toEqual(keys);
  });

  it.each(['field=bogus', 'field=', 'Field=uuid'])('?%s selects all', async (query) => {
    const path = `${PATH}${INVOICE.october}/`;
    expect((await api.get(`${path}?${query}`)).text).toBe((await api.get(path)).text);
  });

  itRefuses(api, { path: `${PATH}${INVOICE.october}/` }, [
    ['a request without token', { as: 'anonymous' }, 401, TEXT.notAuthenticated],
    ['a bad filter', { path: `${PATH}${MISSING}/?year=x` }, 400, { year: ['Enter a number.'] }],
    ['an unknown uuid', { path: `${PATH}${MISSING}/` }, 404, TEXT.noInvoice],
    ['another owner', { as: 'owner_b' }, 404, TEXT.noInvoice],
    ['a project manager', { as: 'project_manager' }, 404, TEXT.noInvoice],
    [
      'what the filter leaves out',
      { path: `${PATH}${INVOICE.october}/?state=pending` },
      404,
      TEXT.noInvoice,
    ],
  ]);
});

describe.each(CONTRACTS)('GET /api/invoices/ (%s)', (contract) => {
  const api = createClient({ contract });
  const periods = async (query: string, as = 'staff') => {
    const { status, headers, json } = await api.get(`${PATH}?page_size=100&${query}`, as);
    expect(status).toBe(200);
    expect(headers['x-result-count']).toBe(String(json.length));
    return json.map(({ year, month }: { year: number; month: number }) => `${month}/${year}`);
  };
  const ALL = ['5/2024', '4/2024', '3/2024', '2/2024', '1/2024'].concat([
    '12/2023',
    '11/2023',
    '10/2023',
    '9/2023',
    '8/2023',
  ]);

  /** Those of Alpha, of Beta and of Gamma. */
  const AS_MADE = ['10/2023', '11/2023', '12/2023', '1/2024', '2/2024', '3/2024'].concat([
    ...['8/2023', '4/2024'],
    ...['9/2023', '5/2024'],
  ]);
  const is2023 = (period: string) => period.endsWith('2023');

  beforeEach(() => api.reset());

  it('lists the newest period first', async () => {
    expect(await periods('')).toEqual(ALL);
  });

  it.each([
    ...([
      ['staff', 10],
      ['support', 10],
      ['owner', 6],
      ['manager', 6],
      ['owner_b', 2],
    ] as const),
    ...([
      ['owner_ab', 8],
      ['project_manager', 0],
      ['project_admin', 0],
      ['stranger', 0],
    ] as const),
  ])('shows %s the %i invoices that they may see', async (as, count) => {
    expect(await periods('', as)).toHaveLength(count);
  });

  it.each([
    ['state=paid', ['11/2023', '10/2023', '9/2023', '8/2023']],
    ['state=pending&state=canceled', ['3/2024', '12/2023']],
    [`customer=/api/customers/${CUSTOMER.beta}/`, ['4/2024', '8/2023']],
    [`customer_uuid=${CUSTOMER.gamma}`, ['5/2024', '9/2023']],
    ['year=2023&month=12', ['12/2023']],
    ['year=2023.0&month=1e1', ['10/2023']],
    ['year=%202023.9%20&month=10.999', ['10/2023']],
    ['year=1e50', []],
    ['year=-1e400', []],
    ['month=1e-400', []],
    ['month=-10', []],
    ['year=', ALL],
    ['created=2023-10-01', ['10/2023']],
    ['start_date=2024-03-01', ['5/2024', '4/2024']],
    ['end_date=2023-09-01', ['8/2023']],
    ['start_date=2023-09-01&end_date=2023-11-01', ['10/2023']],
    ['min_sum=0', ALL],
    ['min_sum=0.01', []],
    ['max_sum=-1', []],
    ['max_sum=0', ALL],
    ['max_sum=-1e400', []],
    ['min_sum=1e50', []],
    ['min_sum=1e-400', []],
    ['min_sum=-1e-400', ALL],
    ['max_sum=1e50&min_sum=', ALL],
    ['o=created', [...ALL].reverse()],
    ['o=-created', ALL],
    ['o=year,-month', [...ALL.slice(5), ...ALL.slice(0, 5)]],
    ['o=', ALL],
    ['o=created&o=', ALL],
    ['o=x&o=,', AS_MADE],
    ['o=,,', AS_MADE],
    ['o=year', [...AS_MADE.filter(is2023), ...AS_MADE.filter((each) => !is2023(each))]],
    ['number=100001', ALL],
  ])('?%s selects them', async (query, expected) => {
    expect(await periods(query)).toEqual(expected);
  });

  it('selects fields', async () => {
    const { json } = await api.get(`${PATH}?field=number&page_size=1`);
    expect(json).toEqual([{ number: 100010 }]);
  });

  itRefuses(api, { path: PATH }, [
    ['a request without token', { as: 'anonymous' }, 401, TEXT.notAuthenticated],
    [
      'bad filters, all at once',
      {
        path: `${PATH}?state=x&customer_uuid=x&year=x&month=x&created=x&start_date=x&end_date=x&min_sum=x&max_sum=x&o=x`,
      },
      400,
      {
        customer_uuid: ['Enter a valid UUID.'],
        state: ['Select a valid choice. x is not one of the available choices.'],
        year: ['Enter a number.'],
        month: ['Enter a number.'],
        created: ['Enter a valid date.'],
        start_date: ['Enter a valid date.'],
        end_date: ['Enter a valid date.'],
        min_sum: ['Enter a number.'],
        max_sum: ['Enter a number.'],
        o: ['Select a valid choice. x is not one of the available choices.'],
      },
    ],
    [
      'numbers that are too large, all at once',
      { path: `${PATH}?year=1.1e50&month=1e51&min_sum=1e400&max_sum=NaN` },
      400,
      { year: TOO_LARGE, month: TOO_LARGE, min_sum: TOO_LARGE, max_sum: ['Enter a number.'] },
    ],
    [
      'a number that is too large, in German',
      { path: `${PATH}?year=1e51`, headers: { 'Accept-Language': 'de' } },
      400,
      { year: ['Dieser Wert muss kleiner oder gleich 1e+50 sein.'] },
    ],
    [
      'blanks for a number',
      { path: `${PATH}?year=%20&min_sum=%09` },
      400,
      { year: ['Enter a number.'], min_sum: ['Enter a number.'] },
    ],
    [
      'POST, which Allow lists',
      { method: 'POST', json: {} },
      405,
      { detail: 'Method "POST" not allowed.' },
    ],
    [
      'PUT',
      { method: 'PUT', path: `${PATH}${INVOICE.october}/`, json: {} },
      405,
      { detail: 'Method "PUT" not allowed.' },
    ],
    [
      'PATCH',
      { method: 'PATCH', path: `${PATH}${INVOICE.october}/`, json: {} },
      405,
      { detail: 'Method "PATCH" not allowed.' },
    ],
    [
      'DELETE',
      { method: 'DELETE', path: `${PATH}${MISSING}/`, as: 'stranger' },
      405,
      { detail: 'Method "DELETE" not allowed.' },
    ],
    ['POST without token', { method: 'POST', as: 'anonymous' }, 401, TEXT.notAuthenticated],
  ]);

  it('lists methods in Allow that it refuses', async () => {
    const list = await api.send({ method: 'POST', path: PATH });
    const detail = await api.send({ method: 'PUT', path: `${PATH}${INVOICE.october}/` });
    expect(list.headers['allow']).toBe('GET, POST, HEAD, OPTIONS');
    expect(detail.headers['allow']).toBe('GET, PUT, PATCH, DELETE, HEAD, OPTIONS');
  });

  it('describes its fields in OPTIONS under the methods that it refuses', async () => {
    const list = await api.send({ method: 'OPTIONS', path: PATH });
    const detail = await api.send({ method: 'OPTIONS', path: `${PATH}${INVOICE.october}/` });
    const { number } = list.json.actions.POST;
    expect(number).toMatchObject({ type: 'field', read_only: true, label: 'Number' });
    expect(detail.json.actions.PUT.number).toEqual(number);
  });
});
