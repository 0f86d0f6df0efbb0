/** What a folder under `resources/` gives to the rest: a table, its fixtures, and, if it is served, a view. */
import type { TableDefinition } from '../store/table-definition.ts';
import type { Fixture } from './fixture/fixture.ts';
import type { View } from './view-set/view.ts';

export interface Resource {
  readonly table: TableDefinition<never>;
  /** What the server itself remembers, and no document has. */
  readonly moreTables?: readonly TableDefinition<never>[];
  readonly fixture: Fixture;
  readonly view?: View;
}
