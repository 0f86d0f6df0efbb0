/** Bodies that a server, or a proxy before it, has compressed though nobody asked it to. */
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import {
  createRemoteClient,
  type RemoteAnswer,
  RemoteError,
} from '../../../src/remote/client/client.ts';
import { answering } from '../answering-server.ts';

const TEXT = '[{"uuid":"5eeeb69a2d78403eba11315da99dfac8"}]';
const MOST = 100_000;

/** An answer, or the error in its place, with what was asked for. */
async function fetched(encoding: string, body: Uint8Array | string, method = 'GET') {
  await using server = await answering((_, response) => {
    response.writeHead(200, { 'Content-Encoding': encoding }).end(body);
  });
  const client = createRemoteClient({ base: server.url, maxBodyBytes: MOST, retries: 0 });
  try {
    const answer = await client.send({ method, path: '/' }).catch((error: unknown) => error);
    return { answer, accepted: server.asked[0]?.headers['accept-encoding'] };
  } finally {
    client.close();
  }
}

const textOf = (answer: unknown): string =>
  Buffer.from((answer as RemoteAnswer).body ?? '').toString();

describe('a body', () => {
  it.each([
    ['gzip', gzipSync(TEXT)],
    ['x-gzip', gzipSync(TEXT)],
    ['deflate', deflateSync(TEXT)],
    ['deflate', deflateRawSync(TEXT)],
    ['br', brotliCompressSync(TEXT)],
    ['BR', brotliCompressSync(TEXT)],
    ['deflate, gzip', gzipSync(deflateSync(TEXT))],
    ['identity', TEXT],
  ])('that is encoded as %s is read', async (encoding, body) => {
    const { answer, accepted } = await fetched(encoding, body);
    expect([textOf(answer), accepted]).toEqual([TEXT, 'identity']);
  });

  it('of an answer to HEAD is none', async () => {
    const { answer } = await fetched('gzip', '', 'HEAD');
    expect(textOf(answer)).toBe('');
  });

  it.each([
    ['unfit', 'compress', Buffer.from(TEXT), /encoded as compress, which was not asked for/],
    ['unfit', 'constructor', Buffer.from(TEXT), /encoded as constructor/],
    ['unfit', 'gzip', Buffer.from(TEXT), /no gzip/],
    ['unfit', 'gzip, gzip, gzip, gzip', gzipSync(TEXT), /encoded 4 times/],
    ['too-large', 'gzip', gzipSync(Buffer.alloc(MOST * 100)), /more than 100000 bytes/],
    ['too-large', 'br', brotliCompressSync(Buffer.alloc(MOST * 100)), /more than 100000 bytes/],
  ])(
    'that is %s, as %s, is told, and no more of it kept than is allowed',
    async (kind, encoding, body, words) => {
      const { answer } = await fetched(encoding, body);
      expect(answer).toBeInstanceOf(RemoteError);
      expect(answer).toMatchObject({ kind, reason: expect.stringMatching(words) });
    },
  );
});
