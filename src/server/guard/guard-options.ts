/** What the guard of the control plane can be told: whom it lets in beside those that it always does. */
import { refined } from '../../values/schema/changes.ts';
import { text } from '../../values/schema/scalars.ts';
import { readHost } from './host-name.ts';
import { readOrigin } from './origin.ts';

export interface GuardOptions {
  /**
   * Host names by which the control plane is reached, beside addresses, `localhost` and names of one word; `.example.com` is all
   * below that name, and itself. The API knows no such limit.
   */
  readonly allowedHosts?: readonly string[];
  /** Origins whose pages may use the control plane, such as `https://app.example.com`; pages of this machine always may. */
  readonly adminOrigins?: readonly string[];
  /** Asked for by the control plane, as `Authorization: Bearer <token>`. Default: none is. */
  readonly adminToken?: string;
}

const HOST_WORDS = 'a host name without a port, such as mock.example.com or .example.com';
const ORIGIN_WORDS = 'an origin, such as https://app.example.com';

export const ALLOWED_HOST = refined(text({ words: HOST_WORDS }), (host) => {
  const read = readHost(host.replace(/^\./, ''));
  return read !== undefined && !host.includes(':') ? undefined : `must be ${HOST_WORDS}`;
});

export const ADMIN_ORIGIN = refined(text({ words: ORIGIN_WORDS }), (origin) =>
  readOrigin(origin) === undefined ? `must be ${ORIGIN_WORDS}` : undefined,
);

/** What a header can hold, and a person can see. */
export const ADMIN_TOKEN = text({
  pattern: /^[\x21-\x7e]{1,1000}$/,
  words: 'a text of 1 to 1000 visible ASCII characters without blanks',
});
