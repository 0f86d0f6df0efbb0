/** A first request, for an empty list: a line for a shell that works as it stands, in whatever world there is. */
import type { User } from '../../client/shapes.ts';
import { quoted } from './curl.ts';

/** The payments, as staff where there are any. @param base what stands before the paths of the API, with the host */
export function firstCurl(base: string, users: readonly User[]): string {
  const able = users.filter(({ token, isActive, isExpired }) => {
    return token !== null && isActive && !isExpired;
  });
  const { token } = able.find(({ isStaff }) => isStaff) ?? able[0] ?? {};
  const line = `curl ${quoted(`${base}/api/payments/`)}`;
  return typeof token === 'string' ? `${line} -H ${quoted(`Authorization: Token ${token}`)}` : line;
}
