/** Requests that tests of the helpers send. */
import type { Actor } from '../../src/sandbox/client-side.ts';

const PROFILE = 'a1b2c3d4-e5f6-7890-abcd-ef1234567890';

/** Enough for a payment in the default world. */
export const PAYMENT = {
  profile: `/api/payment-profiles/${PROFILE}/`,
  date_of_payment: '2023-10-01',
  sum: '100.00',
} as const;

interface Target {
  readonly url: string;
  readonly as: (username: string) => Actor;
}

/** As staff; paths of profiles get the server's address. */
export function post({ url, as }: Target, path: string, body: object): Promise<Response> {
  const text = JSON.stringify(body).replace('"/api/', `"${url}/api/`);
  const headers = { ...as('staff').headers, 'Content-Type': 'application/json' };
  return fetch(url + path, { method: 'POST', headers, body: text });
}

/** As staff. */
export function get({ url, as }: Target, path: string): Promise<Response> {
  return fetch(url + path, { headers: as('staff').headers });
}
