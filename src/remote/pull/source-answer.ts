/** What an answer of a real server tells: its headers, its JSON, whether there is more, what it refuses. */
import { headerOf } from '../../values/header-pairs.ts';
import { inOneLine } from '../../values/one-line.ts';
import { isMembers, jsonIn } from '../../values/plain-json.ts';
import type { RemoteAnswer } from '../client/client.ts';

type Headed = Pick<RemoteAnswer, 'headers'>;

/** Of what a server says, in characters. */
const MOST_TOLD = 200;

/** As much of it as is told, in one line. */
export function told(text: string): string {
  return inOneLine(text.slice(0, MOST_TOLD));
}

export function isRedirect({ status }: RemoteAnswer): boolean {
  return status >= 300 && status < 400;
}

/** Of a header that is there more than once, the first; empty where there is none. */
export function answered({ headers }: Headed, name: string): string {
  return headerOf(headers, name) ?? '';
}

/** The JSON of a body; undefined where it is none. */
export function parsed(body: Uint8Array): unknown {
  return jsonIn(Buffer.from(body).toString('utf8'));
}

/** What the server says of it, if it says it in the API's way. */
export function refusal(status: number, json: unknown): string {
  const { detail }: { detail?: unknown } = isMembers(json) ? { ...json } : {};
  const words = typeof detail === 'string' ? ` "${told(detail)}"` : '';
  const cure = status === 401 ? ' Is it the right token?' : '';
  return `it answers ${status}${words}.${cure}`;
}

export function countOf(answer: Headed): number | undefined {
  const text = answered(answer, 'x-result-count');
  return /^\d{1,12}$/.test(text) ? Number(text) : undefined;
}

/** By `Link`, whose URLs are not followed; without one, by the count. */
export function hasMore(answer: Headed, seen: number): boolean {
  const [link, total] = [answered(answer, 'link'), countOf(answer)];
  return link === '' ? total !== undefined && seen < total : /;\s*rel="?next"?/i.test(link);
}
