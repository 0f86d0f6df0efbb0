/** Puts many rows in order by their columns, in a way that a hundred thousand of them keep nobody waiting. */
import { compareColumnValues } from '../../store/table-index.ts';
import { slot } from '../../store/tree-node.ts';
import { memberOf } from '../../values/vouched.ts';
import type { HeldRow } from '../../waldur/fixture/fixture.ts';
import type { Order } from './table-query.ts';

type Compare = (a: unknown, b: unknown) => number;

/** The first order decides; what all leave equal stays as it is. */
export function sorted<Row extends HeldRow>(
  rows: readonly Row[],
  orders: readonly Order[],
): readonly Row[] {
  return orders.reduceRight((found, order) => sortedBy(found, order), rows);
}

function sortedBy<Row extends HeldRow>(
  rows: readonly Row[],
  { column: { member, sortKey, compare = compareColumnValues }, isTurned }: Order,
): readonly Row[] {
  const values = rows.map((row) => memberOf<unknown>(row, member));
  const places =
    (sortKey && placesByNumber(values.map(sortKey), isTurned)) ??
    (isInOrder(values, compare)
      ? placesOfRuns(values, compare, isTurned)
      : placesByGroup(values, compare, isTurned));
  return places.map((place) => slot(rows, place));
}

/** As times are in a table that stands in their order. */
function isInOrder(values: readonly unknown[], compare: Compare): boolean {
  return values.every((value, at) => at === 0 || compare(values[at - 1], value) <= 0);
}

/** Of values in order: as they are, or the last run of equal ones first. */
function placesOfRuns(values: readonly unknown[], compare: Compare, isTurned: boolean): number[] {
  const places = Array.from(values.keys());
  if (!isTurned) return places;
  const turned: number[] = [];
  for (let end = places.length; end > 0; ) {
    let start = end - 1;
    while (start > 0 && compare(values[start - 1], values[start]) === 0) start -= 1;
    for (let place = start; place < end; place += 1) turned.push(place);
    end = start;
  }
  return turned;
}

/** Each value that there is is compared once for all that hold it. */
function placesByGroup(values: readonly unknown[], compare: Compare, isTurned: boolean): number[] {
  const groups = new Map<unknown, number[]>();
  for (const [place, value] of values.entries()) {
    const same = groups.get(value);
    if (same) same.push(place);
    else groups.set(value, [place]);
  }
  const keys = [...groups.keys()].sort(compare);
  return (isTurned ? keys.reverse() : keys).flatMap((key) => groups.get(key) ?? []);
}

/**
 * Value and place as one number, which are sorted without a comparison of ours; undefined where these would be too large, or
 * where values are.
 */
function placesByNumber(
  keys: readonly (number | bigint)[],
  isTurned: boolean,
): number[] | undefined {
  const plain = Float64Array.from(keys, (key) => (typeof key === 'number' ? key : Number.NaN));
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const key of plain) {
    if (!Number.isSafeInteger(key)) return undefined;
    least = Math.min(least, key);
    most = Math.max(most, key);
  }
  const count = plain.length;
  if ((most - least + 1) * count > Number.MAX_SAFE_INTEGER) return undefined;
  const both = plain.map((key, place) => (isTurned ? most - key : key - least) * count + place);
  return Array.from(both.sort(), (each) => each % count);
}
