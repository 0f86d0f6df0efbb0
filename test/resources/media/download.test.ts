import { beforeEach, describe, expect, it } from '@jest/globals';
import { CONTRACTS, createClient, world } from '../../client.ts';
import { MEDIA, MISSING } from '../base-world.ts';
import { itRefuses, TEXT } from '../refusals.ts';

const PATH = `/api/media/${MEDIA.receipt}/`;

describe.each(CONTRACTS)('GET /api/media/{uuid}/ (%s)', (contract) => {
  const api = createClient({ contract });

  beforeEach(() => api.reset());

  it('answers the bytes to everybody, as an attachment', async () => {
    const { status, headers, bytes } = await api.get(PATH, 'anonymous');
    expect(status).toBe(200);
    expect(bytes.toString('base64')).toBe(
      'JVBERi0xLjQKMSAwIG9iajw8Pj5lbmRvYmoKdHJhaWxlcjw8Pj4KJSVFT0YK',
    );
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': '45',
      'content-disposition': 'attachment; filename="receipt.pdf"',
      allow: 'GET, HEAD, OPTIONS',
      vary: 'Accept-Language, Cookie',
      'x-frame-options': 'DENY',
    });
  });

  it('names a file beyond ASCII by its UTF-8', async () => {
    const { headers } = await api.get(`/api/media/${MEDIA.unicode}/`, 'anonymous');
    expect(headers['content-disposition']).toBe(
      "attachment; filename*=utf-8''t%C3%B5end_%C3%BC.txt",
    );
  });

  it.each(['anonymous', 'staff', 'stranger'])('answers %s', async (as) => {
    expect((await api.get(PATH, as)).status).toBe(200);
  });

  it.each([
    ['32 hex digits', MEDIA.receipt.replaceAll('-', '')],
    ['capitals', MEDIA.receipt.toUpperCase()],
    ['a urn', `urn:uuid:${MEDIA.receipt}`],
  ])('finds a file by %s', async (_form, lookup) => {
    expect((await api.get(`/api/media/${lookup}/`)).status).toBe(200);
  });

  it('answers HEAD with the headers and no body', async () => {
    const { status, headers, bytes } = await api.send({ method: 'HEAD', path: PATH });
    expect([status, bytes.length, headers['content-length']]).toEqual([200, 0, '45']);
  });

  it('ignores conditions and ranges', async () => {
    const headers = { Range: 'bytes=0-1', 'If-Modified-Since': 'Fri, 01 Jan 2100 00:00:00 GMT' };
    const { status, bytes } = await api.send({ path: PATH, headers });
    expect([status, bytes.length]).toEqual([200, 45]);
  });

  it('answers OPTIONS without authentication', async () => {
    const { status, headers } = await api.send({ method: 'OPTIONS', path: PATH, as: 'anonymous' });
    expect([status, headers['allow']]).toEqual([200, 'GET, HEAD, OPTIONS']);
  });

  itRefuses(api, { path: PATH }, [
    [
      'a bad token',
      { as: 'anonymous', headers: { Authorization: 'Token x' } },
      401,
      { detail: 'Invalid token.' },
    ],
    ['POST', { method: 'POST' }, 405, { detail: 'Method "POST" not allowed.' }],
    [
      'DELETE, to everybody',
      { method: 'DELETE', as: 'anonymous' },
      405,
      { detail: 'Method "DELETE" not allowed.' },
    ],
    ['an unknown uuid', { path: `/api/media/${MISSING}/` }, 404, { detail: 'Not found.' }],
    ['what is no uuid', { path: '/api/media/abc/' }, 404, { detail: 'Not found.' }],
    ['a list of files', { path: '/api/media/' }, 404, TEXT.notFoundPage],
  ]);

  it('escapes quotes and backslashes of a name', async () => {
    const name = 'proof_of_payment/a"b\\c.txt';
    api.seed({ media: [{ uuid: MEDIA.receipt, name, base64: 'eA==' }] });
    expect((await api.get(PATH, 'anonymous')).headers['content-disposition']).toBe(
      'attachment; filename="a\\"b\\\\c.txt"',
    );
    api.seed(world('base'));
  });
});
