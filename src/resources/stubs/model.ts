/** The table of stubs, and what of a document it takes. */
import { defineModel, type Model } from '../../waldur/model/model.ts';
import { type Stub, stubFields } from './fields.ts';
import { breachesOf, type Served } from './rules.ts';
import { turnOf } from './stub-path.ts';

export type StubModel = Model<Stub, typeof stubFields>;

/** `served` says which paths a stub would never be asked for. */
export function stubModel(served: Served): StubModel {
  const model: StubModel = defineModel({
    name: 'stubs',
    fields: stubFields,
    table: { order: ({ path }) => turnOf(path), indexes: [['path']] },
    rules: {
      breaches: (stub, _extra, context) =>
        breachesOf(stub, context, { served, stored: context.store.table(model.table).select() }),
    },
  });
  return model;
}
