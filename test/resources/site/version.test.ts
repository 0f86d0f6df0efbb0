/** The version of the server, which is not for everybody. Source: BEHAVIOUR 21. */
import { describe, expect, it } from '@jest/globals';
import { createClient } from '../../client.ts';
import { TEXT } from '../refusals.ts';

const PATH = '/api/version/';
const api = createClient();

describe('GET /api/version/', () => {
  it.each(['staff', 'support', 'staff_support'])(
    'tells staff and support the version',
    async (as) => {
      const { status, json } = await api.get(PATH, as);
      expect([status, json]).toEqual([200, { version: expect.stringMatching(/^\d+\.\d+\.\d+$/) }]);
    },
  );

  it.each(['GET', 'HEAD', 'OPTIONS', 'POST', 'DELETE'] as const)(
    'refuses %s of everybody else, before it looks at the method',
    async (method) => {
      const answers = await Promise.all(
        ['owner', 'stranger', 'anonymous'].map((as) => api.send({ method, as, path: PATH })),
      );
      expect(answers.map(({ status }) => status)).toEqual([403, 403, 401]);
      if (method === 'HEAD') return;
      expect(answers.map(({ json }) => json)).toEqual([
        TEXT.denied,
        TEXT.denied,
        TEXT.notAuthenticated,
      ]);
    },
  );

  it.each(['HEAD', 'POST', 'PUT'] as const)('has no %s', async (method) => {
    const answer = await api.send({ method, path: PATH });
    expect([answer.status, answer.headers['allow']]).toEqual([405, 'GET, OPTIONS']);
  });

  it('describes itself', async () => {
    const { json } = await api.send({ method: 'OPTIONS', path: PATH });
    expect([json.name, json.description, json.actions]).toEqual([
      'Version Detail',
      'Retrieve version of the application',
      undefined,
    ]);
  });

  it('is the same at all that goes on behind it', async () => {
    expect((await api.get('/api/version/x')).json).toEqual((await api.get(PATH)).json);
  });
});
