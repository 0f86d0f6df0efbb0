/** The language that a server speaks by itself is a setting of it: one probe tells it, and no other answer drifts by it. */
import { expect, it, jest } from '@jest/globals';
import { bendingProxy } from './bending-proxy.ts';
import { comparing, driftOf, MINUTES } from './comparing.ts';

jest.setTimeout(MINUTES);

it('is told once of a server that answers German to whoever names no language', async () => {
  await using german = await bendingProxy(
    { contract: 'deployed' },
    {
      before: ({ headers }) => ({
        headers: { ...headers, 'accept-language': headers['accept-language'] || 'de' },
      }),
    },
  );
  const report = await comparing(german.url, { contract: 'deployed', refusals: true });
  expect(driftOf(report)).toEqual([
    expect.stringMatching(
      /^GET \/api\/payments\/[0-9a-f-]+\/ Accept-Language: none: header content-language$/,
    ),
  ]);
  expect(report.contract).toEqual({ preset: 'deployed' });
});
