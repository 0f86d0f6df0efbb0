/** The schemas of the control plane, asked for once. */
import type { Schemas } from '../form/json-schema.ts';
import type { Api } from './api.ts';
import { kept } from './kept.ts';

interface Document {
  readonly components?: { readonly schemas?: Schemas };
}

export function schemaSource(api: Api): () => Promise<Schemas> {
  return kept(async () => {
    const document = await api.get<Document>('/openapi.json?part=control-plane');
    return document.components?.schemas ?? {};
  });
}
