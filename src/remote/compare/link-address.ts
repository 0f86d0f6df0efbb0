/** Finds out whether a server writes another address in front of its links than the one at which it is asked. */
import { withoutEndSlashes } from '../../server/urls.ts';
import { isMembers } from '../../values/plain-json.ts';
import { urlOf } from '../../values/url.ts';
import type { RemoteClient } from '../client/client.ts';
import { OWN_USER } from '../pull/places.ts';
import { parsed } from '../pull/source-answer.ts';

const USER = /\/api\/users\/[^/]+\/$/;

/** As behind a proxy that does not tell it of TLS. Undefined where links lead to `to`. @throws RemoteError */
export async function linkAddress(client: RemoteClient, to: string): Promise<string | undefined> {
  const { body } = await client.send({ method: 'GET', path: OWN_USER, headers: { Accept: '*/*' } });
  const json = parsed(body);
  const { url }: { url?: unknown } = isMembers(json) ? { ...json } : {};
  if (typeof url !== 'string' || !USER.test(url) || !urlOf(url)) return undefined;
  const address = url.replace(USER, '');
  return address === withoutEndSlashes(to) ? undefined : address;
}

/** What is wrong, and what to do. */
export function linkWords(address: string, to: string): string {
  const [theirs, ours] = [new URL(address), new URL(to)];
  const cure =
    theirs.host === ours.host && ours.protocol === 'https:'
      ? 'the proxy in front of it does not tell it of TLS (X-Forwarded-Proto)'
      : 'if that is its address, compare with it there';
  return `links have the address ${address}, and not that of the server: ${cure}`;
}
