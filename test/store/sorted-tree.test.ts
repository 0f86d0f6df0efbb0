/** A sorted tree agrees with a sorted array, keeps its shape, and leaves kept roots alone. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EditEpoch } from '../../src/store/edit-epoch.ts';
import { SortedTree } from '../../src/store/sorted-tree.ts';
import { MAX_SLOTS, MIN_SLOTS, type TreeNode } from '../../src/store/tree-node.ts';

const ascending = (a: number, b: number): number => a - b;

function createTree(epoch = new EditEpoch()): SortedTree<number> {
  return new SortedTree<number>(ascending, epoch);
}

function contents(tree: SortedTree<number>, from = 0, to = tree.size): number[] {
  const next = tree.walk(from, to);
  const found: number[] = [];
  for (let entry = next(); entry !== undefined; entry = next()) found.push(entry);
  return found;
}

/** Holds that a tree has these entries. Jest compares thousands of numbers a hundred times slower than a text of them. */
function expectContents(tree: SortedTree<number>, entries: Iterable<number>): void {
  expect(contents(tree).join()).toBe([...entries].sort(ascending).join());
}

/** The depth of a node; throws unless counts, first entries, fill and depth are as they must be. */
function checkedDepth(node: TreeNode<number>, isRoot = true): number {
  const { children, items } = node;
  if (items.length > MAX_SLOTS) throw new Error('too full');
  if (!isRoot && items.length < MIN_SLOTS) throw new Error('too thin');
  if (children === undefined) {
    if (node.size !== items.length) throw new Error('miscounted leaf');
    return 1;
  }
  if (children.length < 2 || children.length !== items.length) throw new Error('misshapen');
  if (children.some((child, index) => child.items[0] !== items[index])) throw new Error('stale');
  const total = children.reduce((sum, child) => sum + child.size, 0);
  if (total !== node.size) throw new Error('miscounted');
  const depths = new Set(children.map((child) => checkedDepth(child, false)));
  if (depths.size !== 1) throw new Error('unbalanced');
  return 1 + Math.max(...depths);
}

const operations = fc.array(
  fc.record({ add: fc.boolean(), value: fc.integer({ min: 0, max: 600 }), share: fc.nat(40) }),
  { maxLength: 1500, size: 'max' },
);

const numbers = (maxLength: number) =>
  fc.uniqueArray(fc.integer({ min: 0, max: 20_000 }), { maxLength, size: 'max' });

describe('SortedTree', () => {
  it('takes many entries in at once, in any order, and leaves kept roots alone', () => {
    fc.assert(
      fc.property(numbers(6000), fc.array(numbers(300), { maxLength: 8 }), (first, batches) => {
        const epoch = new EditEpoch();
        const tree = createTree(epoch);
        tree.insertAll(first);
        const model = new Set(first);
        for (const batch of batches) {
          const { root } = tree;
          epoch.end();
          const before = [...model];
          const fresh = batch.filter((value) => !model.has(value));
          tree.insertAll(fresh);
          for (const value of fresh) model.add(value);
          checkedDepth(tree.root);
          expectContents(tree, model);
          const after = tree.root;
          tree.root = root;
          expectContents(tree, before);
          tree.root = after;
        }
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    ['behind all', 5000],
    ['among them', 2500.5],
    ['before all', -1000],
  ])('takes a run in that stands together, %s', (_, start) => {
    const tree = createTree();
    const all = Array.from({ length: 5000 }, (_unused, value) => value);
    tree.insertAll(all);
    const run = Array.from({ length: 1000 }, (_unused, place) => start + place / 10_000);
    tree.insertAll([...run].reverse());
    checkedDepth(tree.root);
    expectContents(tree, [...all, ...run]);
  });

  it('agrees with a sorted array under random inserts, removes and kept roots', () => {
    fc.assert(
      fc.property(operations, (steps) => {
        const epoch = new EditEpoch();
        const tree = createTree(epoch);
        const model = new Set<number>();
        const kept: { root: TreeNode<number>; values: number[] }[] = [];
        for (const { add, value, share } of steps) {
          if (share === 0) {
            epoch.end();
            kept.push({ root: tree.root, values: [...model] });
          }
          if (add && !model.has(value)) tree.insert(value);
          if (!add && tree.remove(value) !== model.has(value)) expect(value).toBe('known to both');
          if (add) model.add(value);
          else model.delete(value);
        }
        checkedDepth(tree.root);
        expectContents(tree, model);
        for (const { root, values } of kept) {
          tree.root = root;
          checkedDepth(root);
          expectContents(tree, values);
        }
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    ['rising', (index: number) => index],
    ['falling', (index: number) => -index],
    ['scattered', (index: number) => (index * 7919) % 20011],
  ])('stays shallow and balanced with 20,000 %s entries, down to none', (_name, entryAt) => {
    const tree = createTree();
    const values = Array.from({ length: 20_000 }, (_unused, index) => entryAt(index));
    for (const value of values) tree.insert(value);
    expect(checkedDepth(tree.root)).toBeLessThanOrEqual(4);
    expectContents(tree, values);
    for (const [index, value] of values.entries()) {
      if (!tree.remove(value)) expect(value).toBe('found');
      if (index % 997 === 0) checkedDepth(tree.root);
    }
    expect(tree.size).toBe(0);
  });

  it('finds ranks, ranges and entries by rank', () => {
    const tree = createTree();
    for (let value = 0; value < 5000; value += 1) tree.insert(value * 2);
    expect(tree.rank((entry, place) => entry < place, 2001)).toBe(1001);
    expect(tree.rank((entry, place) => entry < place, -1)).toBe(0);
    expect(tree.rank((entry, place) => entry < place, 10_001)).toBe(5000);
    expect([tree.at(-1), tree.at(0), tree.at(1234), tree.at(4999), tree.at(5000)]).toEqual([
      undefined,
      0,
      2468,
      9998,
      undefined,
    ]);
    expect(contents(tree, 4997, 9999)).toEqual([9994, 9996, 9998]);
    expect(contents(tree, 3, 3)).toEqual([]);
  });

  it('replaces an entry by its equal, also where it heads a node', () => {
    const tree = new SortedTree<{ readonly at: number; readonly text: string }>(
      (a, b) => a.at - b.at,
      new EditEpoch(),
    );
    for (let at = 0; at < 300; at += 1) tree.insert({ at, text: 'old' });
    for (let at = 0; at < 300; at += 1) expect(tree.replace({ at, text: 'new' })).toBe(true);
    expect(tree.replace({ at: 300, text: 'new' })).toBe(false);
    expect(tree.replace({ at: -1, text: 'new' })).toBe(false);
    expect(tree.root.items.every((entry) => entry.text === 'new')).toBe(true);
    expect(tree.size).toBe(300);
  });

  it('answers false when asked to remove what it does not hold', () => {
    const tree = createTree();
    expect(tree.remove(1)).toBe(false);
    tree.insert(1);
    expect([tree.remove(0), tree.remove(2), tree.remove(1)]).toEqual([false, false, true]);
  });
});
