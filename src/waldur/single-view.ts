/** Views that stand alone, at one path, with no rows of their own. */
import { metadata } from '../drf/metadata.ts';
import type { RequestData } from '../drf/parsers.ts';
import { jsonReply, type Reply } from '../drf/reply.ts';
import type { Call } from './call.ts';
import type { Permission } from './permissions.ts';
import type { Endpoint, View } from './view.ts';

export interface SingleViewOptions {
  /** The whole path, with both slashes. */
  readonly path: string;
  /** As OPTIONS calls it. */
  readonly name: string;
  readonly operation: string;
  readonly method: 'GET' | 'POST';
  readonly permission: Permission;
  readonly answer: (call: Call, data: RequestData) => Reply;
}

export function defineSingleView(options: SingleViewOptions): View {
  const { path, name, operation, method, permission, answer } = options;
  const endpoints: ReadonlyMap<string, Endpoint> = new Map<string, Endpoint>([
    [
      method,
      {
        operation,
        permission,
        parses: method === 'POST',
        guard: (call) => (data) => answer(call, data),
      },
    ],
    [
      'OPTIONS',
      {
        operation: `${operation}_metadata`,
        permission,
        parses: false,
        guard: () => () => jsonReply(metadata({}, { name, method: undefined })),
      },
    ],
  ]);
  return {
    routes: { basename: path, hasList: false, actions: [], takesSuffix: false },
    exampleBasename: undefined,
    permission,
    endpoints: () => endpoints,
  };
}

/** Lets everybody in; a bad token is refused all the same. */
export const everybody: Permission = () => {};
