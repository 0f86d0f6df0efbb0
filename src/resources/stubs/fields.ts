/** Stubs: answers to what the mock does not serve itself. Their fields. */
import { OWN_HEADERS } from '../../drf/header-schema.ts';
import { changed } from '../../values/schema/changes.ts';
import { record, union } from '../../values/schema/composites.ts';
import { FLAG, NUMBER, text, whole } from '../../values/schema/scalars.ts';
import { type RowOf, stored } from '../../waldur/model/field.ts';
import { nullable } from '../../waldur/model/kind.ts';
import { key } from '../../waldur/model/relations.ts';
import { readBy } from '../../waldur/model/schema-kind.ts';
import { choice } from '../../waldur/model/text-kinds.ts';
import { file } from '../media/index.ts';
import { stubBody } from './body.ts';
import { STUB_ROLES } from './roles.ts';
import { STUB_PATH } from './stub-path.ts';

/** HEAD is GET, and OPTIONS tells of them. */
export const STUB_METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** A number or a truth value is what it looks like in a query. */
const QUERY = record(
  changed(union([text(), NUMBER, FLAG], 'text, a number, true or false'), String),
  { words: 'an object of values by parameter name' },
);

export const stubFields = {
  uuid: stored(key('stubs')),
  method: stored(choice(STUB_METHODS), { default: 'GET' }),
  path: stored(readBy(STUB_PATH)),
  query: stored(readBy(QUERY, { initial: {} })),
  role: stored(nullable(choice(STUB_ROLES))),
  status: stored(readBy(whole({ min: 200, max: 599 }), { initial: 200 })),
  headers: stored(readBy(OWN_HEADERS, { initial: {} })),
  body: stored(stubBody),
  file: stored(file({ folder: 'stubs', maxNameLength: 100 })),
};

export interface Stub extends RowOf<typeof stubFields> {}
