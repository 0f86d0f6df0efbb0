/** The fields of a row of a table, as the schema of fixtures has them. */

import type { TableInfo } from '../client/shapes.ts';
import { type FormField, fieldsOf } from '../form/form-fields.ts';
import { useModel } from '../model.ts';
import { useRemote } from '../parts/use-remote.ts';
import { schemaName } from './schema-name.ts';

/** Undefined until they are known. */
export function useRowFields({ name }: TableInfo): readonly FormField[] | undefined {
  const { schemas } = useModel();
  const { value } = useRemote(async () => {
    const all = await schemas();
    return fieldsOf(all[schemaName(name)] ?? {}, all);
  }, [name]);
  return value;
}
