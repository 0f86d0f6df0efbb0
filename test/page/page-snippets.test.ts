/** Every HTTPie command of the published page works as printed, with nothing but the host replaced. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type StartedMockServer, startMockServer } from '../../src/index.ts';
import { PRINTED_HOST, SNIPPETS, type Snippet } from './snippets.ts';

const UNLINK = 'Unlink from invoice';
/** What has to have happened before, on a fresh state. */
const EARLIER: ReadonlyMap<string, string> = new Map([[UNLINK, 'Link to invoice']]);

/** The two halves of a quoted HTTPie item, such as `sum="5"` or `Authorization:"Token …"`. */
function item(text: string): readonly [name: string, value: string] {
  const [, name = '', value = ''] = /^(\w+)[=:]"(.*)"$/.exec(text) ?? [];
  return [name, value];
}

/** What HTTPie sends. Source: its documentation, "Default behaviour" and "Explicit JSON". */
function httpie({ method, url, header, items }: Snippet): Promise<Response> {
  const headers = Object.fromEntries([item(header)]);
  if (items.length === 0) return fetch(url, { method, headers: { ...headers, Accept: '*/*' } });
  return fetch(url, {
    method,
    headers: {
      ...headers,
      Accept: 'application/json, */*;q=0.5',
      'Content-Type': 'application/json',
    },
    body: JSON.stringify(Object.fromEntries(items.map(item))),
  });
}

/** The snippet with another host: everywhere, or in the address alone. */
function at(host: string, snippet: Snippet, where: 'everywhere' | 'in the address'): Snippet {
  const replaced = (text: string) => text.replace(PRINTED_HOST, host);
  const items = where === 'everywhere' ? snippet.items.map(replaced) : snippet.items;
  return { ...snippet, url: replaced(snippet.url), items };
}

describe.each(['everywhere', 'in the address'] as const)('with the host replaced %s', (where) => {
  let server: StartedMockServer;
  beforeAll(async () => {
    server = await startMockServer();
  });
  beforeEach(() => server.reset());
  afterAll(() => server.close());

  const send = (snippet: Snippet) => httpie(at(server.url, snippet, where));

  it.each(SNIPPETS.map((snippet) => [snippet.title, snippet] as const))(
    '%s answers as documented',
    async (title, snippet) => {
      for (const earlier of SNIPPETS) {
        if (earlier.title === EARLIER.get(title)) expect((await send(earlier)).status).toBe(200);
      }
      const response = await send(snippet);
      const text = await response.text();
      expect([response.status, text === '']).toEqual([snippet.status, snippet.fields.length === 0]);
      const rows = text === '' ? [] : [JSON.parse(text)].flat();
      for (const row of rows) expect(Object.keys(row)).toEqual(snippet.fields);
      expect(rows.length > 0).toBe(snippet.fields.length > 0);
    },
  );

  it('Create and Update do what they say', async () => {
    const [create, update] = ['Create', 'Update'].map((wanted) =>
      SNIPPETS.find(({ title }) => title === wanted),
    );
    if (!create || !update) throw new Error('The page has both.');
    const before = Object(server.state()['payments']).length;
    const made = JSON.parse(await (await send(create)).text());
    expect(made).toMatchObject({ date_of_payment: '2023-10-01', sum: '0.00', invoice: null });
    expect(Object(server.state()['payments'])).toHaveLength(before + 1);
    const kept = JSON.parse(await (await send(update)).text());
    expect(kept).toMatchObject({ date_of_payment: '2023-10-01', sum: '100.00' });
  });

  it('Link answers the link, and is there until Unlink', async () => {
    const [link, unlink, retrieve] = ['Link to invoice', UNLINK, 'Retrieve'].map((wanted) =>
      SNIPPETS.find(({ title }) => title === wanted),
    );
    if (!link || !unlink || !retrieve) throw new Error('The page has all three.');
    const linked = JSON.parse(await (await send(link)).text());
    const invoice = `${server.url}/api/invoices/a1b2c3d4-e5f6-7890-abcd-ef1234567890/`;
    expect(linked).toEqual({ invoice });
    expect(JSON.parse(await (await send(retrieve)).text())).toMatchObject({ invoice });
    await send(unlink);
    expect(JSON.parse(await (await send(retrieve)).text())).toMatchObject({ invoice: null });
  });
});
