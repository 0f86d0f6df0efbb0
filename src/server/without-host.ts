/** Decides which requests have no host, though they need one. */
import type { Request } from '../drf/request.ts';

/** Of HTTP/1.1, where it is asked for. Source: RFC 9112, 3.2. */
export function isWithoutHost({ headers, wire }: Pick<Request, 'headers' | 'wire'>): boolean {
  return headers['host'] === undefined && wire?.httpVersion === '1.1';
}
