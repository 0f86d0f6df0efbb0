/** Decides which headers a request goes out with, beside those that it was given. */
import { AS_IT_IS } from './decoded.ts';
import type { RemoteRequest } from './exchange.ts';
import { isRepeatable } from './retry.ts';

const AGENT = 'waldur-payments-mock';

/** `token`: that of the client; the request may have one of its own, or none. */
export function sentHeaders(
  { method, headers = {}, body, token: given }: RemoteRequest,
  token: string | undefined,
): Readonly<Record<string, string>> {
  const said = given === undefined ? (token ?? null) : given;
  const own = { 'User-Agent': AGENT, 'Accept-Encoding': AS_IT_IS };
  const sent = { ...own, ...authorization(said, headers), ...headers };
  return withLength(sent, method, body);
}

function authorization(
  token: string | null,
  headers: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const isGiven = Object.keys(headers).some((name) => name.toLowerCase() === 'authorization');
  return token === null || isGiven ? {} : { Authorization: `Token ${token}` };
}

/** Node.js would send a body in chunks, which not every server reads; an empty one of POST and PUT it does not announce. */
function withLength(
  headers: Readonly<Record<string, string>>,
  method: string,
  body: string | Uint8Array | undefined,
): Readonly<Record<string, string>> {
  const isGiven = Object.keys(headers).some((name) =>
    /^(content-length|transfer-encoding)$/i.test(name),
  );
  if (isGiven || (body === undefined && isRepeatable(method))) return headers;
  return { ...headers, 'Content-Length': String(Buffer.byteLength(body ?? '')) };
}
