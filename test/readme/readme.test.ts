/** The form of the README: short, with what a newcomer needs first, and nothing in it that no test runs. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { COMMANDS } from '../../src/cli/commands.ts';
import { FLAGS } from '../../src/cli/flags.ts';
import { allBlocks, documentAt, quoted, readme, table } from './blocks.ts';
import { NOT_RUN } from './not-run.ts';
import { PAGES } from './pages.ts';
import { withoutGenerated } from './sections.ts';

const MOST_LINES = 250;
const LONGEST_LINE = 120;
/** Phrases that a reader has to read twice. */
const RIDDLES = /what stands for|in so many|as they need them|stand-in|is so where/i;

const tests = fileURLToPath(new URL('../', import.meta.url));
const manifest = JSON.parse(documentAt('package.json'));
const flags = COMMANDS.flatMap((command) => command.flags);
const known = ['--help', '--version', ...flags.map(({ name }) => `--${name}`)];
const lines = readme.trimEnd().split('\n');

/** The first line of every code block that a test takes. */
function taken(): ReadonlySet<string> {
  const files = readdirSync(tests, { recursive: true, encoding: 'utf8' });
  const sources = files
    .filter((path) => path.endsWith('.ts') && !path.includes('node_modules'))
    .map((path) => readFileSync(tests + path, 'utf8'));
  return new Set(
    sources.flatMap((source) =>
      Array.from(source.matchAll(/blockOf\(\s*(['"`])(.*?)\1/g), ([, , line = '']) => line),
    ),
  );
}

describe('README.md', () => {
  it(`has at most ${MOST_LINES} lines, none longer than ${LONGEST_LINE}`, () => {
    expect(lines.length).toBeLessThanOrEqual(MOST_LINES);
    expect(lines.filter((line) => line.length > LONGEST_LINE)).toEqual([]);
  });

  it('speaks to its four readers in their order', () => {
    const headings = lines.flatMap((line) => /^## (.*)/.exec(line)?.[1] ?? []);
    expect(headings).toEqual([
      'In a minute',
      'In your tests',
      'Seed your own data',
      'Your own Waldur',
      'Questions',
      'Reference',
    ]);
  });

  it('names the tokens before the first call needs one', () => {
    const first = lines.findIndex((line) => line.startsWith('curl'));
    expect(lines.findIndex((line) => line.includes('| `YOUR_API_TOKEN` |'))).toBeLessThan(first);
    expect(first).toBeGreaterThan(0);
  });

  it('says nothing in riddles', () => {
    expect(lines.filter((line) => RIDDLES.test(line))).toEqual([]);
  });

  it('asks for the Node.js that the package asks for', () => {
    const [, version] = /Node\.js ([\d.]+) or newer/.exec(readme) ?? [];
    expect(manifest.engines.node).toBe(`>=${version}`);
  });

  it('names only scripts that there are', () => {
    const scripts = Array.from(readme.matchAll(/npm run ([\w:]+)/g), ([, name = '']) => name);
    expect([...new Set(scripts)].filter((name) => !(name in manifest.scripts))).toEqual([]);
    expect(scripts).toContain('build');
  });

  it('names only commands and flags that there are', () => {
    const others = ['--rm', '--save-dev', '--from', '--to', '--json'];
    const named = withoutGenerated(readme).match(/(?<![\w-])--[a-z][a-z-]*/g) ?? [];
    expect([...new Set(named)].filter((flag) => ![...known, ...others].includes(flag))).toEqual([]);
    const words = Array.from(
      readme.matchAll(/(?:npx |`)waldur-payments-mock (\S+?)[\s`]/g),
      ([, word]) => word,
    );
    const commands: readonly string[] = COMMANDS.map(({ name }) => name);
    expect([...new Set(words)].filter((word = '') => !commands.includes(word))).toEqual([]);
    expect(words).toContain('exec');
  });

  it('has examples that listen where the command does', () => {
    const help = FLAGS.find(({ name }) => name === 'port')?.help;
    const ports = Array.from(readme.matchAll(/127\.0\.0\.1:(\d+)/g), ([, port = '']) => port);
    expect([...new Set(ports)].map((port) => help?.includes(`(${port})`))).toEqual([true]);
  });

  it('leads to every page, and to an example for every tool', () => {
    const pages = Object.keys(PAGES).filter((path) => path !== 'README.md');
    expect(pages.filter((path) => !readme.includes(`(${path})`))).toEqual([]);
    const linked = table('In your tests').map(([, , cell = '']) => cell);
    const folders = readdirSync(`${tests}examples`, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    expect(folders.filter((name) => !linked.join().includes(`test/examples/${name}`))).toEqual([]);
    expect(linked.map((cell) => quoted(cell).length)).not.toContain(1);
  });
});

describe.each(['README.md', 'src/cli/README.md', 'src/server/README.md', 'src/fixtures/README.md'])(
  'the code blocks of %s',
  (path) => {
    const first = allBlocks(documentAt(path)).map(({ text }) => text.split('\n', 1)[0] ?? '');

    it('are each run by a test, or there is a reason why not', () => {
      const run = taken();
      expect(first.filter((line) => !run.has(line) && !(line in NOT_RUN))).toEqual([]);
    });

    it('are told apart by their first lines', () => {
      expect(first).toEqual([...new Set(first)]);
    });

    it('are of a known language', () => {
      const languages = allBlocks(documentAt(path)).map(({ language }) => language);
      expect(languages.filter((name) => !/^(sh|js|json|yaml|python)$/.test(name))).toEqual([]);
    });
  },
);
