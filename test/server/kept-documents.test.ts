/** A server describes itself once for all who ask the same, and not for ever. */
import { describe, expect, it } from '@jest/globals';
import type { DocumentOrder } from '../../src/admin/document-order.ts';
import { keepDocuments } from '../../src/server/kept-documents.ts';

const ORDER = { part: 'api', contract: 'deployed', base: 'http://a' } as const;

/** Documents that tell in which order they were made. */
function counting() {
  const orders: DocumentOrder[] = [];
  const documents = keepDocuments((order) => {
    orders.push(order);
    return Promise.resolve({ number: orders.length });
  });
  return { orders, documents };
}

describe('documents', () => {
  it('are made once for each part, contract and base', async () => {
    const { orders, documents } = counting();
    const others: readonly DocumentOrder[] = [
      { ...ORDER, part: 'all' },
      { ...ORDER, contract: 'documented' },
      { ...ORDER, base: 'http://b' },
    ];
    const first = await documents(ORDER);
    for (const each of others) expect(await documents(each)).not.toBe(first);
    expect(await documents({ ...ORDER })).toBe(first);
    expect(orders).toEqual([ORDER, ...others]);
  });

  it('are given up when many hosts were asked for', async () => {
    const { orders, documents } = counting();
    for (let host = 0; host < 30; host += 1) await documents({ ...ORDER, base: `http://${host}` });
    await documents({ ...ORDER, base: 'http://29' });
    expect(orders).toHaveLength(30);
    await documents({ ...ORDER, base: 'http://0' });
    expect(orders).toHaveLength(31);
  });

  it('that could not be made are tried again', async () => {
    let isBroken = true;
    const documents = keepDocuments(() =>
      isBroken ? Promise.reject(new Error('not now')) : Promise.resolve({ done: true }),
    );
    await expect(documents(ORDER)).rejects.toThrow('not now');
    isBroken = false;
    expect(await documents(ORDER)).toEqual({ done: true });
  });
});
