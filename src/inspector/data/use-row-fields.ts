/** The fields of a row of a table, as the schema of fixtures has them. */

import type { TableInfo } from '../client/shapes.ts';
import { type FormField, fieldsOf } from '../form/form-fields.ts';
import { useModel } from '../model.ts';
import { type Remote, useRemote } from '../parts/use-remote.ts';
import { schemaName } from './schema-name.ts';

export function useRowFields({ name }: TableInfo): Remote<readonly FormField[]> {
  const { schemas } = useModel();
  return useRemote(async () => {
    const all = await schemas();
    return fieldsOf(all[schemaName(name)] ?? {}, all);
  }, [name]);
}
