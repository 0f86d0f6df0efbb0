/** Any JSON, to every route of the journal: answered or refused, never a throw. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { matches as isLike } from '../../../src/sandbox/journal/match-pattern.ts';
import { requestPattern } from '../../../src/sandbox/journal/pattern.ts';
import { demand } from '../../../src/values/schema/problem-error.ts';
import { ask, busyJournal, create } from './journal-scene.ts';

const NAMES = ['operation', 'method', 'path', 'status', 'actor', 'query', 'body'];
const ODD_NAMES = ['ignoredNothing', '__proto__', 'constructor', 'toString', ''];
const value = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom('payments_create', 'POST', '/api/*', 201, 'staff', null, true, { sum: 'x' }),
);
const pattern = fc.dictionary(fc.constantFrom(...NAMES, ...ODD_NAMES), value, { maxKeys: 4 });
const times = fc.oneof(fc.nat(4), value, fc.record({ min: value, max: fc.nat(4) }));
const near = fc.record(
  {
    matches: fc.oneof(pattern, value),
    times,
    sequence: fc.oneof(fc.array(fc.oneof(pattern, value), { maxLength: 4 }), value),
    exact: fc.oneof(fc.boolean(), value),
    // A wait that is in order must not be a long one.
    timeoutMs: fc.oneof(fc.nat(1), fc.string()),
  },
  { requiredKeys: ['timeoutMs'] },
);
const order = fc.oneof(
  fc.jsonValue(),
  pattern,
  near,
  near.map(({ matches, times, sequence, exact }) => ({ matches, times, sequence, exact })),
);

describe('any JSON', () => {
  it.each(['/requests/count', '/requests/verify', '/requests/wait'])(
    'to %s is answered, or refused with pointers',
    async (path) => {
      const journal = busyJournal();
      await fc.assert(
        fc.asyncProperty(
          path === '/requests/wait' ? fc.oneof(near, fc.jsonValue()) : order,
          async (body) => {
            const sent = JSON.parse(JSON.stringify(body));
            const answer = await ask(journal, 'POST', path, sent);
            expect([200, 400]).toContain(answer.status);
            if (answer.status === 200) return;
            expect(answer.body.errors).not.toEqual([]);
            for (const error of answer.body.errors) {
              expect(error).toEqual({
                pointer: expect.stringMatching(/^(\/|$)/),
                message: expect.stringMatching(/./),
              });
            }
          },
        ),
        { numRuns: 150 },
      );
    },
  );

  it('of any query to GET /requests is answered or refused', async () => {
    const journal = busyJournal();
    const pairs = fc.array(fc.tuple(fc.constantFrom(...NAMES, ...ODD_NAMES, 'limit'), fc.string()));
    await fc.assert(
      fc.asyncProperty(pairs, async (list) => {
        const query = new URLSearchParams(list);
        const { status } = await ask(journal, 'GET', `/requests?${query}`);
        expect([200, 400]).toContain(status);
      }),
    );
  });

  it('as a body matches the very same pattern', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        const journal = busyJournal();
        const entry = create(journal, body);
        const same = demand(requestPattern(), { body: entry.body });
        expect(isLike(same, entry)).toBe(true);
      }),
    );
  });
});
