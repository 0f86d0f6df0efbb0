/** How it is told how many rows there are. */

/** `3 customers, 1 payments`, by table and in its order; `no rows` where there are none. */
export function rowCounts(rows: Readonly<Record<string, number>>): string {
  const counts = Object.entries(rows).filter(([, count]) => count > 0);
  return counts.map(([table, count]) => `${count} ${table}`).join(', ') || 'no rows';
}
