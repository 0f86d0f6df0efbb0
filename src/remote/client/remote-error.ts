/** Decides what it is called when a real server could not be asked, and that nothing secret is told of it. */

import { isSecretName } from '../../values/secrets/secret-names.ts';
import { urlOf } from '../../values/url.ts';

/**
 * `unreachable`: no connection. `timeout`: no whole answer in time. `too-large`: more of a body than is read. `cut`: the connection
 * ended within an answer, or before it. `redirect`: an answer leads to where nothing may be sent. `tls`: its certificate is not
 * trusted. `not-http`: what answers does not speak HTTP. `proxy`: the proxy refused. `elsewhere`: the request was for another
 * server than the client's, and was not sent. `aborted`: whoever asked has stopped it. `unfit`: an answer is not what the API gives.
 * `refused`: the server refuses what it was asked for, or fails at it, each time.
 */
export type RemoteErrorKind =
  | 'unreachable'
  | 'timeout'
  | 'too-large'
  | 'cut'
  | 'redirect'
  | 'tls'
  | 'not-http'
  | 'proxy'
  | 'elsewhere'
  | 'aborted'
  | 'unfit'
  | 'refused';

/** A request that has no answer, or none that is of use. Neither message nor URL hold a secret. */
export class RemoteError extends Error {
  override readonly name = 'RemoteError';
  readonly kind: RemoteErrorKind;
  readonly method: string;
  /** Without user, password and the values of secret parameters. */
  readonly url: string;
  /** The message without method and URL, and without what is left. */
  readonly reason: string;
  /** URLs of what was written and is, or in a list may be, still there. */
  readonly left: readonly string[];
  /** That, in words; empty where nothing is left. */
  readonly stillThere: string;

  constructor(
    kind: RemoteErrorKind,
    method: string,
    url: string,
    reason: string,
    left: readonly string[] = [],
  ) {
    const [told, there] = [toldUrl(url), left.map(toldUrl)];
    const stillThere = there.length === 0 ? '' : `Still there: ${there.join(', ')}`;
    super(`${method} ${told}: ${reason}${stillThere === '' ? '' : `. ${stillThere}`}`);
    this.reason = reason;
    this.left = there;
    this.stillThere = stillThere;
    this.kind = kind;
    this.method = method;
    this.url = told;
  }
}

const MASKED = '***';

/** A URL as it may be shown. */
export function toldUrl(text: string): string {
  const url = urlOf(text);
  if (!url) return text.replace(/[?#].*$/s, '');
  url.username = '';
  url.password = '';
  for (const name of new Set(url.searchParams.keys())) {
    if (isSecretName(name)) url.searchParams.set(name, MASKED);
  }
  return url.href;
}

const TLS =
  /^(?:ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH|EPROTO)/;
const UNREACHABLE = [
  ...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL'],
  ...['EACCES', 'ETIMEDOUT', 'EHOSTDOWN', 'ENETDOWN'],
];

/** Of what a user can mend. */
function cureOf(code: string): string {
  if (code === 'EPROTO') return '. Is it an http:// address?';
  if (/ALTNAME|HOSTNAME/.test(code)) return '. Is that the name that its certificate has?';
  return /SIGNED|UNABLE_TO_/.test(code)
    ? '. NODE_EXTRA_CA_CERTS names a file with the authority that signed its certificate'
    : '';
}

/** What the system says of a connection, as kind and reason. Several addresses of one name that all failed are told by the first. */
export function failureOf(error: unknown): {
  readonly kind: RemoteErrorKind;
  readonly reason: string;
} {
  const [first] = error instanceof AggregateError ? error.errors : [error];
  const { code, message }: { code?: unknown; message?: unknown } = Object(first);
  const named = String(code ?? '');
  const text = String(message || named || first);
  // OpenSSL's own words stand between places of its source, over several lines.
  const [, reason = text] = /:SSL routines:[^:]*:([^:\n]+)/.exec(text) ?? [];
  if (TLS.test(named)) return { kind: 'tls', reason: `${reason} (${named})${cureOf(named)}` };
  if (UNREACHABLE.includes(named)) return { kind: 'unreachable', reason };
  if (named.startsWith('HPE_')) return { kind: 'not-http', reason };
  return { kind: 'cut', reason: `the connection was lost: ${reason}` };
}
