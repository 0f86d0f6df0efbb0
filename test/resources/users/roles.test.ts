/** The roles that there are. Source: BEHAVIOUR 19. */
import { describe, expect, it } from '@jest/globals';
import { CONTRACTS, createClient } from '../../client.ts';
import { TEXT } from '../refusals.ts';

const PATH = '/api/roles/';
const OWNER = '0e000000-0000-4000-8000-000000000004';
const UNKNOWN = '0e000000-0000-4000-8000-000000000099';
const NO_ROLE = { detail: 'No Role matches the given query.' };

describe.each(CONTRACTS)('/api/roles/ (%s)', (contract) => {
  const api = createClient({ contract });
  const all = (as: string) => api.get(`${PATH}?page_size=300`, as);

  it('lists the twelve system roles by name', async () => {
    const { json, headers } = await all('anonymous');
    const names = json.map(({ name }: { name: string }) => name);
    expect([names.length, names]).toEqual([12, [...names].sort()]);
    expect(headers['x-result-count']).toBe('12');
    expect(json[3]).toMatchObject({
      uuid: api.wire(OWNER),
      name: 'CUSTOMER.OWNER',
      description: 'Organization owner',
      description_en: 'Organization owner',
      description_cs: null,
      is_system_role: true,
      is_active: true,
      content_type: 'customer',
    });
    expect(json[5]).toMatchObject({
      name: 'CUSTOMER.SUPPORT',
      description: '',
      description_en: null,
    });
    expect(json[3].permissions).toContain('ORDER.APPROVE');
  });

  it.each([
    ['staff', 5],
    ['support', 5],
    ['owner', undefined],
    ['anonymous', undefined],
  ])(
    'counts grants, inactive users and all, for those who see everything: %s',
    async (as, count) => {
      expect((await all(as)).json[3].users_count).toBe(count);
    },
  );

  it('comes in pages', async () => {
    const { json, headers } = await api.get(PATH, 'anonymous');
    expect([json.length, headers['link']]).toEqual([
      10,
      expect.stringContaining('?page=2>; rel="next"'),
    ]);
    expect((await api.get(`${PATH}?page=99`)).json).toEqual({ detail: 'Invalid page.' });
  });

  it.each([
    ['is_active=true', 12],
    ['is_active=False', 0],
    ['is_active=0', 0],
    ['is_active=no', 12],
    ['is_active=%20false', 12],
    ['name=CUSTOMER.OWNER', 12],
  ])('is filtered by ?%s: %i', async (query, count) => {
    const { headers } = await api.get(`${PATH}?${query}`, 'anonymous');
    expect(headers['x-result-count']).toBe(String(count));
  });

  it.each([OWNER, OWNER.replaceAll('-', '').toUpperCase(), `%7B${OWNER}%7D`])(
    'shows one of them by its uuid in any form',
    async (uuid) => {
      const { status, json } = await api.get(`${PATH}${uuid}/`, 'anonymous');
      expect([status, json.name]).toEqual([200, 'CUSTOMER.OWNER']);
    },
  );

  it.each([UNKNOWN, 'abc', `${OWNER}/?is_active=false`])('finds no role %s', async (path) => {
    const at = path.includes('?') ? PATH + path : `${PATH}${path}/`;
    const { status, json } = await api.get(at, 'anonymous');
    expect([status, json]).toEqual([404, NO_ROLE]);
  });

  it.each([
    ['POST', '', 'staff', 405],
    ['PUT', '', 'staff', 405],
    ['PUT', '', 'support', 403],
    ['DELETE', '', 'owner', 403],
    ['POST', '', 'anonymous', 401],
    ['PUT', `${UNKNOWN}/`, 'staff', 404],
    ['DELETE', `${UNKNOWN}/`, 'staff', 404],
    ['PATCH', `${UNKNOWN}/`, 'owner', 403],
    ['PATCH', `${OWNER}/`, 'staff', 405],
    ['POST', `${UNKNOWN}/`, 'staff', 405],
    ['PUT', `${OWNER}/`, 'anonymous', 401],
  ] as const)('refuses %s of %s to %s with %i', async (method, below, as, status) => {
    const answer = await api.send({ method, as, path: PATH + below, json: {} });
    expect(answer.status).toBe(status);
    const text = {
      401: TEXT.notAuthenticated,
      403: TEXT.denied,
      404: NO_ROLE,
      405: { detail: `Method "${method}" not allowed.` },
    };
    expect(answer.json).toEqual(text[status]);
  });

  it.each([
    ['', 'staff', 'Role List', ['POST']],
    ['', 'support', 'Role List', undefined],
    ['', 'anonymous', 'Role List', undefined],
    [`${OWNER}/`, 'staff', 'Role Instance', ['PUT']],
    [`${OWNER}/`, 'owner', 'Role Instance', undefined],
    [`${UNKNOWN}/`, 'staff', 'Role Instance', undefined],
  ] as const)('describes itself at %s to %s', async (below, as, name, actions) => {
    const { json } = await api.send({ method: 'OPTIONS', as, path: PATH + below });
    expect([json.name, json.actions && Object.keys(json.actions)]).toEqual([name, actions]);
  });

  it('tells in Allow what a real server lets staff do', async () => {
    const allow = async (path: string) => (await api.get(path)).headers['allow'];
    expect(await allow(PATH)).toBe('GET, POST, HEAD, OPTIONS');
    expect(await allow(`${PATH}${OWNER}/`)).toBe('GET, PUT, PATCH, DELETE, HEAD, OPTIONS');
  });

  it('describes the fields as they are written', async () => {
    const { json } = await api.send({ method: 'OPTIONS', path: PATH });
    const { POST } = json.actions;
    expect(Object.keys(POST)).toHaveLength(22);
    expect([POST.name, POST.description_nb, POST.is_active, POST.uuid]).toEqual([
      { type: 'string', required: true, read_only: false, label: 'Name', max_length: 150 },
      {
        type: 'string',
        required: false,
        read_only: false,
        label: 'Description [nb]',
        max_length: 2000,
      },
      { type: 'boolean', required: false, read_only: false, label: 'Is active' },
      { type: 'string', required: false, read_only: true, label: 'Uuid' },
    ]);
  });
});
