/** Asks the control plane, and the API as one of its users. What is refused is thrown with all that is wrong. */
import type { Place } from './place.ts';

export interface Problem {
  /** A JSON pointer into what was sent; empty for all of it. */
  readonly pointer: string;
  readonly message: string;
}

export class RefusedError extends Error {
  readonly status: number;
  readonly problems: readonly Problem[];

  constructor(status: number, problems: readonly Problem[]) {
    super(problems.map(({ pointer, message }) => `${pointer} ${message}`.trim()).join('; '));
    this.status = status;
    this.problems = problems;
  }
}

/** An answer of the API, read whole. */
export interface ApiAnswer {
  readonly status: number;
  readonly statusText: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly text: string;
}

export interface Api {
  /** @param path below the control plane: `/clock` @throws RefusedError; TypeError where there is no server */
  readonly get: <T>(path: string, signal?: AbortSignal) => Promise<T>;
  /** An empty answer gives undefined. @throws like `get` */
  readonly send: <T>(method: string, path: string, body?: unknown) => Promise<T | undefined>;
  /** As it came, for streams and downloads. */
  readonly raw: (path: string, init?: RequestInit) => Promise<Response>;
  /** One request of the API itself, whatever it answers. */
  readonly call: (target: string, init: RequestInit) => Promise<ApiAnswer>;
}

/**
 * @param adminToken of the control plane, where it was given
 * @param onRefused told of a 401: the control plane asks for its token
 */
export function createApi(
  place: Place,
  adminToken: () => string,
  onRefused: () => void,
  ask: typeof fetch,
): Api {
  const raw = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    const token = adminToken();
    if (token !== '') headers.set('Authorization', `Bearer ${token}`);
    const url = path.startsWith('//') ? path.slice(1) : `${place.admin}${path}`;
    const response = await ask(url, { ...init, headers });
    if (response.status === 401) onRefused();
    return response;
  };
  return {
    raw,
    async get(path, signal) {
      const response = await raw(path, signal === undefined ? {} : { signal });
      if (!response.ok) throw await refusalOf(response);
      return JSON.parse(await response.text());
    },
    async send(method, path, body) {
      const response = await raw(path, {
        method,
        ...(body === undefined
          ? {}
          : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
      });
      if (!response.ok) throw await refusalOf(response);
      const text = await response.text();
      return text === '' ? undefined : JSON.parse(text);
    },
    async call(target, init) {
      const response = await ask(target, { redirect: 'manual', credentials: 'omit', ...init });
      const { status, statusText } = response;
      return { status, statusText, headers: [...response.headers], text: await response.text() };
    },
  };
}

async function refusalOf(response: Response): Promise<RefusedError> {
  const text = await response.text();
  const told = problemsIn(text);
  const plain = { pointer: '', message: `the server answered ${response.status}` };
  return new RefusedError(response.status, told.length > 0 ? told : [plain]);
}

function problemsIn(text: string): readonly Problem[] {
  try {
    const { errors }: { readonly errors?: unknown } = JSON.parse(text);
    return Array.isArray(errors) ? errors : [];
  } catch {
    return [];
  }
}

/** What is wrong, of anything that was thrown. */
export function problemsOf(error: unknown): readonly Problem[] {
  if (error instanceof RefusedError) return error.problems;
  return [{ pointer: '', message: wordsOf(error) }];
}

function wordsOf(error: unknown): string {
  // What browsers throw where nobody listens, each in its own words.
  if (error instanceof TypeError) return 'the server does not answer: is it running?';
  return error instanceof Error ? error.message : 'something failed';
}
