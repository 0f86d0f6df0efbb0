/** A body of the control plane with a key that is written twice. */
import { expect, it } from '@jest/globals';
import { createClient } from '../client.ts';

it('is refused with both places, and changes nothing', async () => {
  const client = createClient();
  const before = client.state();
  const raw = '{"customers": [],\n"customers": []}';
  const { status, json } = await client.send({ method: 'PUT', path: '/__admin/state', raw });
  const message = 'is written twice: at line 1, column 2 and at line 2, column 1';
  expect([status, json]).toEqual([400, { errors: [{ pointer: '/customers', message }] }]);
  expect(client.state()).toEqual(before);
});
