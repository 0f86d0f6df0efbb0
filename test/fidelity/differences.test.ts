/** Differences from a real server that no other test speaks of. */
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type StartedMockServer, startMockServer } from '../../src/index.ts';
import { UNPAID_EXAMPLE } from '../../src/resources/invoices/index.ts';

describe('a difference from a real server', () => {
  let server: StartedMockServer;
  beforeAll(async () => {
    server = await startMockServer();
  });
  afterAll(() => server.close());

  it('answers in English where no recording and no catalogue tells the words of another language', async () => {
    const answer = await fetch(`${server.url}/api/invoices/${UNPAID_EXAMPLE}/set_backend_id/`, {
      method: 'POST',
      headers: {
        Authorization: 'Token YOUR_API_TOKEN',
        'Content-Type': 'application/json',
        'Accept-Language': 'de',
      },
      body: '{"backend_id": []}',
    });
    expect(answer.headers.get('content-language')).toBe('de');
    expect(await answer.json()).toEqual({ backend_id: ['Not a valid string.'] });
  });

  it('refuses raw bytes beyond ASCII in the request line, as Node does', async () => {
    const socket = connect(server.port, '127.0.0.1');
    socket.end(Buffer.from('GET /api/payments/\xff/ HTTP/1.1\r\nHost: x\r\n\r\n', 'latin1'));
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 400 /);
  });
});
