/** Several walks as one, in order: a heap of what each has next. */
import { type Compare, type Cursor, slot } from './tree-node.ts';

interface Head<E> {
  readonly entry: E;
  readonly next: Cursor<E>;
}

/** One walk over all entries of these walks, in order; a step costs O(log k) for k walks. */
export function mergeCursors<E>(cursors: readonly Cursor<E>[], compare: Compare<E>): Cursor<E> {
  const [only] = cursors;
  if (only !== undefined && cursors.length === 1) return only;
  const heap = cursors.flatMap((next) => headOf(next) ?? []);
  heap.sort((a, b) => compare(a.entry, b.entry));
  return () => {
    const top = heap[0];
    if (top === undefined) return undefined;
    const head = headOf(top.next) ?? heap.pop();
    if (head !== undefined && heap.length > 0) sink(heap, head, compare);
    return top.entry;
  };
}

function headOf<E>(next: Cursor<E>): Head<E> | undefined {
  const entry = next();
  return entry === undefined ? undefined : { entry, next };
}

/** Puts a head at the top of the heap and lets it down to where it belongs. */
function sink<E>(heap: Head<E>[], head: Head<E>, compare: Compare<E>): void {
  let place = 0;
  for (let below = 1; below < heap.length; below = 2 * place + 1) {
    let child = slot(heap, below);
    let at = below;
    const other = heap[below + 1];
    if (other !== undefined && compare(other.entry, child.entry) < 0) {
      child = other;
      at = below + 1;
    }
    if (compare(head.entry, child.entry) <= 0) break;
    heap[place] = child;
    place = at;
  }
  heap[place] = head;
}
