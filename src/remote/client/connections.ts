/** Decides by which connections a server is reached: kept open, through a proxy or not, with TLS as Node.js does it. */
import { type ClientRequest, Agent as PlainAgent, type RequestOptions, request } from 'node:http';
import { request as requestSecurely, Agent as SecureAgent } from 'node:https';
import { HttpsProxyAgent } from 'https-proxy-agent';
import type { Address } from './address.ts';
import { type Environment, proxyAuthorization, proxyFor } from './proxy.ts';

export interface ConnectionOptions {
  /** Most at one moment. */
  readonly concurrency: number;
  /** Whether certificates are taken unseen. */
  readonly insecure: boolean;
  readonly environment: Environment;
}

export interface Connections {
  /** Host and port of what stands between. */
  readonly proxy: string | undefined;
  /** A request that nothing was sent of yet. */
  readonly open: (
    address: Address,
    method: string,
    headers: Readonly<Record<string, string>>,
  ) => ClientRequest;
  readonly close: () => void;
}

export function createConnections(
  base: URL,
  { concurrency, insecure, environment }: ConnectionOptions,
): Connections {
  const proxy = proxyFor(base, environment);
  const settings = { keepAlive: true, maxSockets: concurrency, rejectUnauthorized: !insecure };
  if (base.protocol === 'https:') {
    // An agent for one kind of proxy each: its types tell them apart.
    const agent = proxy ? new HttpsProxyAgent(proxy.href, settings) : new SecureAgent(settings);
    const own = { agent, rejectUnauthorized: !insecure };
    return {
      proxy: proxy?.host,
      open: ({ url, target }, method, headers) =>
        requestSecurely(url, { ...own, method, headers, path: target }),
      close: () => agent.destroy(),
    };
  }
  const agent = new PlainAgent(settings);
  return {
    proxy: proxy?.host,
    open: ({ url, target }, method, headers) =>
      proxy
        ? askProxy(proxy, { agent, method, headers }, url, target)
        : request(url, { agent, method, headers, path: target }),
    close: () => agent.destroy(),
  };
}

/** Without TLS a proxy is asked for the whole URL. Source: RFC 9112, 3.2.2. */
function askProxy(
  proxy: URL,
  { agent, ...rest }: RequestOptions,
  { origin, host }: URL,
  target: string,
): ClientRequest {
  const path = origin + target;
  const headers = { Host: host, ...rest.headers, ...proxyAuthorization(proxy) };
  if (proxy.protocol === 'http:')
    return request(proxy, { ...rest, agent: agent ?? false, headers, path });
  return requestSecurely(proxy, { ...rest, headers, path });
}
