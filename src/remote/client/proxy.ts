/** Decides which requests go through a proxy, by the usual variables, whose names are written in either case. */
import { BlockList, isIP } from 'node:net';
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
  if (proxy && isDecoded(proxy)) return proxy;
  const what = proxy
    ? 'have its user and password with each % written as %25'
    : 'be an http or https URL';
  const message = `the proxy of ${scheme.toUpperCase()}_PROXY must ${what}`;
  throw new OptionError([{ pointer: '/environment', message }], message);
}

function isDecoded(proxy: URL): boolean {
  try {
    proxyAuthorization(proxy);
    return true;
  } catch {
    return false;
  }
}

const PORTED = /^(.*?)(?::(\d+))?$/;

/** `*`, `host`, `.domain`, `*.domain`, each with a port or without, `10.0.0.0/8`; a name stands for its subdomains too. */
function isExempt({ hostname, port, protocol }: URL, list: string): boolean {
  const own = port || (protocol === 'https:' ? '443' : '80');
  return list
    .toLowerCase()
    .split(/[,\s]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry.includes('/')) return isInNetwork(hostname, entry);
      // Of an IPv6 address, only what stands behind its brackets is a port.
      const isBareAddress = /^[^[].*:.*:/.test(entry) || entry.startsWith('::');
      const [, name = '', wanted] = isBareAddress ? ['', entry] : (PORTED.exec(entry) ?? []);
      if (wanted !== undefined && wanted !== own) return false;
      const host = name.replace(/^\*?\.?/, '').replace(/^\[|\]$/g, '');
      const asked = hostname.replace(/^\[|\]$/g, '');
      return entry === '*' || (host !== '' && (asked === host || asked.endsWith(`.${host}`)));
    });
}

/** Whether a host is an address of a network such as `10.0.0.0/8` or `fd00::/8`. */
function isInNetwork(hostname: string, network: string): boolean {
  const [start = '', length = ''] = network.split('/', 2);
  const host = hostname.replace(/^\[|\]$/g, '');
  const [version, bits] = [isIP(start), Number(length)];
  if (version === 0 || isIP(host) !== version || !/^\d+$/.test(length)) return false;
  if (bits > (version === 4 ? 32 : 128)) return false;
  const family = version === 4 ? 'ipv4' : 'ipv6';
  const list = new BlockList();
  list.addSubnet(start, bits, family);
  return list.check(host, family);
}

/** What a proxy is told of who asks; nothing without a user. */
export function proxyAuthorization({ username, password }: URL): Readonly<Record<string, string>> {
  if (username === '') return {};
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { 'Proxy-Authorization': `Basic ${Buffer.from(pair).toString('base64')}` };
}
