/** Talks to the control plane of a server, or of one of its sandboxes. */
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { ADMIN_PATH } from '../values/own-paths.ts';

/** An answer other than success. The message has one line for each thing that is wrong. */
export class ControlPlaneError extends Error {
  override readonly name = 'ControlPlaneError';
  readonly status: number;

  constructor(asked: string, status: number, problems: readonly string[]) {
    super([`${asked} answers ${status}:`, ...problems].join('\n'));
    this.status = status;
  }
}

/** Sends a request, with a body as JSON, and gives the JSON of the answer. @throws ControlPlaneError */
export type ControlPlane = (method: string, path: string, body?: unknown) => Promise<unknown>;

/** `url` is the server's, or a sandbox's: what stands before `/__admin`. The token is sent where there is one. */
export function createControlPlane(url: string, token?: string): ControlPlane {
  return async (method, path, body) => {
    const target = `${url}${ADMIN_PATH}${path}`;
    const response = await send(method, target, body, token);
    const answer = await text(response);
    const { statusCode = 0 } = response;
    if (statusCode < 300) return answer === '' ? undefined : JSON.parse(answer);
    throw new ControlPlaneError(`${method} ${target}`, statusCode, problemsIn(answer));
  };
}

/** Not by `fetch`, which Jest's browser-like environments do not have. */
function send(
  method: string,
  url: string,
  body: unknown,
  token: string | undefined,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const proof = token === undefined ? {} : { Authorization: `Bearer ${token}` };
    const headers = { Connection: 'close', 'Content-Type': 'application/json', ...proof };
    const sent = request(url, { method, headers, agent: false }, resolve);
    sent.on('error', ({ message }) => reject(new Error(`${url} does not answer: ${message}`)));
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** `/payments/0/sum must be text`, or the answer as it is. */
function problemsIn(answer: string): readonly string[] {
  try {
    const { errors, detail }: Record<string, unknown> = Object(JSON.parse(answer));
    if (!Array.isArray(errors)) return [String(detail ?? answer)];
    return errors.map((error: unknown) => {
      const { pointer, message }: Record<string, unknown> = Object(error);
      return `${pointer} ${message}`.trim();
    });
  } catch {
    return [answer];
  }
}
