/** The mutation check breaks what is there: a rule that moved away from its mutation would be held by nothing, unseen. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';

const root = new URL('../../', import.meta.url);
const list = new URL('mutations.mjs', import.meta.url);

it('finds each rule in one place, and suites that hold it', async () => {
  const { MUTATIONS } = await import(list.href);
  const misplaced: string[] = [];
  for (const { rule, file, find, replace, suites } of MUTATIONS) {
    const places = readFileSync(new URL(file, root), 'utf8').split(find).length - 1;
    const paths: readonly string[] = suites.split('|');
    const known = paths.every((suite) =>
      ['', '.test.ts'].some((end) => existsSync(new URL(`test/${suite}${end}`, root))),
    );
    if (places !== 1 || find === replace || !known) misplaced.push(rule);
  }
  expect(misplaced).toEqual([]);
  expect(MUTATIONS.length).toBeGreaterThanOrEqual(20);
});
