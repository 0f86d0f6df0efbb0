/** What a route of the control plane is. */
import type { QueryDict } from '../drf/query-dict.ts';
import { jsonReply, type Reply } from '../drf/reply.ts';
import type { Controls } from './controls.ts';

/** One request of the control plane. */
export interface AdminCall {
  readonly controls: Controls;
  /** What stood in the place of `:name` in the path, decoded. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: QueryDict;
  /** The JSON body; undefined where there was none. */
  readonly body: unknown;
}

export interface AdminRoute {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** From `/__admin` on, with `:name` for what varies: `/snapshots/:name`. */
  readonly path: string;
  /** `optional` takes an empty body too. */
  readonly body: 'none' | 'optional' | 'required';
  readonly act: (call: AdminCall) => Reply | Promise<Reply>;
}

/** Any plain value, which was JSON or is about to be. */
export function plainReply(value: unknown, status = 200): Reply {
  const headers = { 'Content-Type': 'application/json' };
  const reply = jsonReply(null, status, headers);
  return { ...reply, body: { kind: 'text', text: JSON.stringify(value) } };
}
