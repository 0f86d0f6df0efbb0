/** Differences from a real server that no other test speaks of. */
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type StartedMockServer, startMockServer } from '../../src/index.ts';

describe('a difference from a real server', () => {
  let server: StartedMockServer;
  beforeAll(async () => {
    server = await startMockServer();
  });
  afterAll(() => server.close());

  it.each([{ 'Accept-Language': 'et' }, { Cookie: 'django_language=de' }])(
    'answers in English, whatever is asked for: %j',
    async (asked) => {
      const answer = await fetch(`${server.url}/api/payments/`, { headers: { ...asked } });
      expect(answer.headers.get('content-language')).toBe('en');
      expect(await answer.json()).toEqual({
        detail: 'Authentication credentials were not provided.',
      });
    },
  );

  it('refuses raw bytes beyond ASCII in the request line, as Node does', async () => {
    const socket = connect(server.port, '127.0.0.1');
    socket.end(Buffer.from('GET /api/payments/\xff/ HTTP/1.1\r\nHost: x\r\n\r\n', 'latin1'));
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 400 /);
  });
});
