/** Settings of a server are no drift; the language that it speaks by itself is told by one probe. */
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
      // What else is a setting: plug-ins, who issues invoices, and how long they may stay unpaid.
      after: (answer, { method, path }) => {
        const isOpen = /^\/api\/(configuration\/)?$/.test(path);
        if (method !== 'GET' || answer.status !== 200) return answer;
        if (isOpen) return { ...answer, body: answer.body.replace('{', '{"own-plug-in":"x",') };
        const body = answer.body
          .replaceAll('"company":', '"firm":')
          .replaceAll(/"due_date":"[^"]+"/g, '"due_date":"2031-01-01"');
        return { ...answer, body };
      },
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
