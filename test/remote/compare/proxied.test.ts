/** A real server behind what usually stands before one: what a proxy adds is no drift. */
import { gzipSync } from 'node:zlib';
import { expect, it, jest } from '@jest/globals';
import { type Answer, bendingProxy, type Packed } from './bending-proxy.ts';
import { ALL_PHASES, comparing, driftOf, MINUTES } from './comparing.ts';

jest.setTimeout(MINUTES);

const ADDED = {
  server: 'nginx/1.25.3',
  'x-frame-options': 'SAMEORIGIN',
  'x-content-type-options': 'nosniff',
  'x-xss-protection': '1; mode=block',
  'referrer-policy': 'strict-origin',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'content-security-policy': "default-src 'self'",
  'permissions-policy': 'camera=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'access-control-allow-origin': '*',
  'cache-control': 'no-store',
  'set-cookie': ['sticky=1; Path=/', 'csrftoken=2'],
  via: '1.1 varnish',
  'x-cache': 'MISS',
  'x-request-id': '7f1c',
  'cf-ray': '8a',
  age: '0',
  etag: 'W/"1"',
  'alt-svc': 'h3=":443"',
};

/** As nginx with `gzip on`, and a policy of headers. */
function proxied(answer: Answer): Packed {
  const { headers, body } = answer;
  const vary = ['Accept-Encoding', 'X-Forwarded-Proto', headers['vary'] ?? 'Origin'].join(', ');
  const added = { ...headers, ...ADDED, vary };
  const isZipped = body.length > 20;
  return isZipped
    ? { ...answer, headers: { ...added, 'content-encoding': 'gzip' }, body: gzipSync(body) }
    : { ...answer, headers: added };
}

it('what a proxy adds, and compresses, is no drift', async () => {
  await using server = await bendingProxy({ contract: 'deployed' }, { pack: proxied });
  const report = await comparing(server.url, { contract: 'deployed', ...ALL_PHASES });
  expect(driftOf(report)).toEqual([]);
  expect(report.named).toEqual([]);
});
