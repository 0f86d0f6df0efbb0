/** An organization's payments screen, from first look to last click, as the web front end drives it. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, type Client, CONTRACTS, createClient } from '../client.ts';
import { CUSTOMER, PROFILE } from '../resources/base-world.ts';

interface Row {
  readonly uuid: string;
  readonly url: string;
  readonly invoice: string | null;
  readonly is_active?: true | null;
}

/** Follows `rel="next"` to the end. */
async function allPages(api: Client, path: string): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (let next: string | undefined = path; next !== undefined; ) {
    const page: Answer = await api.get(next);
    rows.push(...page.json);
    const link: RegExpExecArray | null = /<[^>]*?(\/api\/[^>]*)>; rel="next"/.exec(
      page.headers['link'] ?? '',
    );
    next = link?.[1];
  }
  return rows;
}

describe.each(CONTRACTS)("an organization's payments screen, %s", (contract) => {
  const api = createClient({ contract });
  const seen: {
    active?: Row | undefined;
    payment?: Row;
    proof?: string;
    invoice?: Row | undefined;
  } = {};
  const post = (path: string, body: object = {}) => api.send({ method: 'POST', path, ...body });
  const payment = () => seen.payment?.uuid ?? 'none';
  const paymentPath = (action = '') => `/api/payments/${payment()}/${action}`;

  beforeAll(() => api.reset());

  it('reads the organization and its active profile', async () => {
    const { json } = await api.get(`/api/customers/${CUSTOMER.alpha}/`);
    seen.active = json.payment_profiles.find((profile: Row) => profile.is_active === true);
    expect(seen.active?.uuid).toBe(api.wire(PROFILE.active));
  });

  it('reads its payments page by page', async () => {
    const query = `?profile_uuid=${seen.active?.uuid}&page=1&page_size=10`;
    const count = (await api.send({ method: 'HEAD', path: `/api/payments/${query}` })).headers;
    const rows = await allPages(api, `/api/payments/${query}`);
    expect([rows.length, new Set(rows.map(({ uuid }) => uuid)).size]).toEqual([22, 22]);
    expect(count['x-result-count']).toBe('22');
  });

  it('records a payment with its proof', async () => {
    const parts = [
      { name: 'date_of_payment', value: '2024-03-05' },
      { name: 'sum', value: '250.00' },
      { name: 'profile', value: seen.active?.url ?? '' },
      { name: 'proof', fileName: 'transfer.txt', bytes: Buffer.from('paid in full\n') },
    ];
    const answer = await api.send({ method: 'POST', path: '/api/payments/', parts });
    expect([answer.status, answer.headers['location']]).toEqual([201, answer.json.url]);
    seen.payment = answer.json;
    seen.proof = new URL(answer.json.proof).pathname;
    expect((await api.get(seen.proof, 'anonymous')).text).toBe('paid in full\n');
  });

  it('links it to a paid invoice from the list of the organization', async () => {
    const customer = encodeURIComponent(api.url('customers', CUSTOMER.alpha));
    const paid = await allPages(api, `/api/invoices/?customer=${customer}&state=paid&page_size=1`);
    seen.invoice = paid[0];
    const linked = await post(paymentPath('link_to_invoice/'), {
      json: { invoice: seen.invoice?.url },
    });
    expect([paid.length, linked.status]).toEqual([2, 200]);
    expect((await api.get(paymentPath())).json).toMatchObject({
      invoice: seen.invoice?.url,
      invoice_uuid: seen.invoice?.uuid,
      invoice_period: '11-2023',
    });
  });

  it('unlinks it again', async () => {
    expect((await post(paymentPath('unlink_from_invoice/'))).status).toBe(200);
    expect((await api.get(paymentPath())).json.invoice).toBeNull();
  });

  it('clears the proof with an empty text, which leaves the file where it was', async () => {
    const parts = [{ name: 'proof', value: '' }];
    const answer = await api.send({ method: 'PATCH', path: paymentPath(), parts });
    expect([answer.status, answer.json.proof]).toEqual([200, null]);
    expect((await api.get(seen.proof ?? '', 'anonymous')).status).toBe(200);
  });

  it('deletes it', async () => {
    expect((await api.send({ method: 'DELETE', path: paymentPath() })).status).toBe(204);
    expect((await api.get(paymentPath())).status).toBe(404);
  });

  it('marks an invoice as paid, which makes a payment', async () => {
    const [created] = await allPages(
      api,
      `/api/invoices/?customer_uuid=${CUSTOMER.alpha}&state=created`,
    );
    const parts = [{ name: 'date', value: '2024-03-06' }];
    const path = `/api/invoices/${created?.uuid}/paid/`;
    expect((await api.send({ method: 'POST', path, parts })).status).toBe(200);
    const [made] = (await api.get('/api/payments/?date_of_payment=2024-03-06')).json;
    expect(made).toMatchObject({ invoice: created?.url, profile: seen.active?.url });
  });

  it('enables the other profile, after which the old one takes no payment', async () => {
    const enabled = await post(`/api/payment-profiles/${PROFILE.old}/enable/`);
    expect(enabled.json).toEqual({ detail: 'Payment profile has been enabled.' });
    const json = { profile: seen.active?.url, date_of_payment: '2024-03-07', sum: '1.00' };
    const refused = await post('/api/payments/', { json });
    expect([refused.status, refused.json]).toEqual([
      400,
      { profile: ['Invalid hyperlink - Object does not exist.'] },
    ]);
    const taken = await post('/api/payments/', {
      json: { ...json, profile: api.url('payment-profiles', PROFILE.old) },
    });
    expect(taken.status).toBe(201);
  });
});
