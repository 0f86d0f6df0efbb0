/** Stubs: answers to what the mock does not serve itself, as rows of which fixtures tell. */
import type { Resource } from '../../waldur/resource.ts';
import type { Elsewhere } from '../../waldur/site/elsewhere.ts';
import { answerByStub } from './answer.ts';
import { type StubModel, stubModel } from './model.ts';
import type { Served } from './rules.ts';

export { OWN_BASE } from './own-base.ts';

/** The resource, and what answers by its rows. */
export function createStubs(served: Served): {
  readonly table: StubModel['table'];
  readonly resource: Resource;
  readonly elsewhere: Elsewhere;
} {
  const model = stubModel(served);
  const { table } = model;
  return {
    table,
    resource: {
      table,
      get fixture() {
        return model.fixture;
      },
    },
    elsewhere: (meeting) => {
      const rows = meeting.world.store.table(table);
      return rows.size === 0 ? undefined : answerByStub(rows.select(), meeting);
    },
  };
}
