import { describe, expect, it } from '@jest/globals';
import { createClient, world } from '../../client.ts';
import { INVOICE } from '../base-world.ts';

const items = [{ name: 'VM', price: '10.00', project_uuid: null }];
const fixtures: object = JSON.parse(JSON.stringify(world('base')), (name, value: unknown) =>
  name === 'invoices' && Array.isArray(value)
    ? value.map((invoice: object) => ({ ...invoice, items }))
    : value,
);
const path = `/api/invoices/${INVOICE.october}/items/`;
const current = createClient({ contract: 'current', fixtures });
const deployed = createClient({ contract: 'deployed', fixtures });

describe('GET /api/invoices/{uuid}/items/', () => {
  it('gives what the invoice shows under `items`', async () => {
    const { status, headers, json } = await current.get(path);
    expect([status, headers['allow']]).toEqual([200, 'GET, HEAD, OPTIONS']);
    expect(json).toEqual(items);
    expect((await current.get(path.replace('items/', ''))).json.items).toEqual(items);
  });

  it.each([
    ['anonymous', 401],
    ['stranger', 404],
    ['staff', 200],
  ])('answers %s with %i', async (as, status) => {
    expect((await current.get(path, as)).status).toBe(status);
  });

  it('has no other method', async () => {
    const { status, json } = await current.send({ method: 'POST', path });
    expect([status, json]).toEqual([405, { detail: 'Method "POST" not allowed.' }]);
  });

  it('is nowhere in the recorded contract: not served, covered or told of', async () => {
    const { status, headers } = await deployed.get(path);
    expect([status, headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    expect((await deployed.get(path.slice(0, -1))).status).toBe(404);
    const names = async (client: typeof deployed) =>
      Object.keys((await client.get('/__admin/openapi.json')).json.paths);
    expect(await names(deployed)).not.toContain('/api/invoices/{uuid}/items/');
    expect(await names(current)).toContain('/api/invoices/{uuid}/items/');
    const covered = async (client: typeof deployed) =>
      (await client.get('/__admin/coverage?format=json')).text.includes('invoices_items_retrieve');
    expect([await covered(deployed), await covered(current)]).toEqual([false, true]);
  });
});
