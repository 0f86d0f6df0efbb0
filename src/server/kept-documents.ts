/** OpenAPI documents, each described once: a page and its readers ask for the same ones, and a description takes its time. */
import type { DocumentOrder } from '../admin/document-order.ts';
import { describeServer } from './describe-server.ts';

type Description = ReturnType<typeof describeServer>;

/** Whoever asks names the host, and so how many documents there could be. */
const MAX_KEPT = 12;

/** Of one server: what it is asked for again it still has. */
export function keepDocuments(
  describe: (order: DocumentOrder) => Description = describeServer,
): (order: DocumentOrder) => Description {
  const kept = new Map<string, Description>();
  return (order) => {
    const { part, contract, base } = order;
    const key = JSON.stringify([part, contract, base]);
    const known = kept.get(key);
    if (known !== undefined) return known;
    if (kept.size >= MAX_KEPT) kept.clear();
    const made = describe(order);
    kept.set(key, made);
    // What failed is tried again.
    made.catch(() => kept.delete(key));
    return made;
  };
}
