/** The row that an answer shows, as a fixture document has it. */
import type { JournalEntry } from '../../client/shapes.ts';
import { tableOf } from '../../data/api-path.ts';

export interface NamedRow {
  readonly table: string;
  readonly uuid: string;
  /** As the API has shown it: what fixtures do not take is ignored there. */
  readonly shown: Readonly<Record<string, unknown>>;
}

/** Undefined for an answer that shows no row. */
export function rowIn(entry: JournalEntry): NamedRow | undefined {
  const { response, path } = entry;
  const [, basename = ''] = /^\/api\/([\w-]+)\//.exec(path) ?? [];
  const table = tableOf(basename);
  if (table === undefined || response?.body?.encoding !== 'utf-8' || response.status >= 300) {
    return undefined;
  }
  try {
    const shown: unknown = JSON.parse(response.body.text);
    return isRow(shown) ? { table, uuid: shown.uuid, shown } : undefined;
  } catch {
    return undefined;
  }
}

function isRow(
  value: unknown,
): value is { readonly uuid: string; readonly [name: string]: unknown } {
  return (
    typeof value === 'object' && value !== null && 'uuid' in value && typeof value.uuid === 'string'
  );
}

export function fixtureOf(table: string, row: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ [table]: [row] }, null, 2);
}
