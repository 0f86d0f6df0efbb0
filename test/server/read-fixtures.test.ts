/** Where fixture documents come from. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { problemText } from '../../src/fixtures/problem-text.ts';
import { createMockServer, FixtureError } from '../../src/index.ts';
import { createClient } from '../client.ts';
import { PROFILE } from '../resources/base-world.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fixtures-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const customers = (name: string) => JSON.stringify({ customers: [{ name }] });
const namesOf = (fixtures: string): unknown => {
  const rows = createMockServer({ fixtures }).state()['customers'];
  return Array.isArray(rows) ? rows.map(({ name }) => name) : rows;
};

describe('a folder of fixtures', () => {
  it('gives all its files', () => {
    writeFileSync(join(folder, 'b.json'), customers('B'));
    writeFileSync(join(folder, 'a.json'), customers('A'));
    expect(namesOf(folder)).toEqual(['A', 'B']);
  });

  it('gives its default.json alone where it has one: the others are worlds of their own', () => {
    writeFileSync(join(folder, 'default.json'), customers('Default'));
    writeFileSync(join(folder, 'other.json'), customers('Other'));
    mkdirSync(join(folder, 'scenarios'));
    expect(namesOf(folder)).toEqual(['Default']);
  });

  it('may be the one that is shipped', () => {
    expect(namesOf('fixtures')).toEqual(createMockServerNames());
  });
});

function createMockServerNames(): unknown {
  const rows = createMockServer().state()['customers'];
  return Array.isArray(rows) ? rows.map(({ name }) => name) : rows;
}

describe('the bytes of a file', () => {
  it('may say that some were lost elsewhere, and begin with a byte order mark', () => {
    const file = join(folder, 'world.json');
    writeFileSync(file, `\ufeff${customers('Tallinna \ufffd')}`);
    expect(namesOf(file)).toEqual(['Tallinna \ufffd']);
  });

  it('are refused where they are no UTF-8', () => {
    const file = join(folder, 'world.json');
    writeFileSync(file, Buffer.from(customers('Caf\xe9'), 'latin1'));
    expect(() => namesOf(file)).toThrow(`${file}: must be UTF-8`);
  });
});

describe('an exported state', () => {
  it('takes new rows as any other one does', async () => {
    const json = {
      profile: `/api/payment-profiles/${PROFILE.active}/`,
      date_of_payment: '2024-01-01',
      sum: '1.00',
    };
    const create = { method: 'POST', path: '/api/payments/', json } as const;
    const first = createClient();
    const before = await first.send(create);
    const second = createClient({ fixtures: first.state() });
    const after = await second.send(create);
    expect([before.status, after.status]).toEqual([201, 201]);
    expect(after.json.uuid).not.toBe(before.json.uuid);
  });
});

describe('files that cannot be read', () => {
  const problemsOf = (...fixtures: string[]): readonly string[] => {
    try {
      createMockServer({ fixtures });
    } catch (error) {
      if (error instanceof FixtureError) return error.problems.map(problemText);
      throw error;
    }
    return [];
  };

  it('hide no problem of the others, and are not told again by those that refer to them', () => {
    const [lost, other, gone] = ['lost.json', 'other.json', 'gone.json'].map((name) =>
      join(folder, name),
    );
    writeFileSync(lost ?? '', '{"customers": [');
    writeFileSync(other ?? '', '{"projects": [{"customer": "acme", "name": 5}]}');
    expect(problemsOf(lost ?? '', other ?? '', gone ?? '')).toEqual([
      `${lost}: is no JSON: line 1, column 16: the text ends too early`,
      `${other}: /projects/0/name (line 1, column 36): must be text`,
      expect.stringMatching(/gone\.json: cannot be read: .*ENOENT/),
    ]);
  });

  it.each(['/dev/zero', 'pipe'])('are not waited for: %s', (name) => {
    const path = name === 'pipe' ? join(folder, name) : name;
    if (name === 'pipe') execFileSync('mkfifo', [path]);
    expect(problemsOf(path)).toEqual([
      `${path}: is no regular file: a device, pipe or folder cannot be loaded`,
    ]);
  });

  it('are told what they may have been meant to be', () => {
    writeFileSync(join(folder, 'world.json'), '{}');
    const told = (path: string) =>
      problemsOf(path)
        .join()
        .replace(/^.*cannot be read: (?:Error: )?ENOENT/, '');
    const missing = (path: string) => `: no such file or directory, stat '${path}'`;
    expect(told('edge-casez')).toBe(`${missing('edge-casez')}: did you mean "edge-cases"?`);
    expect(told('hundred-payment')).toBe(
      `${missing('hundred-payment')}: did you mean "hundred-payments", as the scenario?`,
    );
    expect(told('hundred-payments')).toMatch(
      /: did you mean "hundred-payments", as the scenario\?$/,
    );
    const near = join(folder, 'wolrd.json');
    expect(told(near)).toBe(
      `${missing(near)}: did you mean ${JSON.stringify(join(folder, 'world.json'))}?`,
    );
    const far = join(folder, 'none', 'else.json');
    expect(told(far)).toBe(missing(far));
  });

  it('may not be of any size', () => {
    const file = join(folder, 'large.json');
    writeFileSync(file, '');
    truncateSync(file, 256 * 1024 * 1024 + 1);
    expect(problemsOf(file)).toEqual([
      `${file}: has 257 MiB, and a file may have 256: split it, for files may refer to each other's rows`,
    ]);
  });
});

describe('a file of stubs', () => {
  const written = (content: object): string => {
    const path = join(folder, 'stubs.json');
    writeFileSync(path, JSON.stringify(content));
    return path;
  };

  it('joins those of the fixtures', () => {
    const stubs = written({ $schema: 'x', $comment: 'Ours.', stubs: [{ path: '/a/' }] });
    const server = createMockServer({ fixtures: { stubs: [{ path: '/b/' }] }, stubs });
    expect(server.stubs.list().map(({ path }) => path)).toEqual(['/b/', '/a/']);
    expect(server.loaded.fixtures).toEqual(['fixtures', stubs]);
    writeFileSync(stubs, JSON.stringify({ stubs: [] }));
    server.reload();
    expect(server.stubs.list()).toHaveLength(1);
  });

  it.each([
    [
      { stubs: [], payments: [] },
      '/payments: is no list of stubs: give it as --fixtures, or take it out',
    ],
    [[{ path: '/a/' }], ': must be an object with lists of rows, such as {"payments": []}'],
    [{ stubs: [{ path: 'a' }] }, '/stubs/0/path'],
  ])('is told of %j', (content, told) => {
    const stubs = written(content);
    expect(() => createMockServer({ stubs })).toThrow(told);
    expect(() => createMockServer({ stubs: join(folder, 'none.json') })).toThrow('cannot be read');
  });
});
