/** A contract of two operations, and what tests count on it. */
import type { CoverageCounts, Hits } from '../../../src/admin/coverage/coverage.ts';
import type { JournalEntry } from '../../../src/admin/journal/journal.ts';
import type { Operation } from '../../../src/drf/operation.ts';

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

/** A listing that was answered 200, unless told otherwise. */
export function entry(parts: Partial<JournalEntry> = {}): JournalEntry {
  return {
    sequence: 1,
    at: '2023-10-01T10:00:00Z',
    operation: 'things_list',
    method: 'GET',
    path: '/api/things/',
    query: {},
    actor: 'staff',
    headers: {},
    body: null,
    ignored: { query: [], body: [] },
    status: 200,
    durationMs: 1,
    fault: null,
    ...parts,
  };
}

/** Counts of one operation. */
export function countsOf(
  id: string,
  statuses: Hits,
  query: Hits = {},
  fields: Hits = {},
): CoverageCounts {
  return { operations: { [id]: { statuses, query, fields } } };
}
