/** The schemas of the control plane, asked for once. */
import type { Schemas } from '../form/json-schema.ts';
import type { Api } from './api.ts';

interface Document {
  readonly components?: { readonly schemas?: Schemas };
}

export function schemaSource(api: Api): () => Promise<Schemas> {
  let asked: Promise<Schemas> | undefined;
  return () => {
    asked ??= api
      .get<Document>('/openapi.json?part=control-plane')
      .then(({ components }) => components?.schemas ?? {})
      .catch((error: unknown) => {
        asked = undefined;
        throw error;
      });
    return asked;
  };
}
