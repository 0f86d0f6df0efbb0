/** Whatever code, tests and documents cite is in the repository: whoever has only that can look it up. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { OPERATION_CLAIMS } from '../fidelity/claims/operations.ts';
import { anchorsOf, citationsIn, type Library } from './citations.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const OWN = /^test\/architecture\/citations/;
const FOLDERS = ['src', 'test', 'fixtures', '.build', '.ci', '.github'];
const NOT_READ = /^test\/(conformance\/(cases|worlds|data)\/|openapi\/client\/flow\/api)/;
const READ = /(\.([cm]?[jt]s|md|yml|yaml|html|py)|^\.ci\/run|^Dockerfile|^fixtures\/.*\.json)$/;

const read = (path: string) => readFileSync(root + path, 'utf8');
const entries = FOLDERS.flatMap((folder) =>
  readdirSync(root + folder, { recursive: true, withFileTypes: true }),
);
const inside = entries
  .map((entry) => ({
    path: `${entry.parentPath}/${entry.name}`.slice(root.length).replaceAll('\\', '/'),
    isFile: entry.isFile(),
  }))
  .filter(({ path }) => !path.includes('node_modules'));
const top = readdirSync(root, { withFileTypes: true });
const paths = new Set([...top.map(({ name }) => name), ...inside.map(({ path }) => path)]);
const files = [...inside, ...top.map((entry) => ({ path: entry.name, isFile: entry.isFile() }))]
  .filter(({ path, isFile }) => isFile && READ.test(path) && !NOT_READ.test(path))
  .map(({ path }) => ({ path, text: read(path) }));

const BEHAVIOUR = 'test/conformance/BEHAVIOUR.md';
const library: Library = {
  anchors: new Map(
    files
      .filter(({ path }) => path.endsWith('.md'))
      .map(({ path, text }) => [path, anchorsOf(text)]),
  ),
  sectioned: { BEHAVIOUR, CLIENTS: 'test/conformance/CLIENTS.md' },
  paths,
  themes: new Set(
    readdirSync(`${root}test/conformance/cases`).map((name) => name.replace('.json', '')),
  ),
  operations: new Set(Object.keys(OPERATION_CLAIMS)),
  page: 'test/fidelity/claims/page.ts',
};

const problemsOf = (text: string, path = 'src/a.ts') =>
  citationsIn({ path, text }, library).flatMap(({ problem }) => problem ?? []);

describe('citations', () => {
  const all = files
    .filter(({ path }) => !OWN.test(path))
    .flatMap((file) => citationsIn(file, library));

  it('lead to a place in the repository', () => {
    const broken = all.filter(({ problem }) => problem !== undefined);
    expect(broken.map(({ path, words, problem }) => `${path}: "${words}": ${problem}`)).toEqual([]);
  });

  it('are found, of every kind', () => {
    const words = all.map((each) => each.words).join('\n');
    for (const kind of [/^BEHAVIOUR \d/m, /^CLIENTS \d/m, /theme `/, /cases of/, /\.md#/, /\]\(/]) {
      expect(words).toMatch(kind);
    }
    expect(all.filter((each) => each.words.startsWith('BEHAVIOUR')).length).toBeGreaterThan(100);
  });

  it.each([
    ['BEHAVIOUR 3, 99 and 5', 'has no section 99'],
    ['BEHAVIOUR 24 to 27', 'has no section 26, 27'],
    ['BEHAVIOUR 5 (`proof`) and 77', 'has no section 77'],
    ['/** BEHAVIOUR\n * 88. */', 'has no section 88'],
    ['CLIENTS 10', 'has no section 10'],
    ['observed (theme `nothing`)', 'there is no theme nothing'],
    ['the cases of nothing.json', 'there is no theme nothing'],
    ['the published operation `payments_pay`', 'there is no operation payments_pay'],
    ['Source: src/README.md#cellar', 'src/README.md has no #cellar'],
    ['Source: src/READYOU.md#floors', 'src/READYOU.md has no #floors'],
    ['Source: DESIGN section 6', 'the design is in src/README.md'],
    ['STYLE 3', 'the style is in .github/CONTRIBUTING.md'],
    ['BEHAVIOUR-2 §10', 'the parts are one document'],
    ['Source: BEHAVIOUR, snapshot', 'say which section'],
    ['README, Operations', 'write README.md#heading'],
    ['Source: issue 4.', 'the list of issues is kept elsewhere'],
  ])('refuses %j', (text, problem) => {
    expect(problemsOf(text)).toEqual([expect.stringContaining(problem)]);
  });

  it.each([
    ['[a](cases/nothing.json)', 'test/conformance/cases/nothing.json is no file'],
    ['[a](../../README.md#no-such-heading)', 'README.md has no #no-such-heading'],
    ['section 4 and sections 5 and 98', 'has no section 98'],
  ])('refuses %j in a document', (text, problem) => {
    expect(problemsOf(text, BEHAVIOUR)).toEqual([expect.stringContaining(problem)]);
  });

  it.each([
    ['Source: DRF 3.15 Serializer; BEHAVIOUR 1, 5 and 6; RFC 9110, 15.', ['BEHAVIOUR 1, 5 and 6']],
    [
      'BEHAVIOUR 4 and 13; `pending_finalization` from 8.0.2 on (CLIENTS 1).',
      ['BEHAVIOUR 4 and 13', 'CLIENTS 1'],
    ],
    ['BEHAVIOUR 2, 3, 6, 8 to 11 and 14.', ['BEHAVIOUR 2, 3, 6, 8 to 11 and 14']],
    ['/** Source: BEHAVIOUR 5,\n * and 6. */', ['BEHAVIOUR 5, and 6']],
    ['A section of BEHAVIOUR.md, or a module of the original.', []],
    [
      'Source: .github/CONTRIBUTING.md#a-release, src/README.md#the-way-of-a-request.',
      ['.github/CONTRIBUTING.md#a-release', 'src/README.md#the-way-of-a-request'],
    ],
    ['Source: the published page.', ['Source: the published page']],
  ])('takes %j', (text, words) => {
    const found = citationsIn({ path: 'src/a.ts', text }, library);
    expect(found).toEqual(words.map((each) => expect.objectContaining({ words: each })));
    expect(problemsOf(text)).toEqual([]);
  });
});

describe('the sections of BEHAVIOUR.md', () => {
  it('are numbered from 0 without a gap, for good', () => {
    const numbers = Array.from(read(BEHAVIOUR).matchAll(/^## (\d+)\. /gm), ([, n]) => Number(n));
    expect(numbers).toEqual(Array.from(numbers, (_, index) => index));
    expect(numbers.length).toBeGreaterThanOrEqual(26);
  });
});
