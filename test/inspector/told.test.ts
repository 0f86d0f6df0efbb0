/** What the page makes of a refusal: the mock's own words at the rule that they are about, and the rows that it is about. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { createMockServer, startMockServer } from '../../src/index.ts';
import { anchorOf, type Document, wordsIn } from '../../src/inspector/client/operations.ts';
import type { JournalEntry } from '../../src/inspector/client/shapes.ts';
import { partsWithRows, rowAt } from '../../src/inspector/data/api-path.ts';
import { noteOf, rowsOf, toldOf } from '../../src/inspector/requests/detail/told.ts';

const PAYMENT = 'ba000000-0000-4000-8000-000000000006';
const UNPAID = '1a000000-0000-4000-8000-000000000006';
const LINKED = `/api/payments/${PAYMENT}/link_to_invoice/`;
let server: Awaited<ReturnType<typeof startMockServer>> | undefined;

beforeAll(async () => {
  server = await startMockServer({ port: 0 });
});
afterAll(() => server?.close());

async function refused(path: string, body: unknown, type?: string): Promise<JournalEntry> {
  const headers = { Authorization: 'Token YOUR_API_TOKEN', 'Content-Type': type ?? '' };
  if (type === undefined) headers['Content-Type'] = 'application/json';
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  await (await fetch(`${server?.url}${path}`, { method: 'POST', headers, body: text })).text();
  const entry = server?.requests.entries().at(-1);
  if (entry === undefined) throw new Error('Nothing was asked.');
  return entry;
}

const keys = (entry: JournalEntry) => rowsOf(entry).map(({ table, key }) => `${table} ${key}`);

describe('the note of a refusal', () => {
  it('stands at the rule that it is about, and leads to the row that it names', async () => {
    const entry = await refused(LINKED, { invoice: `/api/invoices/${UNPAID}/` });
    const names = entry.refusals.map(({ name }) => name);
    const { byRule, rest } = toldOf(noteOf(entry) ?? '', names);
    const told = byRule.get('payments.link_to_invoice.invoice.does_not_exist') ?? '';
    expect(told).toContain('must be paid');
    expect(rest).toBe('');
    expect(rowAt(told)).toEqual({ table: 'invoices', key: UNPAID });
    expect(keys(entry)).toEqual([`payments ${PAYMENT}`]);
  });

  it('is of each field by itself, and what is of none stays', () => {
    const note = 'It is late. a: is no such. Row. b: must be c.';
    const { byRule, rest } = toldOf(note, ['x.b.bad', 'x.a.bad', 'x.a.worse']);
    expect([...byRule]).toEqual([
      ['x.a.bad', 'a: is no such. Row.'],
      ['x.b.bad', 'b: must be c.'],
    ]);
    expect(rest).toBe('It is late.');
    expect(toldOf('z: is of no rule.', ['x.a.bad'])).toEqual({
      byRule: new Map(),
      rest: 'z: is of no rule.',
    });
    expect(toldOf('', [])).toEqual({ byRule: new Map(), rest: '' });
  });

  it('is none where a fault has a line of its own, and where nobody has answered', async () => {
    const entry = await refused(LINKED, {});
    expect(noteOf(entry)).toBeUndefined();
    expect(noteOf({ ...entry, response: null })).toBeUndefined();
    const fault = 'fault-1';
    const response = entry.response && {
      ...entry.response,
      headers: [['X-Mock-Note', `fault ${fault}`] as const],
    };
    expect(noteOf({ ...entry, fault, response })).toBeUndefined();
    expect(noteOf({ ...entry, response })).toBe('fault fault-1');
  });
});

describe('the rows of a refusal', () => {
  const foreign = `http://127.0.0.1/api/invoices/${UNPAID.replaceAll('-', '')}/`;

  it.each([
    ['of JSON', { invoice: foreign }, undefined],
    ['of a form', `invoice=${encodeURIComponent(foreign)}`, 'application/x-www-form-urlencoded'],
  ])('are that in the address and those of refused fields, %s', async (_of, body, type) => {
    const entry = await refused(LINKED, body, type);
    // As a server would answer that has no note.
    const response = entry.response && {
      ...entry.response,
      headers: [['Content-Type', 'application/json'] as const],
    };
    expect(keys({ ...entry, response })).toEqual([
      `payments ${PAYMENT}`,
      `invoices ${UNPAID.replaceAll('-', '')}`,
    ]);
    expect(keys({ ...entry, response: null })).toEqual([`payments ${PAYMENT}`]);
  });

  it('are none where none is named', async () => {
    expect(keys(await refused('/api/payments/', [1]))).toEqual([]);
    expect(keys(await refused('/api/payments/', { profile: 5 }))).toEqual([]);
    expect(keys(await refused('/api/payments/', 'profile', 'text/plain'))).toEqual([]);
  });
});

describe('partsWithRows', () => {
  it('loses nothing, and knows the tables alone', () => {
    const text = `a /api/invoices/${UNPAID}/ b /api/media/${UNPAID}/ c`;
    const parts = partsWithRows(text);
    expect(parts.map((part) => part.text).join('')).toBe(text);
    expect(parts.flatMap(({ row }) => row ?? [])).toEqual([{ table: 'invoices', key: UNPAID }]);
    expect(partsWithRows('')).toEqual([]);
  });
});

describe('an operation', () => {
  it('is where the API console shows it, and has the words of its document', async () => {
    const { body } = await request(createMockServer().app).get('/__admin/openapi.json');
    const { paths = {} }: Document = body;
    const found = Object.entries(paths).flatMap(([path, operations]) =>
      Object.values(operations).flatMap(({ operationId, ...told }) => {
        const tags: unknown = Object.entries(told).find(([name]) => name === 'tags')?.[1];
        return operationId === undefined ? [] : [[operationId, path, String(tags)] as const];
      }),
    );
    expect(found.map(([id, path]) => [id, anchorOf(id, path)])).toEqual(
      found.map(([id, , tag]) => [id, `#/${tag}/${id}`]),
    );
    const words = wordsIn(body);
    expect(words.get('payments_link_to_invoice')).toContain('The invoice must be paid');
    expect(words.get('payments_list')).not.toBe('');
    expect([...wordsIn({}), ...wordsIn({ paths: { '/': { parameters: {} } } })]).toEqual([]);
  });
});
