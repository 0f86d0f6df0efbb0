/** What the API says of its operations, as its document has it: a long one, so asked for only when somebody wants to know. */
import type { Api } from './api.ts';
import { kept } from './kept.ts';

interface Operation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly description?: string;
}

export interface Document {
  readonly paths?: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/** By the operation's id. */
export type OperationWords = ReadonlyMap<string, string>;

export function operationSource(api: Api): () => Promise<OperationWords> {
  return kept(async () => wordsIn(await api.get<Document>('/openapi.json')));
}

export function wordsIn({ paths = {} }: Document): OperationWords {
  const all = Object.values(paths).flatMap((path) => Object.values(path));
  return new Map(
    all.flatMap(({ operationId, summary = '', description = '' }) =>
      operationId === undefined ? [] : [[operationId, description === '' ? summary : description]],
    ),
  );
}

/** What is no resource, `users/me` too, stands under `site`. */
const OF_A_RESOURCE =
  /^\/api\/(payments|payment-profiles|invoices|customers|users|media|roles)\/(?!me\/)/;

/**
 * Where the API console shows an operation, below `/docs`.
 * @param path of a request of it, without the prefix of a sandbox
 */
export function anchorOf(id: string, path: string): string {
  const [, resource = 'site'] = OF_A_RESOURCE.exec(path) ?? [];
  return `#/${resource}/${id}`;
}
