import { describe, expect, it } from '@jest/globals';
import { createClient, ORIGIN, world } from '../client.ts';

/** The header's links by their relation, in its order. */
function links(header = ''): readonly (readonly [relation: string, query: string])[] {
  return header.split(', ').map((link) => {
    const [, url = '', relation = ''] = /^<(.*)>; rel="(\w+)"$/.exec(link) ?? [];
    return [relation, url.replace(`${ORIGIN}/api/payments/`, '')];
  });
}

describe('the Link header', () => {
  const api = createClient({ fixtures: world('many') });

  it.each([
    [
      '',
      [
        ['first', ''],
        ['next', '?page=2'],
        ['last', '?page=31'],
      ],
    ],
    [
      '?page=1',
      [
        ['first', ''],
        ['next', '?page=2'],
        ['last', '?page=31'],
      ],
    ],
    [
      '?page=2',
      [
        ['first', ''],
        ['prev', ''],
        ['next', '?page=3'],
        ['last', '?page=31'],
      ],
    ],
    [
      '?page=3',
      [
        ['first', ''],
        ['prev', '?page=2'],
        ['next', '?page=4'],
        ['last', '?page=31'],
      ],
    ],
    [
      '?page=31',
      [
        ['first', ''],
        ['prev', '?page=30'],
        ['last', '?page=31'],
      ],
    ],
    [
      '?page=last',
      [
        ['first', ''],
        ['prev', '?page=30'],
        ['last', '?page=31'],
      ],
    ],
    [
      '?date_of_payment=1900-01-01',
      [
        ['first', '?date_of_payment=1900-01-01'],
        ['last', '?date_of_payment=1900-01-01'],
      ],
    ],
    [
      '?page_size=301',
      [
        ['first', '?page_size=301'],
        ['next', '?page=2&page_size=301'],
        ['last', '?page=2&page_size=301'],
      ],
    ],
    [
      '?page_size=x',
      [
        ['first', '?page_size=x'],
        ['next', '?page=2&page_size=x'],
        ['last', '?page=31&page_size=x'],
      ],
    ],
    [
      '?z=1&a=2&a=1&page=30',
      [
        ['first', '?a=2&a=1&z=1'],
        ['prev', '?a=2&a=1&page=29&z=1'],
        ['next', '?a=2&a=1&page=31&z=1'],
        ['last', '?a=2&a=1&page=31&z=1'],
      ],
    ],
    [
      '?Z=1&a&page_size=300',
      [
        ['first', '?Z=1&a=&page_size=300'],
        ['next', '?Z=1&a=&page=2&page_size=300'],
        ['last', '?Z=1&a=&page=2&page_size=300'],
      ],
    ],
    [
      "?q=a%20b+c/%C3%B5~._-!*'()%26&page=last&page_size=300",
      [
        ['first', '?page_size=300&q=a+b+c%2F%C3%B5~._-%21%2A%27%28%29%26'],
        ['prev', '?page_size=300&q=a+b+c%2F%C3%B5~._-%21%2A%27%28%29%26'],
        ['last', '?page=2&page_size=300&q=a+b+c%2F%C3%B5~._-%21%2A%27%28%29%26'],
      ],
    ],
    [
      '?page=2&page=3',
      [
        ['first', ''],
        ['prev', '?page=2'],
        ['next', '?page=4'],
        ['last', '?page=31'],
      ],
    ],
  ])('of %j', async (query, expected) => {
    const { status, headers } = await api.get(`/api/payments/${query}`);
    expect(status).toBe(200);
    expect(links(headers['link'])).toEqual(expected);
  });

  it('follows the suffix, the Host and the scheme', async () => {
    const headers = { Host: 'x.test:1', 'X-Forwarded-Proto': 'https' };
    const { headers: answered } = await api.send({ path: '/api/payments.json', headers });
    expect(answered['link']).toContain('<https://x.test:1/api/payments.json>; rel="first"');
  });

  it.each(['latin-1', 'utf-16', 'cp1251'])(
    'is UTF-8 where the body is said to be %s',
    async (charset) => {
      const path = '/api/payments/?x=%C3%B5&page_size=%EF%BC%95';
      const type = `application/x-www-form-urlencoded; charset=${charset}`;
      const { headers } = await api.send({ path, headers: { 'Content-Type': type } });
      expect(links(headers['link'])[0]).toEqual(['first', '?page_size=%EF%BC%95&x=%C3%B5']);
    },
  );

  it('leads from page to page until there is no next one', async () => {
    const uuids: string[] = [];
    let path: string | undefined = '/api/payments/?page_size=100';
    while (path !== undefined) {
      const { headers, json } = await api.get(path);
      uuids.push(...json.map(({ uuid }: { uuid: string }) => uuid));
      path = /<http:\/\/waldur.test([^>]*)>; rel="next"/.exec(headers['link'] ?? '')?.[1];
    }
    expect(new Set(uuids).size).toBe(305);
    expect(uuids).toHaveLength(305);
  });
});
