/** Decides what a host name says of where it leads: by its text alone, as a browser reads it. */

import { isIP } from 'node:net';
import { urlOf } from '../../values/url.ts';

/**
 * `loopback` is this machine; an `address` is found without a name server; a `label` is one word, as services of Compose and
 * Kubernetes have, which nobody can own on the internet; any other `name` may be anybody's, and lead anywhere: also here,
 * when its owner says so a moment later (DNS rebinding).
 */
export type HostKind = 'loopback' | 'address' | 'label' | 'name';

export interface HostName {
  readonly kind: HostKind;
  /** Lower-case and in ASCII, an IPv6 address in brackets. */
  readonly name: string;
  /** With the port, unless it is 80: what stands in an origin behind the scheme. */
  readonly authority: string;
}

/** Name or address, and a port: no user, no blank, nothing escaped. */
export const AUTHORITY = /^(?:\[[\da-f:.]+\]|[\w.-]+)(?::\d{1,5})?$/i;
/** `[::ffff:127.0.0.1]`, as URL writes it. */
const MAPPED_LOOPBACK = /^\[::ffff:7f[\da-f]{2}:[\da-f]{1,4}\]$/;
const LABEL = /^[\w-]+$/;

/** Undefined for what is no host, with or without a port. Source: url.spec.whatwg.org, host parsing; RFC 6761, 6.3. */
export function readHost(text: string): HostName | undefined {
  const url = AUTHORITY.test(text) ? urlOf(`http://${text}`) : undefined;
  if (!url) return undefined;
  const { hostname, host } = url;
  return { kind: kindOf(hostname), name: hostname, authority: host };
}

function kindOf(name: string): HostKind {
  const isIPv6 = name.startsWith('[');
  if (isIPv6) return name === '[::1]' || MAPPED_LOOPBACK.test(name) ? 'loopback' : 'address';
  if (isIP(name) === 4) return name.startsWith('127.') ? 'loopback' : 'address';
  const relative = name.replace(/\.$/, '');
  if (relative === 'localhost' || /^[\w.-]+\.localhost$/.test(relative)) return 'loopback';
  // With a dot behind it, a word is a name of the internet's root.
  return LABEL.test(name) ? 'label' : 'name';
}
