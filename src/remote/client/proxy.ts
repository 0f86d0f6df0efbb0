/** Decides which requests go through a proxy, by the usual variables, whose names are written in either case. */

import { OptionError } from '../../values/schema/problem-error.ts';
import { httpUrlOf } from '../../values/url.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The proxy on the way to a server: of `HTTPS_PROXY`, `HTTP_PROXY` or `ALL_PROXY`, unless `NO_PROXY` names the host. In lower
 * case they come first. Of `HTTP_PROXY`, a scheme may be left out.
 * @throws OptionError for a variable that is no URL; it does not tell the value, which may hold a password
 */
export function proxyFor(url: URL, environment: Environment): URL | undefined {
  const variable = (name: string): string =>
    environment[name.toLowerCase()] || environment[name.toUpperCase()] || '';
  const scheme = url.protocol.slice(0, -1);
  const given = variable(`${scheme}_proxy`) || variable('all_proxy');
  if (given === '' || isExempt(url, variable('no_proxy'))) return undefined;
  const text = given.includes('://') ? given : `http://${given}`;
  const proxy = httpUrlOf(text);
  if (proxy) return proxy;
  const message = `the proxy of ${scheme.toUpperCase()}_PROXY must be an http or https URL`;
  throw new OptionError([{ pointer: '/environment', message }], message);
}

const PORTED = /^(.*?)(?::(\d+))?$/;

/** `*`, `host`, `.domain`, `*.domain`, each with a port or without; a name stands for its subdomains too. */
function isExempt({ hostname, port, protocol }: URL, list: string): boolean {
  const own = port || (protocol === 'https:' ? '443' : '80');
  return list
    .toLowerCase()
    .split(/[,\s]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      // Of an IPv6 address, only what stands behind its brackets is a port.
      const isBareAddress = /^[^[].*:.*:/.test(entry) || entry.startsWith('::');
      const [, name = '', wanted] = isBareAddress ? ['', entry] : (PORTED.exec(entry) ?? []);
      if (wanted !== undefined && wanted !== own) return false;
      const host = name.replace(/^\*?\.?/, '').replace(/^\[|\]$/g, '');
      const asked = hostname.replace(/^\[|\]$/g, '');
      return entry === '*' || (host !== '' && (asked === host || asked.endsWith(`.${host}`)));
    });
}

/** What a proxy is told of who asks; nothing without a user. */
export function proxyAuthorization({ username, password }: URL): Readonly<Record<string, string>> {
  if (username === '') return {};
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { 'Proxy-Authorization': `Basic ${Buffer.from(pair).toString('base64')}` };
}
