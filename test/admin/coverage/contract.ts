/** A contract of two operations, and what tests count on it. */

import type { Operation } from '../../../src/drf/operation.ts';
import type { CoverageCounts, Exercise, Hits } from '../../../src/sandbox/coverage/coverage.ts';
import type { JournalEntry } from '../../../src/sandbox/journal/entry.ts';

export const OPERATIONS: readonly Operation[] = [
  {
    id: 'things_list',
    method: 'GET',
    path: '/api/things/',
    query: ['page', 'name'],
    fields: [],
    readOnlyFields: [],
    statuses: [200, 401],
  },
  {
    id: 'things_create',
    method: 'POST',
    path: '/api/things/',
    query: [],
    fields: ['name', 'sum'],
    readOnlyFields: ['uuid'],
    statuses: [201, 400],
  },
];

/** Of an entry of that contract. */
export type EntryParts = Partial<Omit<JournalEntry, 'operation'> & Pick<Exercise, 'operation'>>;

/** A listing that was answered 200, unless told otherwise. */
export function entry({
  operation = 'things_list',
  status = 200,
  query = {},
  body = null,
}: EntryParts = {}): Exercise {
  return {
    operation,
    status,
    parameters: Object.keys(query),
    sent: typeof body === 'object' && body !== null ? Object.keys(body) : [],
  };
}

/** Counts of one operation. */
export function countsOf(
  id: string,
  statuses: Hits,
  query: Hits = {},
  fields: Hits = {},
  faults: Hits = {},
): CoverageCounts {
  return { operations: { [id]: { statuses, query, fields, faults } } };
}
