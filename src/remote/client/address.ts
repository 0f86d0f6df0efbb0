/** Decides where a request goes: to the one server that the client is for, and nowhere else. */

import { originOf } from '../../server/urls.ts';
import { optionError } from '../../values/schema/problem-error.ts';
import { urlOf } from '../../values/url.ts';
import { RemoteError } from './remote-error.ts';
import { REMOTE_ADDRESS } from './remote-options.ts';

export interface Address {
  readonly url: URL;
  /** As it is sent: what a request names is not put right. */
  readonly target: string;
}

/** Where a client's paths begin: without a slash at the end. @throws OptionError for what is no address of a server */
export function baseOf(text: string): URL {
  const origin = REMOTE_ADDRESS.read(text).valid ? originOf(text) : undefined;
  if (origin !== undefined) return new URL(origin);
  throw optionError([{ pointer: '/base', message: `must be ${REMOTE_ADDRESS.words}` }]);
}

const SENT_AS_IT_IS = /^[!-~]+$/;

/**
 * Of a path with its query below the base, or of a whole URL of the same server.
 * @throws RemoteError of the kind `elsewhere`, for anything else
 */
export function addressOf(base: URL, method: string, path: string): Address {
  const prefix = base.pathname === '/' ? '' : base.pathname;
  const isWhole = /^https?:\/\//i.test(path);
  const text = isWhole ? path : base.origin + prefix + path;
  const url = isWhole || path.startsWith('/') ? urlOf(text) : undefined;
  if (!url) {
    throw new RemoteError('elsewhere', method, path, 'is no path of the server, nor a URL');
  }
  if (url.origin !== base.origin || url.username !== '' || url.password !== '') {
    throw new RemoteError('elsewhere', method, text, `is not ${base.origin}: nothing was sent`);
  }
  const asGiven = isWhole ? text.slice(text.indexOf('/', 'https://'.length)) : prefix + path;
  const raw = asGiven.split('#', 1)[0] ?? '';
  const isRaw = raw.startsWith('/') && SENT_AS_IT_IS.test(raw);
  return { url, target: isRaw ? raw : url.pathname + url.search };
}
